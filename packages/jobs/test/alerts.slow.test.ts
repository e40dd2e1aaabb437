/**
 * A run names schemes and raises alerts: over a drawn world in the real engine, with typologies that a user added, and
 * with evidence that is tampered with.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveSettings } from '@analytics/analyzers';
import {
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type RunStep,
  type Window,
} from '@analytics/domain';
import {
  diffAlerts,
  listAlerts,
  migrate,
  openDatabase,
  tracedAlerts,
  verifyAlerts,
  verifyOneAlert,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import { runPipeline } from '../src/run/pipeline.ts';
import { readUserTypologies, type UserTypologies } from '../src/window/user-typologies/read-user-typologies.ts';
import { OpenWindow } from '../src/window/open-window.ts';

const network = parseNetworkName('alerts-test');
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
const STEPS: readonly RunStep[] = ['initialize', 'features', 'patterns', 'typologies', 'alerts', 'publish', 'audit'];
const stay = new AbortController().signal;
let directory: string;
let database: Database;

type Drawn = readonly [from: string, to: string, hours: number, usd: number];

const LABELS = [
  ['hacker', 'exploit', 'critical'],
  ['bank', 'exchange', 'low'],
] as const;

/** A chain of three hands, and a round of three; hours after the window's beginning. */
const TRANSFERS = [
  ['s', 'a', 10, 9000],
  ['a', 'b', 12, 8950],
  ['b', 'c', 15, 8900],
  ['c', 'd', 19, 8850],
  ['r1', 'r2', 100, 4000],
  ['r2', 'r3', 103, 3980],
  ['r3', 'r1', 106, 3960],
] as const;

/** Long after them: what a hacker took goes over three hands to an exchange, and in part to one who keeps it. */
const THEFT_WINDOW = windowOf(parseProcessingDate('2025-06-01'), 14);
const THEFT = [
  ['pool', 'hacker', 10, 9000],
  ['hacker', 'h1', 12, 8950],
  ['h1', 'h2', 15, 8900],
  ['h2', 'h3', 19, 8850],
  ['h3', 'keeper', 20, 2000],
  ['h3', 'bank', 21, 6850],
] as const;

async function fill(slice: Window, prefix: string, transfers: readonly Drawn[]): Promise<void> {
  for (const [number, [from, to, hours, usd]] of transfers.entries()) {
    await database.command(
      `INSERT INTO core_transfers VALUES ({tx:String}, '0', '0', {block:UInt32}, {time:UInt64}, {from:String}, {to:String}, 'USDS', 'native', {usd:UInt32}, {usd:UInt32}, 0, 1)`,
      { tx: `${prefix}${number}`, block: number + 1, time: slice.start_ms + hours * 3_600_000, from, to, usd },
    );
  }
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-alerts-'));
  database = await openDatabase({ name: databaseOf(network), data_dir: directory, threads: 1 });
  await migrate(database, network);
  await fill(window, 't', TRANSFERS);
  await fill(THEFT_WINDOW, 'h', THEFT);
  for (const [address, address_type, risk_level] of LABELS) {
    await database.command(
      `INSERT INTO core_address_labels SELECT {network:String}, '', {address:String}, {address:String}, {address_type:String}, '', 'verified', 'test', {risk_level:String}, 1, 1, 1, 1`,
      { network, address, address_type, risk_level },
    );
  }
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

async function run(
  slice: Window = window,
  typologies_directory?: string,
  steps = STEPS,
  given: Parameters<typeof resolveSettings>[0] = {},
  threads = 1,
): Promise<RunRecord> {
  return await runPipeline(
    database,
    {
      network,
      window: slice,
      settings: resolveSettings(given, network, 'test'),
      threads,
      allow_empty: false,
      steps,
      user_typologies: await readUserTypologies(typologies_directory),
      data_dir: directory,
      code_version: 'test',
    },
    { signal: stay, now_ms: () => Date.now(), onEvent: () => undefined },
  );
}

function openWindow(user_typologies?: UserTypologies): OpenWindow {
  const settings = resolveSettings({}, network, 'test');
  return new OpenWindow(database, { network, window, settings, threads: 1, user_typologies, signal: stay });
}

const alertTypes = async (slice: Window): Promise<string[]> =>
  (await listAlerts(database, slice, 100)).map(({ typology_type }) => typology_type).sort();

describe('a run with typologies and alerts', () => {
  it('raises one alert a scheme, in words, with evidence that can be replayed', async () => {
    await run();
    expect(await alertTypes(window)).toEqual(['layering', 'round_tripping']);
    const [first] = await listAlerts(database, window, 1);
    expect(first?.description).toContain('FATF: Red flags related to transaction patterns.');
    expect(await verifyAlerts(database, window)).toMatchObject([
      { listed_count: 4, found_count: 4, failures: [] },
      { listed_count: 3, found_count: 3, failures: [] },
    ]);
  });

  it('gives a theft the same alerts and traces on one thread and on two, and sees its risk from afar', async () => {
    const rows = async (): Promise<unknown> =>
      await database.rows(
        `SELECT * EXCEPT (run_id, _version) FROM analyzers_alerts WHERE processing_date = '2025-06-01' ORDER BY alert_id`,
      );
    await run(THEFT_WINDOW, undefined, STEPS, {}, 2);
    const two = await rows();
    await run(THEFT_WINDOW);
    expect(await rows()).toEqual(two);
    const traced = await tracedAlerts(database, THEFT_WINDOW);
    expect(traced.map(({ trace }) => trace.destinations.map(({ address, usd }) => `${address} ${usd}`))).toContainEqual(
      ['bank 6850', 'keeper 2000'],
    );
    const columns = 'traced_risk_exposure_in, traced_risk_exposure_out, traced_risk_hops';
    expect(await database.rows(`SELECT ${columns} FROM analyzers_features WHERE address = 'h3'`)).toEqual([
      { traced_risk_exposure_in: 1, traced_risk_exposure_out: 0, traced_risk_hops: 3 },
    ]);
  });

  it('keeps every transfer of an alert that lists a part of them', async () => {
    await run(window, undefined, STEPS, { evidence: { max_transfers: 2 } });
    expect(await verifyAlerts(database, window)).toMatchObject([
      { evidence_count: 4, listed_count: 4, found_count: 4, found_volume_usd: '35700', failures: [] },
      { evidence_count: 3, listed_count: 3, found_count: 3, failures: [] },
    ]);
  });

  it('keeps the id of a scheme from one date to the next, and tells what is new and gone', async () => {
    const later = windowOf(parseProcessingDate('2025-03-03'), 14);
    await run();
    await run(later);
    const ids = async (slice: Window): Promise<string[]> =>
      (await listAlerts(database, slice, 100)).map(({ alert_id }) => alert_id);
    // The chain lies in the first two days of the window, which the later one no longer holds.
    expect(await alertTypes(later)).toEqual(['round_tripping']);
    expect(await ids(window)).toEqual(expect.arrayContaining(await ids(later)));
    const changes = await diffAlerts(database, window, later);
    expect(
      changes.map(({ change, typology_type, gone_reason }) => `${change} ${typology_type} ${gone_reason}`),
    ).toEqual(['gone layering left_window', 'same round_tripping ']);
    expect((await listAlerts(database, later, 1))[0]).toMatchObject({
      first_seen_date: '2025-03-01',
      last_seen_date: '2025-03-03',
    });
  });

  it.each([
    [
      'a transfer of its evidence differs',
      `INSERT INTO core_transfers SELECT * REPLACE (toDecimal128(3980.000000000000000001, 18) AS amount, 2 AS _version) FROM core_transfers FINAL WHERE tx_id = 't5'`,
    ],
    [
      'its volume is',
      `INSERT INTO core_transfers SELECT * REPLACE (toDecimal128(3981, 18) AS amount_usd, 3 AS _version) FROM core_transfers FINAL WHERE tx_id = 't5'`,
    ],
    [
      'are not among the ingested ones',
      `ALTER TABLE core_transfers DELETE WHERE tx_id = 't5' SETTINGS mutations_sync = 1`,
    ],
  ])('fails verification where %s', async (failure, change) => {
    await database.command(change);
    const found = (await verifyAlerts(database, window)).filter(({ failures }) => failures.length > 0);
    expect(found.map(({ typology_type }) => typology_type)).toEqual(['round_tripping']);
    expect(found[0]?.failures).toContainEqual(expect.stringContaining(failure));
  });

  it.each([
    ['its description', `description = replaceOne(description, '$', '€')`],
    ['a role', `address_roles = arrayMap(role -> 'victim', address_roles)`],
    ['its suspects', 'suspect_addresses = []'],
    ['a sum in its story', `evidence_json = replaceOne(evidence_json, '"transfer_count":', '"transfer_count":1')`],
  ])('fails verification where %s is another', async (_, change) => {
    await run();
    await database.command(`ALTER TABLE analyzers_alerts UPDATE ${change} WHERE 1 SETTINGS mutations_sync = 1`);
    for (const { failures } of await verifyAlerts(database, window))
      expect(failures).toContain('its text, roles, suspects or scores are not what the run wrote');
  });

  it('refuses an alert that is not there', async () => {
    await expect(verifyOneAlert(database, window, 'alert_none')).rejects.toMatchObject({ code: 'ALERT_NOT_FOUND' });
  });
});

const MANIFEST = {
  definition: 'Payments of more than eight thousand',
  fatf_category: 'transactions',
  innocent_reading: 'A car that is bought.',
};
const SELECT = `SELECT from_address AS subject_address, [from_address, to_address] AS addresses_involved, ['payer', 'receiver'] AS address_roles,
  [transfer_id] AS evidence_transfers, toFloat64(0.5) AS confidence FROM transfers WHERE amount_usd > 8999`;

async function typology(name: string, sql: string, manifest: object = MANIFEST): Promise<string> {
  const root = await mkdtemp(join(directory, 'typologies-'));
  await mkdir(join(root, name));
  await writeFile(join(root, name, 'manifest.json'), JSON.stringify({ typology_type: name, ...manifest }));
  await writeFile(join(root, name, 'detect.sql'), sql);
  return root;
}

describe('a typology that a user added', () => {
  it('finds what its query says, as an alert or an indicator of one', async () => {
    const record = await run(window, await typology('large_payment', SELECT, { ...MANIFEST, specificity: 89 }));
    expect(record.notices.filter(({ code }) => code.startsWith('USER_TYPOLOGY'))).toEqual([]);
    expect(await alertTypes(window)).toContain('large_payment');
  });

  it('is refused by name and once, and the run goes on', async () => {
    const record = await run(window, await typology('large_payment', 'ALTER TABLE core_transfers DELETE WHERE 1'));
    expect(record.status).toBe('published');
    const refused = record.notices.filter(({ code }) => code === 'USER_TYPOLOGY_REFUSED');
    expect(refused.map(({ message }) => message)).toEqual([
      expect.stringContaining('The typology large_payment was not used: Expected large_payment to be one SELECT'),
    ]);
    expect(await alertTypes(window)).not.toContain('large_payment');
  });

  it('has rows that show nothing left out, in a run as in a dry run', async () => {
    const rows = [
      SELECT.replace('[transfer_id]', 'CAST([] AS Array(String))'),
      SELECT.replace('[transfer_id]', `['t99:0:0:native']`),
      SELECT.replace('[from_address, to_address]', `['s', 'nobody']`),
      SELECT.replace(`['payer', 'receiver']`, `['payer']`),
      SELECT.replace('toFloat64(0.5)', 'toFloat64(50)'),
      SELECT.replace('toFloat64(0.5)', 'nan'),
      SELECT.replace('from_address AS subject_address', `'d' AS subject_address`),
      SELECT.replace('[from_address, to_address]', '[from_address, from_address]'),
    ];
    const reasons = [
      'with a confidence that is not between 0 and 1',
      'with a confidence that is not between 0 and 1',
      'with a transfer that is not in the window',
      'with an address that is named twice',
      'with an address that is not in the window',
      'with other than one role an address',
      'with transfers that its subject has no part in',
      'without a transfer',
    ];
    const root = await typology('large_payment', rows.join(' UNION ALL '));
    const { notices } = await run(window, root);
    const { usable } = await readUserTypologies(root);
    const { detections, left_out } = await openWindow().findUserTypology(usable[0]!);
    expect([detections, left_out.map(({ reason }) => reason).sort()]).toEqual([[], reasons]);
    const told = notices.find(({ code }) => code === 'USER_TYPOLOGY_UNPROVEN')?.message;
    for (const reason of reasons) expect(told).toContain(` ${reason}`);
  });

  it('is told by explain for who takes part in it', async () => {
    const user_typologies = await readUserTypologies(await typology('large_payment', SELECT));
    await run();
    const explain = await openWindow(user_typologies).explainer();
    const outcome = async (address: string) =>
      (await explain(address, stay)).find(({ typology_type }) => typology_type === 'large_payment');
    expect(await outcome('s')).toMatchObject({ outcome: 'named', is_subject: true });
    expect(await outcome('a')).toMatchObject({ outcome: 'named', is_subject: false });
    expect(await outcome('d')).toMatchObject({ outcome: 'none' });
  });

  it('is refused where its manifest is wrong or takes a name of ours', async () => {
    const wrong = await readUserTypologies(
      await typology('large_payment', SELECT, { ...MANIFEST, fatf_category: 'none' }),
    );
    expect(wrong.refused[0]?.message).toContain('fatf_category');
    const taken = await readUserTypologies(await typology('layering', SELECT));
    expect(taken.refused[0]?.message).toContain('in the catalogue');
    const marked = await readUserTypologies(
      await typology('large_payment', SELECT, { ...MANIFEST, definition: 'Something odd about ⟨5⟩' }),
    );
    expect(marked.refused[0]?.message).toContain('definition: a text without ⟨ and ⟩');
    const chained = await readUserTypologies(await typology('layering_then_dispersion', SELECT));
    expect(chained.refused[0]?.message).toContain('that of a sequence');
    const hidden = await readUserTypologies(await typology('.git', ''));
    expect(hidden).toEqual({ usable: [], refused: [] });
  });
});

describe('OpenWindow', () => {
  it('previews what another parameter would remove, and publishes nothing', async () => {
    await run();
    const before = await alertTypes(window);
    const opened = openWindow();
    const strict = resolveSettings({ typologies: { layering: { min_intermediaries: 4 } } }, network, 'test');
    expect((await opened.schemes()).schemes.map(({ lead }) => lead.typology_type)).toContain('layering');
    expect((await opened.under(strict).schemes()).schemes.map(({ lead }) => lead.typology_type)).not.toContain(
      'layering',
    );
    expect(await alertTypes(window)).toEqual(before);
  });

  it('under other settings shares what they do not touch', async () => {
    await run();
    const opened = openWindow();
    const strict = opened.under(
      resolveSettings({ typologies: { layering: { min_intermediaries: 4 } } }, network, 'test'),
    );
    expect(await strict.patterns()).toBe(await opened.patterns());
    const narrow = opened.under(resolveSettings({ structural: { layering: { max_hops: 20 } } }, network, 'test'));
    expect(await narrow.patterns()).not.toBe(await opened.patterns());
    expect(await narrow.data()).toBe(await opened.data());
  });

  it('explains an address and refuses one that is not there', async () => {
    const explain = await openWindow().explainer();
    expect((await explain('b', stay))[0]).toMatchObject({ typology_type: 'layering', outcome: 'named' });
    await expect(explain('nobody', stay)).rejects.toMatchObject({ code: 'ADDRESS_NOT_FOUND' });
  });
});
