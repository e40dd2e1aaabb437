/**
 * What an earlier process left behind: runs cut off are marked so, a publish cut off is completed, an unfinished run
 * can be taken up.
 */
import { AnalyticsError, parseProcessingDate, windowOf, type NetworkName, type Window } from '@analytics/domain';
import {
  TABLES_OF_STEP,
  THIS_PROCESS,
  clearStaging,
  completePublish,
  listRuns,
  processIsAlive,
  publishSlice,
  sameSlice,
  saveRun,
  type Database,
  type ResultTable,
  type RunRecord,
} from '@analytics/storage';
import { holdsSlice } from './runs-of-this-process.ts';

/** On a server, a run whose record was not touched for this long has lost its process. */
const STALE_AFTER_MS = 15 * 60_000;

/** The tables that a run of these steps publishes. */
export function tablesOf(steps: readonly string[]): ResultTable[] {
  return (Object.keys(TABLES_OF_STEP) as (keyof typeof TABLES_OF_STEP)[])
    .filter((step) => steps.includes(step))
    .flatMap((step) => [...TABLES_OF_STEP[step]]);
}

/** Publishes the staged slice of a run; returns the tables. */
export async function publishRun(database: Database, steps: readonly string[], window: Window): Promise<ResultTable[]> {
  const tables = tablesOf(steps);
  await publishSlice(database, tables, window);
  return tables;
}

/**
 * Completes publishes that were cut off and marks runs that lost their process. Returns the runs it completed or
 * marked.
 */
export async function recoverRuns(database: Database, network: NetworkName, now_ms: number): Promise<RunRecord[]> {
  const touched: RunRecord[] = [];
  for (const run of await listRuns(database)) {
    if (run.network !== network || (run.status !== 'running' && run.status !== 'publishing')) continue;
    if (isAlive(database, run, now_ms)) continue;
    const window = windowOf(parseProcessingDate(run.processing_date), run.window_days);
    const recovered: RunRecord =
      run.status === 'publishing'
        ? {
            ...run,
            status: 'published',
            progress: 1,
            steps_done: run.steps.filter((step) => step !== 'audit'),
            ended_ms: now_ms,
            updated_ms: now_ms,
          }
        : { ...run, status: 'interrupted', ended_ms: now_ms, updated_ms: now_ms };
    if (run.status === 'publishing') {
      const tables = tablesOf(run.steps);
      try {
        await completePublish(database, tables, window);
      } catch (error) {
        if (!(error instanceof AnalyticsError) || error.code !== 'SLICE_DAMAGED') throw error;
        // What cannot be completed must not be tried for ever: readers of the slice learn the same.
        const failed = {
          ...recovered,
          status: 'failed',
          error_code: error.code,
          error_message: error.message,
        } as const;
        await saveRun(database, failed, now_ms);
        touched.push(failed);
        continue;
      }
      await saveRun(database, recovered, now_ms);
      await clearStaging(database, tables, window);
    } else {
      await saveRun(database, recovered, now_ms);
    }
    touched.push(recovered);
  }
  return touched;
}

/** Throws RUN_UNDER_WAY where another run than `own_run_id` works on this slice. */
export async function refuseIfUnderWay(database: Database, window: Window, own_run_id?: string): Promise<void> {
  const under = (await runsUnderWay(database, window)).find((run) => run.run_id !== own_run_id);
  if (under === undefined) return;
  throw new AnalyticsError(
    'RUN_UNDER_WAY',
    `Expected the slice ${window.processing_date}/${window.window_days} to be free, found run ${under.run_id} under way in ${under.process} (${Math.round(under.progress * 100)} %).`,
  );
}

/** Whether a process other than this one works on the slice; what this one does, it knows without a record. */
export async function isHeldElsewhere(database: Database, window: Window, now_ms: number): Promise<boolean> {
  return (await runsUnderWay(database, window)).some(
    (run) => run.process !== THIS_PROCESS && isAlive(database, run, now_ms),
  );
}

async function runsUnderWay(database: Database, window: Window): Promise<RunRecord[]> {
  return (await listRuns(database)).filter(
    (run) => (run.status === 'running' || run.status === 'publishing') && sameSlice(run, window),
  );
}

/** The newest run of the same identity, if it did not finish: its finished steps need not run again. */
export async function resumableRun(
  database: Database,
  identity: Pick<
    RunRecord,
    'window_days' | 'processing_date' | 'settings_hash' | 'code_version' | 'source' | 'steps' | 'input_fingerprint'
  >,
): Promise<RunRecord | undefined> {
  const newest = (await listRuns(database)).find((run) => sameSlice(run, identity));
  if (newest === undefined || newest.status === 'published' || newest.status === 'completed') return undefined;
  const same =
    newest.settings_hash === identity.settings_hash &&
    newest.code_version === identity.code_version &&
    newest.source === identity.source &&
    newest.input_fingerprint === identity.input_fingerprint &&
    newest.steps.join() === identity.steps.join();
  return same ? newest : undefined;
}

/**
 * A run of this very process goes on where the process works on its slice; a record of an error that could not be
 * written is none.
 */
function isAlive(database: Database, run: RunRecord, now_ms: number): boolean {
  return run.process === THIS_PROCESS
    ? holdsSlice(database.name, run)
    : processIsAlive(run, database.kind, now_ms, STALE_AFTER_MS);
}
