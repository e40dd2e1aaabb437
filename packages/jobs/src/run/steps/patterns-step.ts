/** patterns: the findings of every structural detector over the window, staged with their evidence. */
import { evidenceRows, patternRow, tableOf, type PatternRow } from '@analytics/analyzers';
import { PATTERN_TABLES, type Pattern, type PatternTable } from '@analytics/domain';
import { clearPatternStaging, stagePatterns, transferIdentities, type WindowData } from '@analytics/storage';
import type { RunContext, Step } from '../run-context.ts';
import { hasTransfers } from './empty-window.ts';
import { rowInput } from './row-input.ts';

export const patternsStep: Step = {
  name: 'patterns',
  async execute(context) {
    const { opened, recorder } = context;
    await clearPatternStaging(opened.database, opened.window);
    if (!(await hasTransfers(context))) return { row_count: 0, details: {} };
    recorder.report(0, 'reading the window');
    const data = await recorder.timed('load window', opened.data);
    const patterns = await opened.patterns();
    recorder.report(0.85, 'writing evidence');
    await recorder.timed('write', () => stage(context, data, patterns));
    return { row_count: patterns.length, details: countByType(patterns) };
  },
};

async function stage({ opened, recorder }: RunContext, data: WindowData, patterns: readonly Pattern[]): Promise<void> {
  const { database, window, settings } = opened;
  const { max_transfers } = settings.evidence;
  const identities = await transferIdentities(database, window, evidenceRows(patterns, max_transfers));
  const input = rowInput(opened, recorder, data, identities);
  const rows: Record<PatternTable, PatternRow[]> = {
    cycle: [],
    layering: [],
    network: [],
    motif: [],
    burst: [],
    threshold: [],
    proximity: [],
  };
  for (const pattern of patterns) rows[tableOf(pattern)].push(patternRow(pattern, input));
  for (const table of Object.keys(PATTERN_TABLES) as PatternTable[]) await stagePatterns(database, table, rows[table]);
}

function countByType(patterns: readonly Pattern[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { pattern_type } of patterns) counts[pattern_type] = (counts[pattern_type] ?? 0) + 1;
  return counts;
}
