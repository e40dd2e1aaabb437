/**
 * One more day: what a run of the next date costs beside the first of a network, and what running a date again costs, over a window of 90 days.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNumber } from '@analytics/domain';
import { analytics } from './analytics-command.ts';

/** Of a first run, which measures chance. */
const TARGET_RATIO = 0.2;
const WINDOW_DAYS = 90;
const FIRST = '2025-06-29';
const NEXT = '2025-06-30';
const TABLES = ['analyzers_features', 'analyzers_typologies', 'analyzers_alerts', 'analyzers_entities'];

interface Step {
  readonly step: string;
  readonly duration_seconds: number;
  readonly parts: Readonly<Record<string, number>>;
}

/** Simulates, runs and gives lines. Throws where a run that keeps gives other rows than one that computes. */
export function benchDays(size: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'analytics-days-'));
  const place = ['--network', 'bench', '--data-dir', join(directory, 'data')];
  const run = (date: string, ...more: readonly string[]): { seconds: number; steps: readonly Step[] } => {
    const slice = ['--processing-date', date, '--window-days', String(WINDOW_DAYS)];
    const { answer, seconds } = analytics('run', ...place, ...slice, ...more);
    return { seconds, steps: answer['steps'] as readonly Step[] };
  };
  const digests = (): string => {
    const rows = TABLES.map((table) => {
      const query = `SELECT count() AS row_count, sum(cityHash64(* EXCEPT (run_id, _version))) AS digest FROM ${table} WHERE processing_date = '${NEXT}'`;
      return analytics('sql', ...place, query).answer['rows'];
    });
    return JSON.stringify(rows);
  };
  try {
    const days = String(WINDOW_DAYS + 1);
    const world = ['--network', 'bench', '--seed', '7', '--days', days, '--out', directory];
    analytics('simulate', '--transfers', size, ...world);
    const whole = ['--processing-date', NEXT, '--window-days', days, '--source', `directory:${directory}`];
    const loaded = analytics('ingest', ...place, ...whole).answer['steps'] as { row_count: number }[];
    const transfers = Math.max(...loaded.map(({ row_count }) => row_count));
    const first = run(FIRST);
    const next = run(NEXT);
    const computed = digests();
    const again = run(NEXT);
    const kept = digests();
    const full = run(NEXT, '--full');
    if (kept !== computed || digests() !== computed)
      throw new Error(`${size}: a run that keeps gave other rows than one that computes`);
    const ratio = next.seconds / first.seconds;
    return [
      `${size}: ${formatNumber(transfers)} transfers in ${days} days, windows of ${WINDOW_DAYS}`,
      `  the first day            ${seconds(first.seconds)}  chance alone ${seconds(chanceOf(first.steps))}`,
      `  the next day             ${seconds(next.seconds)}  ${ratio.toFixed(3)} of it (target ≤ ${TARGET_RATIO}: ${ratio <= TARGET_RATIO ? 'reached' : 'MISSED'})`,
      `  the next day again       ${seconds(again.seconds)}  ${(again.seconds / next.seconds).toFixed(3)} of the next day`,
      `  the next day with --full ${seconds(full.seconds)}  ${(full.seconds / next.seconds).toFixed(3)} of the next day; the same rows`,
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function chanceOf(steps: readonly Step[]): number {
  return steps.reduce((sum, { parts }) => sum + (parts['chance'] ?? 0), 0);
}

function seconds(value: number): string {
  return `${value.toFixed(1).padStart(7)} s`;
}
