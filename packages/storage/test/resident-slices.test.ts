import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, parseProcessingDate, windowOf } from '@analytics/domain';
import { pageOfAlerts } from '../src/readers/alerts/alerts.ts';
import type { Database } from '../src/engine/database.ts';
import { decideAlerts } from '../src/service/dispositions.ts';
import { openDatabase } from '../src/engine/open-database.ts';
import { ResidentSlices } from '../src/readers/resident-slices.ts';
import { saveRun } from '../src/slices/runs.ts';
import { publishSlice } from '../src/slices/publish-slice.ts';
import { addSuppression, endSuppression } from '../src/service/suppressions.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const NETWORK = TEST_NETWORK;
const WINDOW = windowOf(parseProcessingDate('2025-03-02'), 7);
const DECISION = { status: 'in_review', reason: '', assignee: 'ana', note: '', decided_by: 'ana' } as const;

let data_dir: string;
let writer: Database;
let reader: Database;
let now_ms = 1_000_000;
beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-resident-'));
  writer = await openMigrated(data_dir);
  reader = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1, must_exist: true });
});
beforeEach(async () => {
  await writer.command('TRUNCATE TABLE analyzers_alert_dispositions');
  await writer.command('TRUNCATE TABLE analyzers_suppression_rules');
  await publish({ a: 'Fan-out of payer', b: 'Ring' });
});
afterAll(async () => {
  await reader.close();
  await writer.close();
  await rm(data_dir, { recursive: true, force: true });
});

/** Publishes a slice whose alerts have these ids and descriptions, in the order of their ranks; each of 100 USD a transfer. */
async function publish(
  alerts: Readonly<Record<string, string>>,
  evidence_transfers: readonly string[] = ['t1', 't2'],
): Promise<void> {
  await writer.command('TRUNCATE TABLE staging_analyzers_alerts');
  for (const [at, [alert_id, description]] of Object.entries(alerts).entries()) {
    await writer.command(
      `INSERT INTO staging_analyzers_alerts (window_days, processing_date, run_id, alert_id, alert_rank, address, typology_type, severity, proof_grade, description,
         volume_usd, entered_usd, evidence_transfers, addresses_involved, suspect_addresses, first_seen_date, last_seen_date)
       SELECT 7, '2025-03-02', 'run', {alert_id:String}, {rank:UInt32}, 'payer', 'fan_out', 'high', 'shape', {description:String},
         toDecimal128(100, 18), 100 * length({evidence_transfers:Array(String)}), {evidence_transfers:Array(String)}, ['payer', 'payee'], ['payer'], '2025-03-02', '2025-03-02'`,
      { alert_id, description, rank: at + 1, evidence_transfers: [...evidence_transfers] },
    );
  }
  await publishSlice(writer, ['analyzers_alerts'], WINDOW);
}

async function shown(resident: ResidentSlices, text = ''): Promise<string[]> {
  const page = { sort: 'rank', order: 'asc', row_limit: 10 } as const;
  const { alerts } = await pageOfAlerts(resident, WINDOW, { text }, page, now_ms);
  return alerts.map((alert) => `${alert.alert_id} ${alert.disposition_status} ${alert.assignee}`.trim());
}

/** The database, counting the queries that reach it; `kind` as given. */
function watched(kind: Database['kind']): { database: Database; queries: () => number } {
  let queries = 0;
  const database = new Proxy(reader, {
    get: (target, name) => {
      if (name === 'kind') return kind;
      // A server's change counts are this process's own only: another process changes what they do not tell.
      if (name === 'changeCount' && kind === 'server') return () => 0;
      if (name === 'rows') queries += 1;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return { database, queries: () => queries };
}

describe('a decision covers the evidence that it saw', () => {
  const CLOSED = { ...DECISION, status: 'false_positive', reason: 'payroll' } as const;
  async function listed(): Promise<string[]> {
    const page = { sort: 'rank', order: 'asc', row_limit: 10 } as const;
    const resident = new ResidentSlices(reader, () => now_ms);
    const { alerts } = await pageOfAlerts(resident, WINDOW, {}, page, now_ms);
    return alerts.map(({ alert_id, disposition_status, grown_transfers, grown_usd }) =>
      [alert_id, disposition_status, grown_transfers, Number(grown_usd)].join(' '),
    );
  }

  it('an alert that holds more by now is open again, and says how much more', async () => {
    await decideAlerts(writer, ['a'], CLOSED, now_ms);
    expect(await listed()).toEqual(['a false_positive 0 0', 'b open 0 0']);
    await publish({ a: 'Fan-out of payer', b: 'Ring' }, ['t2', 't3', 't4', 't5']);
    expect(await listed()).toEqual(['a open 3 200', 'b open 0 0']);
  });

  it('one that lost evidence at the edge of the window stays decided, and so does one that was decided anew', async () => {
    await decideAlerts(writer, ['a'], CLOSED, now_ms);
    await publish({ a: 'Fan-out of payer' }, ['t2']);
    expect(await listed()).toEqual(['a false_positive 0 0']);
    await publish({ a: 'Fan-out of payer' }, ['t2', 't9']);
    await decideAlerts(writer, ['a'], CLOSED, now_ms);
    expect(await listed()).toEqual(['a false_positive 0 0']);
  });

  it('one in review stays in review', async () => {
    await decideAlerts(writer, ['a'], DECISION, now_ms);
    await publish({ a: 'Fan-out of payer' }, ['t1', 't7']);
    expect(await listed()).toEqual(['a in_review 1 0']);
  });
});

describe('ResidentSlices', () => {
  it('answers from memory once it has read', async () => {
    const { database, queries } = watched('embedded');
    const resident = new ResidentSlices(database, () => now_ms);
    expect(await shown(resident)).toEqual(['a open', 'b open']);
    const before = queries();
    expect(await shown(resident, 'RING')).toEqual(['b open']);
    expect((await resident.slices()).length).toBe(1);
    expect(await shown(resident)).toEqual(['a open', 'b open']);
    expect(queries() - before).toBe(1);
  });

  it('a republish through another handle is read at once', async () => {
    const resident = new ResidentSlices(reader, () => now_ms);
    expect(await shown(resident)).toEqual(['a open', 'b open']);
    await publish({ c: 'Peel chain' });
    expect(await shown(resident)).toEqual(['c open']);
    await publish({});
    expect(await shown(resident)).toEqual([]);
    expect(await resident.slices()).toEqual([]);
  });

  it('a slice that was published empty is told once its run is recorded', async () => {
    await publish({});
    const resident = new ResidentSlices(reader, () => now_ms);
    expect(await resident.slices()).toEqual([]);
    const run = { run_id: 'empty', network: NETWORK, settings_hash: '', code_version: '', steps: [], steps_done: [] };
    const told = {
      current_step: '',
      progress: 1,
      error_code: '',
      error_message: '',
      source: '',
      input_fingerprint: '',
    };
    const times = {
      process: '',
      started_ms: 1,
      updated_ms: 1,
      ended_ms: 1,
      settings_json: '{}',
      notices: [],
      ingested: null,
    };
    await saveRun(
      writer,
      { ...run, ...told, ...times, window_days: 1, processing_date: '2025-03-01', status: 'published' },
      1,
    );
    expect(await resident.slices()).toMatchObject([{ window_days: 1, processing_date: '2025-03-01', alert_count: 0 }]);
    await writer.command('TRUNCATE TABLE analyzers_runs');
  });

  it('decisions and rules count from the moment that they are made, and a rule until it expires', async () => {
    const resident = new ResidentSlices(reader, () => now_ms);
    expect(await shown(resident)).toEqual(['a open', 'b open']);
    await decideAlerts(writer, ['b'], DECISION, now_ms);
    expect(await shown(resident)).toEqual(['a open', 'b in_review ana']);
    const rule = { typology_type: 'fan_out', address: '', reason: 'known', created_by: 'ana' };
    const { rule_id } = await addSuppression(writer, { ...rule, expires_at_ms: now_ms + 1000 }, now_ms);
    expect(await shown(resident)).toEqual([]);
    await endSuppression(writer, rule_id, 'ana', now_ms);
    expect(await shown(resident)).toEqual(['a open', 'b in_review ana']);
    await addSuppression(writer, { ...rule, expires_at_ms: now_ms + 1000 }, now_ms);
    expect(await shown(resident)).toEqual([]);
    now_ms += 1001;
    expect(await shown(resident)).toEqual(['a open', 'b in_review ana']);
  });

  it('on a server what another process changed is seen within a second', async () => {
    const resident = new ResidentSlices(watched('server').database, () => now_ms);
    expect(await shown(resident)).toEqual(['a open', 'b open']);
    await decideAlerts(writer, ['b'], DECISION, now_ms);
    now_ms += 1000;
    expect(await shown(resident)).toEqual(['a open', 'b in_review ana']);
    await publish({ c: 'Peel chain' });
    now_ms += 1000;
    expect(await shown(resident)).toEqual(['c open']);
  });

  it('a reading that failed is not kept', async () => {
    let isDown = true;
    const failing = new Proxy(reader, {
      get: (target, name) => {
        if (name === 'rows' && isDown) return () => Promise.reject(new Error('down'));
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const resident = new ResidentSlices(failing, () => now_ms);
    await expect(shown(resident)).rejects.toThrow('down');
    isDown = false;
    expect(await shown(resident)).toEqual(['a open', 'b open']);
  });
});
