/** The audit trail: every decision once, in a chain, and what is changed past this program is seen. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DAY_MS,
  SERVICE_DATABASE,
  auditCsv,
  auditJsonLines,
  chainProblems,
  databaseOf,
  type AuditEntry,
} from '@analytics/domain';
import { NETWORK, fillSlices } from '../../api/test/filled-slices.ts';
import { migrateService } from '../src/engine/migrate.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import type { Database } from '../src/engine/database.ts';
import {
  auditEntries,
  deleteAuditTrail,
  recordDecisions,
  recordNewDecisions,
  verifyAuditTrail,
  wholeAuditTrail,
} from '../src/service/audit-trail.ts';
import { decideAlerts } from '../src/service/dispositions.ts';
import { addSuppression, endSuppression } from '../src/service/suppressions.ts';
import { addWatches, removeWatches } from '../src/service/watches.ts';
import { copyOfMade } from './made-once.ts';

const NOW_MS = Date.parse('2025-03-02T06:00:00Z');
const HOSTILE = '=cmd|"x"!A1, \n<b>';
let data_dir: string;
let service: Database;
let database: Database;

beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-trail-'));
  await copyOfMade('slices-notify', data_dir, async (making) => {
    await fillSlices(making, 20);
  });
  service = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
  await migrateService(service);
  database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1 });
});
afterAll(async () => {
  await database.close();
  await service.close();
  await rm(data_dir, { recursive: true, force: true });
});

const decide = async (alert_id: string, note: string, at_ms: number) =>
  await decideAlerts(database, [alert_id], { status: 'in_review', reason: '', note, decided_by: 'ana' }, at_ms);
const record = async (at_ms = NOW_MS) => await recordDecisions(service, database, NETWORK, at_ms);
const verify = async (known = '') => await verifyAuditTrail(service, database, NETWORK, known);
const entries = async () => await wholeAuditTrail(service, NETWORK);
/** What a person does who has the data directory. */
const tamper = async (where: Database, statement: string) => {
  await where.command(`${statement} SETTINGS mutations_sync = 2`);
};

describe('the audit trail', () => {
  beforeEach(async () => {
    await deleteAuditTrail(service, NETWORK);
    for (const table of ['analyzers_alert_dispositions', 'analyzers_suppression_rules'])
      await database.command(`TRUNCATE TABLE ${table}`);
    await service.command('TRUNCATE TABLE service_watches');
  });

  it('has every decision once, in the order of their times, whoever records and how often', async () => {
    await decide('ring', 'seen', NOW_MS);
    const rule = {
      typology_type: 'fan_out',
      address: 'payer',
      reason: 'payroll',
      expires_at_ms: NOW_MS * 2,
      created_by: 'ana',
    };
    const { rule_id } = await addSuppression(database, rule, NOW_MS + 1);
    const watches = { list_name: 'Gang', addresses: ['ring0', 'ring1'], note: HOSTILE };
    await addWatches(service, NETWORK, watches, 'bob', NOW_MS + 2);
    expect(await record()).toBe(3);
    await endSuppression(database, rule_id, 'bob', NOW_MS + 3);
    await removeWatches(service, NETWORK, { address: 'ring0', list_name: '' }, 'cleared', 'bob', NOW_MS + 4);
    expect((await verify()).unrecorded_count).toBe(2);
    expect(await Promise.all([record(), record()])).toEqual([2, 0]);
    const said = (await entries()).map((one) => [
      one.entry_number,
      one.kind,
      one.action,
      one.subject,
      one.actor,
      one.reason,
    ]);
    expect(said).toEqual([
      [1, 'alert', 'in_review', 'ring', 'ana', ''],
      [2, 'suppression', 'hidden', 'payer', 'ana', 'payroll'],
      [3, 'watch', 'added', '', 'bob', HOSTILE],
      [4, 'suppression', 'ended', 'payer', 'bob', 'payroll'],
      [5, 'watch', 'removed', 'ring0', 'bob', 'cleared'],
    ]);
    const { last_digest, ...report } = await verify();
    expect(report).toEqual({
      is_whole: true,
      entry_count: 5,
      unrecorded_count: 0,
      is_known_digest: null,
      problems: [],
    });
    expect(last_digest).toMatch(/^[0-9a-f]{64}$/u);
    const page = { kind: 'watch', subject: '', actor: '', before_number: 0, row_limit: 1, row_offset: 0 };
    expect((await auditEntries(service, NETWORK, page)).map(({ entry_number }) => entry_number)).toEqual([5]);
    const earlier = await auditEntries(service, NETWORK, { ...page, before_number: 5 });
    expect(earlier.map(({ entry_number }) => entry_number)).toEqual([3]);
  });

  it('shows what was changed, removed or put in between, in the chain and in the tables', async () => {
    for (const at of [1, 2, 3]) await decide('ring', `note ${at}`, NOW_MS + at);
    await record();
    const { last_digest } = await verify();
    const chain = `ALTER TABLE service_audit_trail`;
    await tamper(service, `${chain} UPDATE reason = 'another' WHERE entry_number = 2`);
    expect((await verify()).problems).toEqual([
      { entry_number: 2, problem: 'digest' },
      { entry_number: 2, problem: 'changed' },
    ]);
    await tamper(service, `${chain} DELETE WHERE entry_number = 2`);
    expect((await verify()).problems).toEqual([
      { entry_number: 3, problem: 'number' },
      { entry_number: 3, problem: 'link' },
    ]);
    // The end of a chain is known by the digest that somebody kept.
    await tamper(service, `${chain} DELETE WHERE entry_number = 3`);
    expect(await verify()).toMatchObject({ is_whole: true, entry_count: 1, unrecorded_count: 2 });
    expect(await verify(last_digest)).toMatchObject({ is_whole: false, is_known_digest: false });
    await record();
    const dispositions = 'ALTER TABLE analyzers_alert_dispositions';
    await tamper(database, `${dispositions} UPDATE note = 'never said' WHERE note = 'note 1'`);
    await tamper(database, `${dispositions} DELETE WHERE note = 'note 3'`);
    expect((await verify()).problems).toEqual([
      { entry_number: 1, problem: 'changed' },
      { entry_number: 3, problem: 'removed' },
    ]);
  });

  it('reads a number that stands there twice, at the end of a page too', async () => {
    const row = (number: string) => `INSERT INTO service_audit_trail (network, entry_number, kind, digest)
      SELECT '${NETWORK}', ${number}, 'alert', if(number = 10000, 'z', 'a') FROM numbers(1, 10000)`;
    await service.command(row('number'));
    await service.command(
      `INSERT INTO service_audit_trail (network, entry_number, kind, digest) VALUES ('${NETWORK}', 10000, 'alert', 'zz')`,
    );
    expect((await entries()).slice(-2).map(({ digest }) => digest)).toEqual(['z', 'zz']);
  });

  it('finds what is new without reading what is old, which a reader of the trail records', async () => {
    await decide('ring', 'seen', NOW_MS);
    await record(NOW_MS + 2 * DAY_MS);
    await decide('ring', 'long before that', NOW_MS + 1);
    expect(await recordNewDecisions(service, database, NETWORK, NOW_MS)).toBe(0);
    await decide('ring', 'just now', NOW_MS + 2 * DAY_MS);
    expect(await recordNewDecisions(service, database, NETWORK, NOW_MS)).toBe(1);
    expect(await record()).toBe(1);
  });

  it('is exported so that a spreadsheet runs nothing and a program can verify the chain', async () => {
    await decide('ring', HOSTILE, NOW_MS);
    await addWatches(service, NETWORK, { list_name: 'Gang', addresses: ['ring0'], note: HOSTILE }, 'bob', NOW_MS);
    await record();
    const whole = await entries();
    const [head, ...lines] = auditCsv(whole).split('\r\n');
    expect(head).toBe(
      'entry_number,at_ms,kind,action,subject,actor,reason,detail_json,entry_key,recorded_at_ms,previous_digest,digest',
    );
    expect(lines.join('\n')).toContain(`,"'=cmd|""x""!A1, \n<b>",`);
    const read = auditJsonLines(whole)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditEntry);
    expect(chainProblems(NETWORK, read)).toEqual([]);
    expect(chainProblems('another', read)).toContainEqual({ entry_number: 1, problem: 'digest' });
  });
});
