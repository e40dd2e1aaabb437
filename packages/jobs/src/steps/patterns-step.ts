/** patterns: every structural detector over the window, in worker threads, and its findings staged with their evidence. */
import {
  DETECTORS,
  evidenceRows,
  indexTransfers,
  patternRow,
  tableOf,
  type DetectionInput,
  type DetectionResult,
  type PatternRow,
} from '@analytics/analyzers';
import { PATTERN_TABLES, type Pattern, type PatternTable } from '@analytics/domain';
import {
  clearPatternStaging,
  decimalAt,
  eurRates,
  stagePatterns,
  transferIdentities,
  type WindowData,
} from '@analytics/storage';
import type { RunContext, Step } from '../run-context.ts';
import type { DetectorName, WorkerInput } from '../workers/analysis-worker.ts';
import { runInPool } from '../workers/run-in-pool.ts';
import { hasTransfers } from './empty-window.ts';

/** The detectors that take longest go first, so that the threads end together. */
const ORDER: readonly DetectorName[] = ['network', 'layering', 'cycle', 'proximity', 'motif', 'burst', 'threshold'];

export const patternsStep: Step = {
  name: 'patterns',
  async execute(context) {
    await clearPatternStaging(context.database, context.window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    context.report(0, 'reading the window');
    const data = await context.timed('load window', context.windowData);
    const patterns = await detect(context, data);
    context.report(0.85, 'writing evidence');
    await context.timed('write', () => stage(context, data, patterns));
    return { row_count: patterns.length, details: countByType(patterns) };
  },
};

async function detect(context: RunContext, data: WindowData): Promise<Pattern[]> {
  const { window, settings, database } = context;
  const input: DetectionInput = {
    window,
    transfers: data.transfers,
    index: indexTransfers(data.transfers, data.addresses.length),
    // Workers name addresses by node id; their text stays here.
    addresses: { ...data.addresses, addresses: [] },
    assets: data.assets,
    seed: settings.features.seed,
    eur_usd_by_day: await eurRates(database, window),
  };
  const shared: WorkerInput = { kind: 'patterns', input, settings: settings.structural };
  const tasks = ORDER.map((name) => ({ name, payload: undefined }));
  const results = await runInPool(context, shared, tasks, (task, doneCount) => {
    context.report(0.1 + (0.75 * doneCount) / ORDER.length, `${task.name} done`);
  });
  const byName = new Map(ORDER.map((name, at) => [name, results[at] as DetectionResult] as const));
  // The registry's order, not the order of work, decides the order of notices and patterns.
  const inOrder = (Object.keys(DETECTORS) as DetectorName[]).flatMap((name) => byName.get(name) ?? []);
  for (const { notices } of inOrder) for (const notice of notices) context.notify(notice);
  return inOrder.flatMap(({ patterns }) => [...patterns]);
}

async function stage(context: RunContext, data: WindowData, patterns: readonly Pattern[]): Promise<void> {
  const { database, window, settings } = context;
  const { max_transfers } = settings.evidence;
  const identities = await transferIdentities(database, window, evidenceRows(patterns, max_transfers));
  const rows: Record<PatternTable, PatternRow[]> = {
    cycle: [],
    layering: [],
    network: [],
    motif: [],
    burst: [],
    threshold: [],
    proximity: [],
  };
  for (const pattern of patterns) {
    rows[tableOf(pattern)].push(
      patternRow(pattern, {
        window,
        run_id: context.run_id,
        version: context.version,
        addresses: data.addresses.addresses,
        transfers: data.transfers,
        exactUsd: (row) => decimalAt(data.amount_usd_exact, row),
        identityOfRow: (row) => {
          const identity = identities.get(row);
          if (identity === undefined) throw new RangeError(`Expected the ids of transfer row ${row}, found none.`);
          return identity;
        },
        max_evidence_transfers: max_transfers,
      }),
    );
  }
  for (const table of Object.keys(PATTERN_TABLES) as PatternTable[]) await stagePatterns(database, table, rows[table]);
}

function countByType(patterns: readonly Pattern[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { pattern_type } of patterns) counts[pattern_type] = (counts[pattern_type] ?? 0) + 1;
  return counts;
}
