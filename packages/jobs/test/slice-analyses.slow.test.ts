/**
 * Questions about a published slice, and a saved parameter that the next run reads: a chain of three hands and a round
 * of three.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layeredSettings, resolveSettings } from '@analytics/analyzers';
import {
  databaseOf,
  parseAlertEvidence,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type TaskRecord,
} from '@analytics/domain';
import {
  decideAlerts,
  listAlerts,
  migrate,
  openDatabase,
  resetLearning,
  savedSettings,
  type Database,
} from '@analytics/storage';
import { createTaskExecutor } from '../src/tasks/execute-task.ts';
import { holdSlice } from '../src/run/runs-of-this-process.ts';
import { learningOf } from '../src/window/learned.ts';
import { createSliceAnalyses, type SliceAnalyses } from '../src/questions/slice-analyses.ts';
import { NO_USER_TYPOLOGIES } from '../src/window/user-typologies/read-user-typologies.ts';
import { request } from './queue.conformance.ts';

const network = parseNetworkName('questions');
const window = windowOf(parseProcessingDate('2025-03-01'), 14);
const MIN_HANDS = 'typologies.layering.min_intermediaries';
const said = { reason: 'too many chains', saved_by: 'ana' };
const stay = new AbortController().signal;
let directory: string;
let database: Database;
let analyses: SliceAnalyses;

const open = (): Promise<Database> => openDatabase({ name: databaseOf(network), data_dir: directory, threads: 1 });

async function runDaily(): Promise<string[]> {
  const execute = createTaskExecutor({
    openNetwork: open,
    settingsFor: (name, layers) => resolveSettings(layeredSettings({}, name, layers), name, 'test'),
    sourceFor: () => undefined,
    userTypologies: () => Promise.resolve(NO_USER_TYPOLOGIES),
    enqueue: () => Promise.reject(new Error('Expected no task, found one.')),
    data_dir: directory,
    threads: 1,
    code_version: 'test',
    now_ms: () => Date.now(),
  });
  const { processing_date, window_days } = window;
  const asked = request({ task_name: 'daily_analytics_pipeline', processing_date, end_date: processing_date });
  const task: Partial<TaskRecord> = { ...asked, network, window_days };
  await execute(task as TaskRecord, { signal: stay, onEvent: () => undefined });
  return (await listAlerts(database, window, 10)).map(({ typology_type }) => typology_type).sort();
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-questions-'));
  database = await open();
  await migrate(database, network);
  await database.command(
    `INSERT INTO core_transfers
     SELECT concat('t', toString(row.1)), '0', '0', row.1, {start:UInt64} + row.4 * 3600000, row.2, row.3, 'USDS', 'native', row.5, row.5, 0, 1
     FROM (SELECT arrayJoin([
       (1, 's', 'a', 10, 9000), (2, 'a', 'b', 12, 8950), (3, 'b', 'c', 15, 8900), (4, 'c', 'd', 19, 8850),
       (5, 'r1', 'r2', 100, 4000), (6, 'r2', 'r3', 103, 3980), (7, 'r3', 'r1', 106, 3960)]) AS row)`,
    { start: window.start_ms },
  );
  analyses = createSliceAnalyses({
    openNetwork: open,
    configured: {},
    configured_origin: 'test',
    userTypologies: () => Promise.resolve(NO_USER_TYPOLOGIES),
    threads: 1,
    now_ms: () => Date.now(),
  });
  expect(await runDaily()).toEqual(['layering', 'round_tripping']);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

describe('createSliceAnalyses', () => {
  it('explain tells which typology named an address', async () => {
    const explained = await analyses.explain(network, window, 'a', stay);
    expect(explained[0]).toMatchObject({ typology_type: 'layering', outcome: 'named' });
    await expect(analyses.explain(network, window, 'nobody', stay)).rejects.toMatchObject({
      code: 'ADDRESS_NOT_FOUND',
    });
  });

  it('preview gives the alerts that a change gains and loses, and saves nothing', async () => {
    const preview = await analyses.preview(network, window, [{ path: MIN_HANDS, value: 4 }], stay);
    expect(preview).toMatchObject({ before_count: 2, after_count: 1, gained: [], changed: [] });
    expect(preview.lost).toMatchObject([{ typology_type: 'layering', transfer_count: 4, volume_usd: 35_700 }]);
    expect(await savedSettings(database)).toEqual([]);
  });

  it.each([
    ['what is no parameter of a typology', { path: 'alerts.max_alerts', value: 1 }],
    ['what is out of range', { path: MIN_HANDS, value: -1 }],
  ])('save and preview refuse %s', async (_, change) => {
    await expect(analyses.save(network, [change], said)).rejects.toMatchObject({ code: 'INVALID_SETTING' });
    await expect(analyses.preview(network, window, [change], stay)).rejects.toMatchObject({ code: 'INVALID_SETTING' });
    expect(await savedSettings(database)).toEqual([]);
  });

  it('a slice that a run works on is not read again meanwhile', async () => {
    const release = holdSlice(database.name, window);
    await expect(analyses.preview(network, window, [], stay)).rejects.toMatchObject({ code: 'RUN_UNDER_WAY' });
    // What was read for a question before answers the next one.
    expect((await analyses.explain(network, window, 'b', stay))[0]).toMatchObject({ typology_type: 'layering' });
    release();
  });

  it('what is saved is read by explain and by the next run, until it is given back', async () => {
    const parameter = async () =>
      (await analyses.typologies(network))
        .flatMap(({ parameters }) => parameters)
        .find(({ path }) => path === MIN_HANDS);
    await analyses.save(network, [{ path: MIN_HANDS, value: 4 }], said);
    expect(await parameter()).toMatchObject({ value: 4, configured: 3, is_saved: true });
    const layering = (await analyses.explain(network, window, 'a', stay)).find(
      ({ typology_type }) => typology_type === 'layering',
    );
    expect(layering).toMatchObject({ outcome: 'near' });
    expect(layering?.conditions.filter((condition) => !condition.holds)).toMatchObject([{ value: 3, limit: 4 }]);
    expect(await runDaily()).toEqual(['round_tripping']);
    await analyses.save(network, [{ path: MIN_HANDS, value: null }], said);
    expect(await parameter()).toMatchObject({ value: 3, is_saved: false });
    expect(await runDaily()).toEqual(['layering', 'round_tripping']);
  });

  it('what was decided moves the confidence of the next run, until decisions no longer count', async () => {
    const layering = async (): Promise<{ alert_id: string; score: number; learnt: string[] }> => {
      const rows = await database.rows<{ alert_id: string; evidence_json: string }>(
        "SELECT alert_id, evidence_json FROM analyzers_alerts WHERE typology_type = 'layering'",
      );
      const { alert_id, evidence_json } = rows[0]!;
      const { score, terms } = parseAlertEvidence(alert_id, evidence_json).confidence;
      return {
        alert_id,
        score,
        learnt: terms.flatMap(({ name, sentence = '' }) => (name === 'decisions' ? [sentence] : [])),
      };
    };
    const before = await layering();
    expect(before.learnt).toEqual([]);
    const decision = { status: 'false_positive', reason: 'a payroll', note: '', decided_by: 'ana' } as const;
    await decideAlerts(database, [before.alert_id], decision, Date.now());
    await runDaily();
    const after = await layering();
    expect(after.learnt).toEqual(['As decided here: 1 of 1 alert of its name was false.']);
    expect(after.score).toBeLessThan(before.score);
    expect(await learningOf(database)).toMatchObject({ true_count: 0, false_count: 1, unknown_count: 0 });
    await runDaily();
    // What was learnt teaches nothing again.
    expect(await layering()).toEqual(after);
    await resetLearning(database, { counts_from_ms: Date.now(), reason: 'a test', decided_by: 'ana' }, Date.now());
    await runDaily();
    expect(await layering()).toEqual(before);
  });
});
