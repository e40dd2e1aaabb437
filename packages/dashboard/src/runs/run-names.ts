/** Runs by the date and window they are for; one that was run again is counted. */
interface StepOfRun {
  readonly run_id: string;
  readonly processing_date: string;
  readonly window_days: number;
}

/** By run_id, given the steps in order of time: `2025-06-30/30`, then `2025-06-30/30 #2`. */
export function runNames(steps: readonly StepOfRun[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { run_id, processing_date, window_days } of steps) {
    if (names.has(run_id)) continue;
    const slice = `${processing_date}/${window_days}`;
    const count = (counts.get(slice) ?? 0) + 1;
    counts.set(slice, count);
    names.set(run_id, count === 1 ? slice : `${slice} #${count}`);
  }
  return names;
}
