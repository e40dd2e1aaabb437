/** What commands do while an API has the data directory open: the same as without one. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXPORT_NAMES } from '@analytics/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf, type Outcome } from './analytics-process.ts';
import { startApi, type ApiProcess } from './api-process.ts';
import { copyPublishedDemo } from './published-demo.ts';
import { endWarmAnalytics, keepEngineOpen, warmAnalytics } from './warm-analytics.ts';

keepEngineOpen();

const ON = ['--network', 'demo'];
const JSON_ON = [...ON, '--json'];
const DATE = '2025-06-30';
const NOBODY = '5FaRAwayFromEveryTransferOfTheDemo';

type Answers = Readonly<Record<string, Pick<Outcome, 'stdout' | 'exit_code'>>>;

describe('beside an API that has the data open', () => {
  let directory: string;
  let api: ApiProcess | undefined;
  let key: Record<string, string> = {};
  let alert_id: string;
  let address: string;
  let cluster_id: string;
  let owned: string;
  let decided: Answers;
  let read: Answers;
  let files: Readonly<Record<string, Buffer>>;
  let traced: Readonly<Record<string, unknown>>;

  const analytics = async (...args: string[]): Promise<Outcome> =>
    await warmAnalytics(args, { cwd: directory, env: key });
  const answersOf = async (commands: readonly (readonly string[])[]): Promise<Answers> => {
    const found: Record<string, Answers[string]> = {};
    for (const args of commands) {
      const { stdout, exit_code } = await analytics(...args);
      found[args.join(' ')] = { stdout, exit_code };
    }
    return found;
  };
  const keeping = (): string[] => ['trace', ...JSON_ON, '--from', address, '--keep'];

  const readings = (): string[][] => [
    ['alerts', 'list', ...ON, '--limit', '3'],
    ['alerts', 'list', ...JSON_ON, '--limit', '3', '--severity', 'high,critical', '--address', address, '--new'],
    ['alerts', 'list', ...JSON_ON, '--processing-date', '2020-01-01'],
    ['alerts', 'show', alert_id, ...JSON_ON],
    ['alerts', 'diff', DATE, DATE, ...JSON_ON],
    ['alerts', 'graphml', cluster_id, ...ON],
    ['alerts', 'suppressions', ...JSON_ON],
    ['explain', `${address.slice(0, 6)}…${address.slice(-6)}`, ...JSON_ON],
    ['networks', '--json'],
    ['assets', 'list', ...JSON_ON],
    ['sql', 'SELECT typology_type, count() AS alerts FROM analyzers_alerts GROUP BY 1 ORDER BY 1', ...JSON_ON],
    ['sql', 'SELECT * FROM system.tables', ...JSON_ON],
    ['roles', ...JSON_ON, '--limit', '3'],
    ['learning', 'show', ...JSON_ON],
    ['entities', ...ON, '--limit', '3'],
    ['entities', ...JSON_ON, '--address', owned, '--limit', '2000'],
    ['labels', 'history', ...JSON_ON, '--limit', '3'],
    ['labels', 'list', '--conflicts', ...JSON_ON],
    ['status', ...JSON_ON],
    ['audit', ...JSON_ON],
    ['typologies', 'preview', ...JSON_ON, '--set', 'typologies.layering.min_intermediaries=6'],
    ['labels', 'list', ...JSON_ON],
    ['typologies', 'show', 'layering', ...JSON_ON],
    ['verify', ...JSON_ON],
    ['verify', alert_id, ...ON],
    ['verify', 'pattern_none', ...JSON_ON],
    ['trace', ...ON, '--from', address, '--format', 'graphml'],
    ['trace', ...JSON_ON, '--from', 'nobody'],
    ['path', address, owned, ...JSON_ON],
    ['trace', ...JSON_ON, '--from', address, '--processing-date', '2025-06-20', '--window-days', '9'],
    ...EXPORT_NAMES.filter((name) => name !== 'audit' && name !== 'features').map((name) => [
      ...['export', name, ...ON, '--format', 'jsonl', '--out', '-'],
    ]),
    ['export', 'transfers', ...ON, '--processing-date', DATE, '--window-days', '2', '--format', 'csv', '--out', '-'],
  ];
  const decisions = (labelled: string): string[][] => [
    ['alerts', 'decide', alert_id, ...JSON_ON, '--status', 'in_review', '--note', 'asked the bank'],
    ['alerts', 'decide', 'alert_0000000000000000', ...JSON_ON, '--status', 'closed'],
    ['entities', 'refuse', owned, NOBODY, ...JSON_ON, '--reason', 'two clients'],
    ['entities', 'allow', owned, NOBODY, ...JSON_ON, '--reason', 'one after all'],
    ['learning', 'reset', ...ON, '--from', DATE, '--reason', 'another team'],
    ['labels', 'add', labelled, ...JSON_ON, '--category', 'own', '--label', 'treasury'],
    ['labels', 'remove', labelled, ...JSON_ON, '--reason', 'sold'],
  ];
  /** A rule of its own, added and ended. */
  const suppressed = async (): Promise<string[]> => {
    const added = await analytics('alerts', 'suppress', ...JSON_ON, '--address', address, '--reason', 'ours');
    const { rule_id } = (answerOf(added) as { rule: { rule_id: string } }).rule;
    return [added.stdout, (await analytics('alerts', 'unsuppress', rule_id, ...JSON_ON)).stdout];
  };
  const written = async (): Promise<Record<string, Buffer>> => {
    const found: Record<string, Buffer> = {};
    for (const format of ['parquet', 'arrow', 'csv']) {
      await analytics('export', 'features', ...ON, '--format', format, '--out', format);
      found[format] = await readFile(join(directory, format));
    }
    return found;
  };
  /** An API does not say where its machine keeps what. */
  const withoutPaths = ({ stdout, exit_code }: Answers[string]): Answers[string] => ({
    stdout: stdout.replaceAll(/\\"\/[^"]*\//gu, '\\"…/'),
    exit_code,
  });
  /** What differs from one time to the next, and by who says it. */
  const plain = (text: string): string =>
    text
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/gu, 'ID')
      .replaceAll(/\d{13}/gu, 'MS')
      .replaceAll('"ana"', '"local"')
      .replaceAll('(ana:', '(local:');

  let ruled: string[];
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-reading-'));
    copyPublishedDemo(directory);
    const { alerts } = answerOf(await analytics('alerts', 'list', ...JSON_ON)) as {
      alerts: { alert_id: string; address: string; cluster_id: string }[];
    };
    ({ alert_id, address, cluster_id } = alerts[0]!);
    const { entities } = answerOf(await analytics('entities', ...JSON_ON)) as { entities: { members: string[] }[] };
    owned = entities[0]!.members[0]!;
    decided = await answersOf(decisions(`${NOBODY}1`));
    ruled = await suppressed();
    traced = answerOf(await analytics(...keeping()));
    read = await answersOf(readings());
    files = await written();
    const made = answerOf(await analytics('api-key', 'ana', '--scopes', 'run', '--json'));
    await endWarmAnalytics();
    api = await startApi(directory, { ANALYTICS_API_KEYS: String(made['entry']) });
    key = { ANALYTICS_API_KEY: String(made['key']) };
  }, 600_000);
  afterAll(async () => {
    await api?.stop();
    await rm(directory, { recursive: true, force: true });
  });

  it('commands that read print the same bytes as without it', async () => {
    expect(Object.values(read).filter(({ stdout }) => stdout === '')).toEqual([]);
    const found = await answersOf(readings());
    for (const [words, answer] of Object.entries(read)) expect(found[words], words).toEqual(withoutPaths(answer));
    for (const [format, bytes] of Object.entries(await written()))
      expect(bytes.equals(files[format]!), format).toBe(true);
  }, 600_000);

  it('a trace is kept under the name of the key, and verified', async () => {
    const kept = answerOf(await analytics(...keeping()));
    expect(kept).toEqual({ ...traced, trace_id: expect.stringMatching(/^trace_/u) as string });
    expect((await analytics('verify', String(kept['trace_id']), ...ON)).stdout).toContain('Repeated 1 trace');
  }, 600_000);

  it('decisions are taken as without it, under the name of the key', async () => {
    const found = await answersOf(decisions(`${NOBODY}2`));
    for (const [words, answer] of Object.entries(decided)) {
      const other = found[words.replace(`${NOBODY}1`, `${NOBODY}2`)]!;
      expect(plain(other.stdout).replace(`${NOBODY}2`, `${NOBODY}1`), words).toBe(plain(answer.stdout));
    }
    expect((await suppressed()).map(plain)).toEqual(ruled.map(plain));
    const shown = answerOf(await analytics('alerts', 'show', alert_id, ...JSON_ON));
    expect(shown).toMatchObject({ decisions: [{ decided_by: 'ana' }, { decided_by: 'local' }] });
  }, 600_000);

  it('names the API that answers, and asks it under a key that it knows', async () => {
    expect((await analytics('networks')).stderr).toBe(`Answered by ${api!.url}, which has ./.analytics open.\n`);
    const known = key;
    key = { ANALYTICS_API_KEY: 'not-the-key' };
    expect((await analytics('networks')).stderr).toContain('KEY_REQUIRED');
    key = known;
  });

  it('typologies test checks a typology, which needs no transfers, and says what it did not look for', async () => {
    const folder = join(directory, 'round_sums');
    const manifest = {
      typology_type: 'round_sums',
      definition: 'Round sums of anybody',
      fatf_category: 'transactions',
    };
    const query = (column: string): string => `SELECT from_address AS subject_address,
      arrayDistinct(arrayConcat([from_address], groupArray(to_address))) AS addresses_involved,
      arrayConcat(['sender'], arrayMap(x -> 'receiver', range(length(addresses_involved) - 1))) AS address_roles,
      groupArray(transfer_id) AS evidence_transfers, toFloat64(0.5) AS confidence
      FROM transfers WHERE ${column} > 1000 GROUP BY from_address`;
    await mkdir(folder);
    await writeFile(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...manifest, innocent_reading: 'A habit of somebody.' }),
    );
    await writeFile(join(folder, 'detect.sql'), query('amount_usd'));
    const { stdout, stderr } = await analytics('typologies', 'test', folder, ...ON);
    expect(stdout, stderr).toBe('round_sums is valid. What it would find was not looked for.\n');
    expect(stderr).toContain(api!.url);
    await writeFile(join(folder, 'detect.sql'), query('amount_in_usd'));
    const refused = await analytics('typologies', 'test', folder, ...ON);
    expect(refused).toMatchObject({ exit_code: 2, stderr: expect.stringContaining('amount_in_usd') as string });
  });

  it.each([
    ['run', 'POST /api/v1/pipelines/run'],
    ['calibrate', 'Stop that process first'],
    ['export audit --out audit.parquet', '"analytics audit"'],
  ])('%s stops and says what to do instead', async (words, instead) => {
    const { stderr, exit_code } = await analytics(...words.split(' '), ...ON);
    expect({ stderr, exit_code }).toMatchObject({ exit_code: 6, stderr: expect.stringContaining(instead) as string });
    expect(stderr).toContain(api!.url);
  });
});
