import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/engine/database.ts';
import { decideAlerts } from '../src/service/dispositions.ts';
import { decidedAlerts, learningResets, resetLearning } from '../src/service/learning.ts';
import { openMigrated } from './made-once.ts';

const CONFIDENCE = '{"score":0.8,"prior_bits":0.5,"terms":[{"name":"exit","value":1.4,"weight":0.5}]}';
const EVIDENCE = `{"sentences":[],"confidence":${CONFIDENCE}}`;

let data_dir: string;
let database: Database;
beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-learning-'));
  database = await openMigrated(data_dir);
  await database.command(
    `INSERT INTO analyzers_alerts (window_days, processing_date, run_id, alert_id, address, typology_type, severity, proof_grade, evidence_json)
     SELECT 7, '2025-03-02', 'run', arrayJoin(['a', 'b']), 'payer', 'layering', 'high', 'shape', {evidence:String}`,
    { evidence: EVIDENCE },
  );
});
beforeEach(async () => {
  await database.command('TRUNCATE TABLE analyzers_alert_dispositions');
  await database.command('TRUNCATE TABLE analyzers_learning_resets');
});
afterAll(async () => {
  await database.close();
  await rm(data_dir, { recursive: true, force: true });
});

async function decide(
  alert_id: string,
  status: 'true_positive' | 'false_positive' | 'open' | 'closed',
  now_ms: number,
): Promise<void> {
  await decideAlerts(database, [alert_id], { status, reason: 'seen', note: '', decided_by: 'ana' }, now_ms);
}

describe('decisions that count', () => {
  it('are the last about each alert, with the confidence that was seen', async () => {
    await decide('a', 'true_positive', 1_000);
    await decide('a', 'false_positive', 2_000);
    await decide('b', 'false_positive', 3_000);
    await decide('b', 'open', 4_000);
    const [only, ...others] = await decidedAlerts(database);
    expect(others).toEqual([]);
    expect(only).toEqual({
      alert_id: 'a',
      typology_type: 'layering',
      status: 'false_positive',
      seen_confidence: CONFIDENCE,
    });
  });

  it('outlive the alert that they are about', async () => {
    await decide('b', 'false_positive', 5_000);
    await database.command("ALTER TABLE analyzers_alerts DELETE WHERE alert_id = 'b' SETTINGS mutations_sync = 2");
    expect(await decidedAlerts(database)).toMatchObject([{ alert_id: 'b', seen_confidence: CONFIDENCE }]);
  });

  it('are those said since the newest reset, whatever is noted later, and the reset can be taken back', async () => {
    const now_ms = Date.now() + 60_000;
    await decide('a', 'false_positive', now_ms);
    const reset = { reason: 'another team', decided_by: 'lead' };
    await resetLearning(database, { ...reset, counts_from_ms: now_ms }, now_ms);
    expect(await decidedAlerts(database)).toEqual([]);
    await decide('a', 'false_positive', now_ms + 2_000);
    expect(await decidedAlerts(database)).toEqual([]);
    await resetLearning(database, { ...reset, counts_from_ms: 0 }, now_ms + 3_000);
    expect(await decidedAlerts(database)).toHaveLength(1);
    expect(await learningResets(database)).toMatchObject([{ counts_from_ms: 0 }, { counts_from_ms: now_ms }]);
    await decide('a', 'closed', now_ms + 4_000);
    expect(await decidedAlerts(database)).toMatchObject([{ status: 'false_positive' }]);
  });

  it('do not begin at a moment to come', async () => {
    const reset = { counts_from_ms: 9e15, reason: 'a slip', decided_by: 'lead' };
    await expect(resetLearning(database, reset, 1_000)).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
