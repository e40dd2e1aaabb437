/** What each task does: a run over the steps it is made of, an export, a trace, or further tasks. */
import {
  AnalyticsError,
  datesBetween,
  parseNetworkName,
  parseProcessingDate,
  settingsOf,
  windowOf,
  type NetworkName,
  type TaskRecord,
  type TaskRequest,
  counted,
} from '@analytics/domain';
import type { AnalysisSettings } from '@analytics/analyzers';
import type { SourceLocation } from '@analytics/ingestion';
import { inNetwork, migrate, savedSettings, type Database } from '@analytics/storage';
import { runPipeline } from '../run/pipeline.ts';
import type { UserTypologies } from '../window/user-typologies/read-user-typologies.ts';
import { exportBatch } from './export-batch.ts';
import { parseTaskConfig } from './task-config.ts';
import type { TaskControl, TaskExecutor } from '../queue/task-executor.ts';
import { stepsOf, type RunTaskName } from './task-steps.ts';
import { traceMoney } from './trace-money.ts';

/** What the composition root hands in: one process may serve any number of networks. */
export interface ExecutionSite {
  /** A handle of the task's own, which it closes: cancelling it then touches no other task and no reader. */
  readonly openNetwork: (network: NetworkName) => Promise<Database>;
  /** The configured settings with these laid over them, the last on top. Throws INVALID_SETTING. */
  readonly settingsFor: (network: NetworkName, layers: readonly unknown[]) => AnalysisSettings;
  /** The source that a task names, or the configured one. Throws UNKNOWN_SOURCE, SOURCE_FORBIDDEN. */
  readonly sourceFor: (text: string | undefined) => SourceLocation | undefined;
  /** The user's own typologies, read for each run. */
  readonly userTypologies: () => Promise<UserTypologies>;
  /** Queues what a composite is made of. */
  readonly enqueue: (request: TaskRequest) => Promise<TaskRecord>;
  readonly data_dir: string;
  readonly threads: number;
  readonly code_version: string;
  /** Epoch milliseconds. */
  readonly now_ms: () => number;
}

type Result = Readonly<Record<string, unknown>>;

/** The executor of all tasks. */
export function createTaskExecutor(site: ExecutionSite): TaskExecutor {
  return async (task, control) => await executeTask(task, site, control);
}

/**
 * Carries one task out. A run gives its run_id, status, the rows of each step and its notices; an export gives its
 * files; a trace gives its id; a backfill queues a daily pipeline for each of its dates and gives their ids. Throws what the run throws.
 */
export async function executeTask(task: TaskRecord, site: ExecutionSite, control: TaskControl): Promise<Result> {
  switch (task.task_name) {
    case 'backfill_pipeline':
      return await queueBackfill(task, site, control);
    case 'export_batch':
      return await withNetwork(task, site, control, (database) => exportBatch(database, task, site.data_dir));
    case 'trace_money':
      return await withNetwork(task, site, control, (database) => traceMoney(database, task, site, control));
    case 'initialize_analyzers':
    case 'ingest_batch':
    case 'build_features':
    case 'detect_structural_patterns':
    case 'detect_typologies':
    case 'generate_alerts':
    case 'log_computation_audit':
    case 'daily_analytics_pipeline': {
      const { task_name } = task;
      return await withNetwork(task, site, control, (database) => runTask(database, task_name, task, site, control));
    }
  }
}

async function withNetwork(
  task: TaskRecord,
  site: ExecutionSite,
  control: TaskControl,
  work: (database: Database) => Promise<Result>,
): Promise<Result> {
  const network = parseNetworkName(task.network);
  const database = await site.openNetwork(network);
  const cancel = (): void => void database.cancelAll();
  // A run decides for itself what a cancel means.
  if (task.task_name === 'export_batch') control.signal.addEventListener('abort', cancel);
  try {
    // Who asks for the network itself gets it, though nothing is in it.
    if (task.task_name === 'initialize_analyzers') {
      await migrate(database, network);
      return await work(database);
    }
    return await inNetwork(database, network, async () => await work(database));
  } finally {
    control.signal.removeEventListener('abort', cancel);
    await database.close();
  }
}

async function runTask(
  database: Database,
  task_name: RunTaskName,
  task: TaskRecord,
  site: ExecutionSite,
  control: TaskControl,
): Promise<Result> {
  const network = parseNetworkName(task.network);
  const config = parseTaskConfig(task.config);
  const source = site.sourceFor(config.source);
  if (task_name === 'ingest_batch' && source === undefined) {
    throw new AnalyticsError(
      'INVALID_TASK',
      'Expected ingest_batch to name a source in config.source or a configured one (INGESTION_SOURCE_TYPE), found neither.',
    );
  }
  const saved = settingsOf(await savedSettings(database));
  const row_counts: Record<string, number> = {};
  const run = await runPipeline(
    database,
    {
      network,
      window: windowOf(parseProcessingDate(task.processing_date), task.window_days),
      settings: site.settingsFor(network, [saved, config.settings]),
      source,
      user_typologies: await site.userTypologies(),
      threads: site.threads,
      allow_empty: config.allow_empty,
      steps: stepsOf(task_name, config.ingest_first),
      data_dir: site.data_dir,
      code_version: site.code_version,
    },
    {
      signal: control.signal,
      now_ms: site.now_ms,
      onEvent: (event) => {
        if (event.kind === 'step_ended') row_counts[event.step] = event.row_count;
        control.onEvent(event);
      },
    },
  );
  return { run_id: run.run_id, run_status: run.status, row_counts, notices: run.notices };
}

async function queueBackfill(task: TaskRecord, site: ExecutionSite, control: TaskControl): Promise<Result> {
  const dates = datesBetween(parseProcessingDate(task.processing_date), parseProcessingDate(task.end_date));
  const { network, window_days, config, requested_by } = task;
  const task_ids: string[] = [];
  for (const date of dates) {
    if (control.signal.aborted) {
      throw new AnalyticsError(
        'RUN_CANCELLED',
        `Expected to queue ${counted(dates.length, 'date')}, found the backfill cancelled after ${task_ids.length}.`,
      );
    }
    const daily = await site.enqueue({
      task_name: 'daily_analytics_pipeline',
      network,
      processing_date: date,
      end_date: date,
      window_days,
      config,
      priority: 'backfill',
      requested_by,
    });
    task_ids.push(daily.task_id);
  }
  return { task_ids, processed_dates: dates };
}
