/** Every structural detector over a window, in worker threads. */
import { DETECTORS, onePerIdentity, type DetectionResult } from '@analytics/analyzers';
import type { Pattern } from '@analytics/domain';
import type { DetectorName, WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';

/** The detectors that take longest go first, so that the threads end together. */
const PLACE_IN_LINE = {
  network: 0,
  layering: 1,
  cycle: 2,
  rare_ties: 3,
  proximity: 4,
  motif: 5,
  burst: 6,
  threshold: 7,
  unusual_sums: 8,
} as const satisfies Record<DetectorName, number>;
const DETECTOR_NAMES = Object.keys(DETECTORS) as DetectorName[];
const LONGEST_FIRST = DETECTOR_NAMES.toSorted((a, b) => PLACE_IN_LINE[a] - PLACE_IN_LINE[b]);

/**
 * The patterns in the order of the detectors, whoever was done first. The listener hears what was capped, skipped or
 * assumed.
 */
export async function detectPatterns(opened: OpenWindow): Promise<readonly Pattern[]> {
  const { settings, listener } = opened;
  const shared: WorkerInput = {
    kind: 'patterns',
    input: await opened.detectionInput(),
    settings: settings.structural,
  };
  const tasks = LONGEST_FIRST.map((name) => ({ name, payload: undefined }));
  const results = await runInPool(opened, shared, tasks, (task, doneCount) => {
    listener.report(0.1 + (0.75 * doneCount) / LONGEST_FIRST.length, `${task.name} done`);
  });
  const byName = new Map(LONGEST_FIRST.map((name, at) => [name, results[at] as DetectionResult] as const));
  // The registry's order, not the order of work, decides the order of notices and patterns.
  const inOrder = DETECTOR_NAMES.flatMap((name) => byName.get(name) ?? []);
  for (const { notices } of inOrder) for (const notice of notices) listener.notify(notice);
  return onePerIdentity(inOrder.flatMap(({ patterns }) => [...patterns]));
}
