/**
 * The pipeline: one run over one slice, step after step, each recorded, resumable and cancellable; nothing is seen by
 * readers before the run publishes.
 */
import { randomUUID } from 'node:crypto';
import { canonicalJson, once, shortDigest, type AnalyticsError, type RunStep } from '@analytics/domain';
import { sourceFingerprint, sourceName } from '@analytics/ingestion';
import {
  THIS_PROCESS,
  clearStaging,
  coreFingerprint,
  migrate,
  requireWholeTransfers,
  translateEngineError,
  type Database,
  type RunRecord,
} from '@analytics/storage';
import { OpenWindow } from '../window/open-window.ts';
import { NO_USER_TYPOLOGIES, type UserTypologies } from '../window/user-typologies/read-user-typologies.ts';
import { releaseMemory } from './release-memory.ts';
import type { RunContext, Step, StepResult } from './run-context.ts';
import { RunRecorder, cancelledError } from './run-recorder.ts';
import { publishRun, recoverRuns, refuseIfUnderWay, resumableRun, tablesOf } from './run-recovery.ts';
import type { RunControl, RunRequest } from './run-request.ts';
import { holdSlice } from './runs-of-this-process.ts';
import { alertsStep } from './steps/alerts-step.ts';
import { auditStep } from './steps/audit-step.ts';
import { featuresStep } from './steps/features-step.ts';
import { ingestStep } from './steps/ingest-step.ts';
import { initializeStep } from './steps/initialize-step.ts';
import { patternsStep } from './steps/patterns-step.ts';
import { schemeRows } from './steps/scheme-rows.ts';
import { typologiesStep } from './steps/typologies-step.ts';

/** How often a run says that it is alive, for processes on other machines. */
const HEARTBEAT_MS = 60_000;

const STEPS: Readonly<Record<Exclude<RunStep, 'publish'>, Step>> = {
  initialize: initializeStep,
  ingest: ingestStep,
  features: featuresStep,
  patterns: patternsStep,
  typologies: typologiesStep,
  alerts: alertsStep,
  audit: auditStep,
};

/** Steps that read transfers; ingesting is how lost ones come back. */
const READING_STEPS: ReadonlySet<RunStep> = new Set(['features', 'patterns', 'typologies', 'alerts']);

/**
 * Runs the request's steps and publishes. An earlier attempt at the same slice with the same settings, code and source
 * that failed, was cancelled or was cut off is taken up at its first unfinished step. Throws what the failing step
 * threw; the run's record then says so, and the slice that was published before is untouched.
 */
export async function runPipeline(database: Database, request: RunRequest, control: RunControl): Promise<RunRecord> {
  await migrate(database, request.network);
  // Before the slice is held: what an earlier attempt of this process left counts as cut off, not as going on.
  await recoverRuns(database, request.network, control.now_ms());
  await refuseIfUnderWay(database, request.window);
  const release = holdSlice(database.name, request.window);
  try {
    return await runHeldSlice(database, request, control);
  } finally {
    release();
  }
}

async function runHeldSlice(database: Database, request: RunRequest, control: RunControl): Promise<RunRecord> {
  if (request.steps.some((step) => READING_STEPS.has(step))) await requireWholeTransfers(database, request.window);
  const settings_json = canonicalJson(request.settings);
  const source_fingerprint = await sourceFingerprint(request.source, request.network, request.window, control.signal);
  const identity = {
    window_days: request.window.window_days,
    processing_date: request.window.processing_date,
    network: request.network,
    settings_hash: settingsHash(settings_json, request.user_typologies ?? NO_USER_TYPOLOGIES),
    code_version: request.code_version,
    steps: request.steps,
    source: request.source === undefined ? '' : sourceName(request.source),
    input_fingerprint: `${source_fingerprint}/${await coreFingerprint(database, request.window)}`,
  };
  const earlier = await resumableRun(database, identity);
  const started_ms = control.now_ms();
  const run: RunRecord = {
    ...identity,
    run_id: earlier?.run_id ?? randomUUID(),
    status: 'running',
    steps_done: earlier?.steps_done ?? [],
    current_step: '',
    progress: 0,
    error_code: '',
    error_message: '',
    settings_json,
    notices: earlier?.notices ?? [],
    ingested: earlier?.ingested ?? null,
    process: THIS_PROCESS,
    started_ms,
    updated_ms: started_ms,
    ended_ms: 0,
  };
  return await new RunExecution(database, request, control, run).execute();
}

/** 16 hex digits over the settings and, where there are any, over the typologies that the user added. */
function settingsHash(settings_json: string, { usable }: UserTypologies): string {
  return shortDigest(settings_json + usable.map(({ digest }) => digest).join(''));
}

/** One attempt at one run: its steps, one after the other, over a window that they share. */
class RunExecution {
  private readonly database: Database;
  private readonly request: RunRequest;
  private readonly control: RunControl;
  private readonly recorder: RunRecorder;
  private readonly opened: OpenWindow;
  private readonly context: RunContext;

  constructor(database: Database, request: RunRequest, control: RunControl, run: RunRecord) {
    this.database = database;
    this.request = request;
    this.control = control;
    this.recorder = new RunRecorder(database, request, control, run);
    const { recorder } = this;
    const calibrates = { code_version: request.code_version, now_ms: control.now_ms };
    const opened = new OpenWindow(database, { ...request, calibrates, signal: control.signal }, recorder);
    this.opened = opened;
    this.context = { opened, recorder, request, schemeRows: once(() => schemeRows(opened, recorder)) };
  }

  async execute(): Promise<RunRecord> {
    const { database, request, recorder } = this;
    const { signal } = this.control;
    const cancelStatements = (): void => {
      if (!recorder.isCommitted) void database.cancelAll();
    };
    signal.addEventListener('abort', cancelStatements);
    const heartbeat = setInterval(() => {
      recorder.save({}).catch(() => undefined);
    }, HEARTBEAT_MS);
    try {
      await recorder.save({});
      // Another process may have looked when we did: of two that see each other both give way, so that never both go
      // on.
      await refuseIfUnderWay(database, request.window, recorder.run_id);
      for (const step of request.steps) {
        if (!recorder.run.steps_done.includes(step)) await this.executeStep(step);
      }
      const status = request.steps.includes('publish') ? 'published' : 'completed';
      await recorder.save({ status, ended_ms: this.control.now_ms(), progress: 1, current_step: '' });
    } catch (error) {
      throw await this.recordFailure(error);
    } finally {
      clearInterval(heartbeat);
      signal.removeEventListener('abort', cancelStatements);
    }
    // What is left in staging harms nobody: the next run of the slice empties it first.
    await clearStaging(database, tablesOf(request.steps), request.window).catch(() => undefined);
    await this.opened.close().catch(() => undefined);
    return recorder.run;
  }

  private async executeStep(step: RunStep): Promise<void> {
    const { recorder } = this;
    const begun = await recorder.beginStep(step);
    let result: StepResult;
    try {
      recorder.throwIfCancelled();
      result = step === 'publish' ? await this.publish() : await STEPS[step].execute(this.context);
      recorder.throwIfCancelled();
    } catch (error) {
      await begun.end(recorder.isCancelled ? 'cancelled' : 'failed');
      throw error;
    }
    await releaseMemory(this.database);
    const report = await begun.end('done', result);
    // Loading changes what the window reads: what follows, and an attempt that takes it up, goes by the new state.
    const known = recorder.run.input_fingerprint;
    await recorder.stepDone(report, step === 'ingest' ? await this.fingerprintAfterIngest(known) : known);
  }

  private async fingerprintAfterIngest(before: string): Promise<string> {
    const [source = ''] = before.split('/');
    return `${source}/${await coreFingerprint(this.database, this.request.window)}`;
  }

  /** From here on a crash is completed, not undone. */
  private async publish(): Promise<StepResult> {
    // Before anyone hears of it: a cancel that this news brings about must not kill the statements of the publish.
    await this.recorder.save({ status: 'publishing' });
    this.recorder.report(0, 'swapping the new slice in');
    const tables = await publishRun(this.database, this.request.steps, this.request.window);
    return { row_count: tables.length, details: { tables } };
  }

  private async recordFailure(error: unknown): Promise<AnalyticsError> {
    const { recorder } = this;
    const cancelled = recorder.isCancelled;
    const failure = cancelled ? cancelledError(error) : translateEngineError(error, 'finish the run', 'INTERNAL');
    if (recorder.isCommitted) return failure;
    const saved = recorder.save({
      status: cancelled ? 'cancelled' : 'failed',
      error_code: failure.code,
      error_message: failure.message,
      ended_ms: this.control.now_ms(),
      notices: [...recorder.notices],
    });
    await saved.catch(() => undefined);
    if (failure.code === 'DISK_FULL') await this.opened.close().catch(() => undefined);
    return failure;
  }
}
