import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseProcessingDate, windowOf, type Window } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { diffAlerts } from '../src/readers/alerts/published-alerts.ts';
import { publishSlice } from '../src/slices/publish-slice.ts';
import { saveRun } from '../src/slices/runs.ts';
import { TEST_NETWORK, openMigrated } from './made-once.ts';

const NETWORK = TEST_NETWORK;
const BEFORE = windowOf(parseProcessingDate('2025-03-02'), 7);
const AFTER = windowOf(parseProcessingDate('2025-03-05'), 7);

let data_dir: string;
let database: Database;
beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-diff-'));
  database = await openMigrated(data_dir);
});
afterAll(async () => {
  await database.close();
  await rm(data_dir, { recursive: true, force: true });
});

interface Slice {
  /** Evidence by alert id; all of it ends on the given day. */
  readonly alerts: Readonly<Record<string, readonly string[]>>;
  readonly detections?: readonly {
    readonly alert_id: string;
    readonly hold_reason: string;
    readonly evidence: readonly string[];
  }[];
}

async function publish(window: Window, end: string, { alerts, detections = [] }: Slice): Promise<void> {
  const { window_days, processing_date } = window;
  for (const [alert_id, evidence] of Object.entries(alerts))
    await database.command(
      `INSERT INTO staging_analyzers_alerts (window_days, processing_date, run_id, alert_id, severity, proof_grade, evidence_transfers, end_time)
       SELECT {window_days:UInt16}, {processing_date:Date}, 'run', {alert_id:String}, 'high', 'shape', {evidence:Array(String)}, {end:UInt64}`,
      { window_days, processing_date, alert_id, evidence: [...evidence], end: Date.parse(end) },
    );
  for (const [at, { alert_id, hold_reason, evidence }] of detections.entries())
    await database.command(
      `INSERT INTO staging_analyzers_typologies (window_days, processing_date, run_id, detection_id, alert_id, hold_reason, evidence_transfers)
       SELECT {window_days:UInt16}, {processing_date:Date}, 'run', {id:String}, {alert_id:String}, {hold_reason:String}, {evidence:Array(String)}`,
      { window_days, processing_date, id: `d${at}`, alert_id, hold_reason, evidence: [...evidence] },
    );
  await publishSlice(database, ['analyzers_alerts', 'analyzers_typologies'], window);
  await saveRun(
    database,
    {
      window_days,
      processing_date,
      run_id: `run-${processing_date}`,
      network: NETWORK,
      settings_hash: '',
      code_version: '',
      status: 'published',
      steps: ['typologies', 'alerts'],
      steps_done: ['typologies', 'alerts'],
      current_step: '',
      progress: 1,
      error_code: '',
      error_message: '',
      source: '',
      input_fingerprint: '',
      settings_json: '{}',
      notices: [],
      ingested: null,
      process: '',
      started_ms: 1,
      updated_ms: 2,
      ended_ms: 3,
    },
    1,
  );
}

it('diffAlerts says why an alert is gone', async () => {
  const within = '2025-03-01T12:00:00Z';
  await publish(BEFORE, within, {
    alerts: {
      stays: ['t0'],
      merged: ['t1', 't2'],
      by_chance: ['t3', 't4'],
      crowded_out: ['t5'],
      vanished: ['t6'],
    },
  });
  await publish(AFTER, within, {
    alerts: { stays: ['t0'], larger: ['t1', 't2', 't3'] },
    detections: [
      { alert_id: 'stays', hold_reason: '', evidence: ['t0'] },
      { alert_id: 'larger', hold_reason: '', evidence: ['t1', 't2', 't3'] },
      { alert_id: '', hold_reason: 'chance', evidence: ['t3', 't4', 't5x'] },
      { alert_id: '', hold_reason: '', evidence: ['t5'] },
    ],
  });
  const changes = await diffAlerts(database, BEFORE, AFTER);
  expect(
    Object.fromEntries(
      changes.map((one) => [one.alert_id, `${one.change} ${one.gone_reason} ${one.gone_into}`.trim()]),
    ),
  ).toEqual({
    stays: 'same',
    larger: 'new',
    merged: 'gone part_of larger',
    by_chance: 'gone chance',
    crowded_out: 'gone over_budget',
    vanished: 'gone not_found',
  });
});
