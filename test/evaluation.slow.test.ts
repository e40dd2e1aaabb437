import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Evaluation } from '@analytics/analyzers';
import { answerOf } from '../packages/cli/test/analytics-process.ts';
import { keepEngineOpen, warmAnalytics as analytics } from '../packages/cli/test/warm-analytics.ts';

keepEngineOpen();

const WORLD = { transfers: '50k', seed: '1109', days: '30' } as const;
const SLICE = ['--network', 'floors', '--processing-date', '2025-06-30', '--window-days', WORLD.days];

/** What this world must show at least (`floor`) or at most (`ceiling`). */
const BOUNDS = {
  recall_50: { floor: 0.87 },
  recall_80: { floor: 0.85 },
  mean_jaccard: { floor: 0.83 },
  right_name_ratio: { floor: 0.9 },
  lowest_typology_recall_50: { floor: 0.5 },
  background_suspected_ratio: { ceiling: 0.003 },
  victim_suspected_ratio: { ceiling: 0.02 },
  // Wages spent at one shop and a treasury that rotates are rare ties too; roles by behaviour would tell them apart.
  twin_flagged_ratio: { ceiling: 0.09 },
  alerts_per_found: { ceiling: 1.15 },
  alerts_per_scheme_for_90: { ceiling: 1.15 },
} as const satisfies Record<string, { readonly floor: number } | { readonly ceiling: number }>;

/**
 * Not found by what alerts name: a service found by behaviour is a discovery and no alert; of rapid movement an alert
 * names the mover, and its payers and payees, which the planted scheme counts as its own, are counterparties.
 */
const OTHERWISE_REPORTED: ReadonlySet<string> = new Set(['unregistered_service', 'rapid_movement']);

/** A ratio that is undefined, because nothing was found, is at its worst. */
function figuresOf({ overall, typologies, background, twin_flagged_ratio, reading }: Evaluation) {
  return {
    recall_50: overall.recall_50 ?? 0,
    recall_80: overall.recall_80 ?? 0,
    mean_jaccard: overall.mean_jaccard ?? 0,
    right_name_ratio: overall.right_name_ratio ?? 0,
    lowest_typology_recall_50: Math.min(
      ...typologies
        .filter(({ typology_type }) => !OTHERWISE_REPORTED.has(typology_type))
        .map(({ recall_50 }) => recall_50 ?? 0),
    ),
    background_suspected_ratio: background.suspected_ratio ?? 1,
    victim_suspected_ratio: overall.victim_suspected_ratio ?? 1,
    twin_flagged_ratio: twin_flagged_ratio ?? 1,
    alerts_per_found: overall.alerts_per_found ?? Infinity,
    alerts_per_scheme_for_90: reading.at(-1)?.alerts_per_scheme ?? Infinity,
  } satisfies Record<keyof typeof BOUNDS, number>;
}

describe('the evaluation of a small world', () => {
  let directory: string;
  let figures: ReturnType<typeof figuresOf>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-floors-'));
    const run = async (...args: string[]) => answerOf(await analytics([...args, '--json'], { cwd: directory }));
    const { transfers, seed, days } = WORLD;
    await run(
      'simulate',
      '--transfers',
      transfers,
      '--seed',
      seed,
      '--days',
      days,
      '--network',
      'floors',
      '--out',
      'w',
    );
    expect(await run('run', ...SLICE, '--source', 'directory:w')).toMatchObject({ run: { status: 'published' } });
    const { evaluation } = await run('evaluate', ...SLICE, '--truth', 'w');
    figures = figuresOf(evaluation as Evaluation);
  }, 300_000);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it.each(Object.entries(BOUNDS))('keeps %s within its bound', (name, bound) => {
    const figure = figures[name as keyof typeof BOUNDS];
    if ('floor' in bound) expect(figure).toBeGreaterThanOrEqual(bound.floor);
    else expect(figure).toBeLessThanOrEqual(bound.ceiling);
  });
});
