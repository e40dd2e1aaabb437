/** Every structural detector over a window, in worker threads. */
import { DETECTORS, type DetectionInput, type DetectionResult } from '@analytics/analyzers';
import type { Pattern } from '@analytics/domain';
import type { RunContext } from '../run/run-context.ts';
import type { DetectorName, WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';

/** The detectors that take longest go first, so that the threads end together. */
const ORDER: readonly DetectorName[] = ['network', 'layering', 'cycle', 'proximity', 'motif', 'burst', 'threshold'];

/** The patterns in the order of the detectors, whoever was done first. Tells what was capped, skipped or assumed. */
export async function detectPatterns(context: RunContext, input: DetectionInput): Promise<readonly Pattern[]> {
  const shared: WorkerInput = { kind: 'patterns', input, settings: context.settings.structural };
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
