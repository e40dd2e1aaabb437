/** How many of the traces that people ask for are kept, and how many of them are looked at. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import { keptTraces, saveTrace, type Database } from '@analytics/storage';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openMigrated } from '../../storage/test/made-once.ts';
import type { OpenWindow } from '../src/window/open-window.ts';
import { askedTraces, verifyTraces } from '../src/questions/verify-traces.ts';

const MANY = windowOf(parseProcessingDate('2025-06-30'), 30);
const FEW = windowOf(parseProcessingDate('2025-07-01'), 30);

let directory: string;
let database: Database;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-verify-traces-'));
  database = await openMigrated(directory);
  await database.command(
    `INSERT INTO analyzers_traces (window_days, processing_date, trace_id, labels_digest, asked_by, asked_at_ms, _version)
     SELECT 30, '2025-06-30', concat('trace_', toString(number)), 'before', 'ana', number, 1 FROM numbers(250)`,
  );
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

it('askedTraces gives all of a slice in pages, the newest first', async () => {
  const found: string[][] = [];
  for await (const page of askedTraces(database, MANY, 250, 1000).pages())
    found.push(page.map(({ trace_id }) => trace_id));
  expect(found.map((page) => page.length)).toEqual([100, 100, 50]);
  expect(found.flat()).toEqual(Array.from({ length: 250 }, (_, at) => `trace_${249 - at}`));
});

it('verifyTraces says how many are older than what it looks at', async () => {
  const opened = { database, window: MANY, traceInput: () => Promise.resolve({ labels_digest: 'now' }) };
  const asked = askedTraces(database, MANY, 250, 220);
  expect(await verifyTraces(opened as unknown as OpenWindow, [], asked)).toEqual({
    trace_count: 0,
    failures: [],
    notes: [
      '220 traces made before labels changed were not repeated',
      '30 traces older than the newest 220 were not repeated; verify one by its id',
    ],
  });
});

it('saveTrace lets go of the oldest of a name, and of no other', async () => {
  const save = async (asked_by: string, at_ms: number): Promise<string> => {
    const trace = { run_id: 'r', settings_json: '{}', labels_digest: '', answer_json: '{}', asked_by };
    const question_json = JSON.stringify({ asked_by, at_ms });
    return await saveTrace(database, FEW, { ...trace, question_json }, at_ms, { max_kept: 3, slack: 1 });
  };
  const kept = async (): Promise<string[]> => (await keptTraces(database, FEW, 100)).map(({ trace_id }) => trace_id);
  const of_ben = await save('ben', 1);
  const of_ana: string[] = [];
  for (let at_ms = 2; at_ms < 6; at_ms += 1) of_ana.unshift(await save('ana', at_ms));
  expect(await kept()).toEqual([...of_ana, of_ben]);
  of_ana.unshift(await save('ana', 6));
  expect(await kept()).toEqual([...of_ana.slice(0, 3), of_ben]);
});
