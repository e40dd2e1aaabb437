/**
 * The pipeline: one run over one slice, step after step, each recorded, resumable and cancellable; nothing is seen by readers
 * before the run publishes.
 */
import { join } from 'node:path';
import { createHash, randomUUID } from 'node:crypto';
import {
  AnalyticsError,
  canonicalJson,
  type NetworkName,
  type Pattern,
  type RunEvent,
  type RunNotice,
  type RunStep,
  type Window,
} from '@analytics/domain';
import type { AnalysisSettings, DetectionInput, WindowSchemes } from '@analytics/analyzers';
import { sourceFingerprint, sourceName, type SourceLocation } from '@analytics/ingestion';
import {
  appendAudit,
  clearStaging,
  clearWork,
  coreFingerprint,
  loadWindow,
  migrate,
  prepareWindow,
  requireWholeTransfers,
  saveRun,
  translateEngineError,
  windowFacts,
  type Database,
  type RunRecord,
  type WindowData,
  type WindowFacts,
} from '@analytics/storage';
import { THIS_PROCESS } from './process-liveness.ts';
import { holdSlice } from './runs-of-this-process.ts';
import { startMemoryMeter } from './memory-meter.ts';
import { RunProgress } from './run-progress.ts';
import { publishRun, recoverRuns, refuseIfUnderWay, resumableRun, tablesOf } from './run-recovery.ts';
import type { RunContext, Step, StepResult } from './run-context.ts';
import { detectPatterns } from '../window/detect-patterns.ts';
import { detectSchemes } from '../window/detect-schemes.ts';
import { detectionInputOf } from '../window/detection-input.ts';
import { alertsStep } from './steps/alerts-step.ts';
import { auditStep } from './steps/audit-step.ts';
import { featuresStep } from './steps/features-step.ts';
import { ingestStep } from './steps/ingest-step.ts';
import { detectUserTypologies } from '../window/user-typologies/detect-user-typologies.ts';
import { NO_USER_TYPOLOGIES, type UserTypologies } from '../window/user-typologies/read-user-typologies.ts';
import { initializeStep } from './steps/initialize-step.ts';
import { patternsStep } from './steps/patterns-step.ts';
import { typologiesStep } from './steps/typologies-step.ts';

/** How often a run says that it is alive, for processes on other machines. */
const HEARTBEAT_MS = 60_000;

export interface RunRequest {
  readonly network: NetworkName;
  readonly window: Window;
  readonly settings: AnalysisSettings;
  /** Absent: the core tables as they are. */
  readonly source?: SourceLocation | undefined;
  readonly threads: number;
  readonly allow_empty: boolean;
  /** The steps to run, in order. */
  readonly steps: readonly RunStep[];
  /** Typologies that the user added; none where there are none. */
  readonly user_typologies?: UserTypologies | undefined;
  /** Parent of the run's own directory. */
  readonly data_dir: string;
  readonly code_version: string;
}

export interface RunControl {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Epoch milliseconds. */
  readonly now_ms: () => number;
}

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
 * Runs the request's steps and publishes. An earlier attempt at the same slice with the same settings, code and source that failed,
 * was cancelled or was cut off is taken up at its first unfinished step.
 * Throws what the failing step threw; the run's record then says so, and the slice that was published before is untouched.
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
    process: THIS_PROCESS,
    started_ms,
    updated_ms: started_ms,
    ended_ms: 0,
  };
  return await new RunExecution(database, request, control, run).execute();
}

/** 16 hex digits over the settings and, where there are any, over the typologies that the user added. */
function settingsHash(settings_json: string, { usable }: UserTypologies): string {
  const hash = createHash('sha256').update(settings_json);
  for (const { digest } of usable) hash.update(digest);
  return hash.digest('hex').slice(0, 16);
}

type StepReport = Omit<Extract<RunEvent, { kind: 'step_ended' }>, 'kind'>;

/** One attempt at one run: holds its record, its progress and what its steps share. */
class RunExecution {
  private readonly database: Database;
  private readonly request: RunRequest;
  private readonly control: RunControl;
  private readonly progress: RunProgress;
  private readonly notices: RunNotice[];
  private run: RunRecord;
  private lastVersion = 0;
  private facts: Promise<WindowFacts> | undefined;
  private data: Promise<WindowData> | undefined;
  private input: Promise<DetectionInput> | undefined;
  private patterns: Promise<readonly Pattern[]> | undefined;
  private schemes: Promise<WindowSchemes> | undefined;

  constructor(database: Database, request: RunRequest, control: RunControl, run: RunRecord) {
    this.database = database;
    this.request = request;
    this.control = control;
    this.run = run;
    this.notices = [...run.notices];
    const reused = request.steps.filter((step) => run.steps_done.includes(step));
    this.progress = new RunProgress(request.steps, reused, () => control.now_ms() / 1000);
    control.onEvent({ kind: 'run_started', run_id: run.run_id, resumed_steps: reused });
  }

  async execute(): Promise<RunRecord> {
    const { signal } = this.control;
    const cancelStatements = (): void => {
      if (!this.isCommitted()) void this.database.cancelAll();
    };
    signal.addEventListener('abort', cancelStatements);
    const heartbeat = setInterval(() => {
      this.save({}).catch(() => undefined);
    }, HEARTBEAT_MS);
    try {
      await this.save({});
      // Another process may have looked when we did: of two that see each other both give way, so that never both go on.
      await refuseIfUnderWay(this.database, this.request.window, this.run.run_id);
      for (const step of this.request.steps) {
        if (!this.run.steps_done.includes(step)) await this.executeStep(step);
      }
      const status = this.run.steps.includes('publish') ? 'published' : 'completed';
      await this.save({ status, ended_ms: this.control.now_ms(), progress: 1, current_step: '' });
    } catch (error) {
      throw await this.recordFailure(error);
    } finally {
      clearInterval(heartbeat);
      signal.removeEventListener('abort', cancelStatements);
    }
    // What is left in staging harms nobody: the next run of the slice empties it first.
    await clearStaging(this.database, tablesOf(this.run.steps), this.request.window).catch(() => undefined);
    await clearWork(this.database, this.request.window).catch(() => undefined);
    return this.run;
  }

  /** Once a run publishes it goes on to the end, whatever is asked: the new slice is there, or half there. */
  private isCommitted(): boolean {
    return this.run.status === 'publishing';
  }

  private async executeStep(step: RunStep): Promise<void> {
    const started_ms = this.control.now_ms();
    const memory = startMemoryMeter();
    const parts: Record<string, number> = {};
    const noticesBefore = this.notices.length;
    this.control.onEvent({ kind: 'step_started', step });
    await this.save({ current_step: step });
    const record = async (status: 'done' | 'failed' | 'cancelled', result?: StepResult): Promise<StepReport> => {
      const ended_ms = this.control.now_ms();
      const report = { step, parts, peak_rss_bytes: memory.stop(), row_count: result?.row_count ?? 0 };
      await this.recordStep(report, status, started_ms, ended_ms, result, noticesBefore);
      return { ...report, duration_seconds: (ended_ms - started_ms) / 1000 };
    };
    let result: StepResult;
    try {
      this.throwIfCancelled();
      const context = this.contextOf(step, parts);
      result = step === 'publish' ? await this.publish(context) : await STEPS[step].execute(context);
      this.throwIfCancelled();
    } catch (error) {
      await record(this.control.signal.aborted && !this.isCommitted() ? 'cancelled' : 'failed');
      throw error;
    }
    const report = await record('done', result);
    const { progress } = this.progress.advance(step, 1);
    // Loading changes what the window reads: what follows, and an attempt that takes it up, goes by the new state.
    const input_fingerprint = step === 'ingest' ? await this.fingerprintAfterIngest() : this.run.input_fingerprint;
    const steps_done = [...this.run.steps_done, step];
    await this.save({ steps_done, progress, notices: [...this.notices], input_fingerprint });
    this.control.onEvent({ kind: 'step_ended', ...report });
  }

  private async fingerprintAfterIngest(): Promise<string> {
    const [source = ''] = this.run.input_fingerprint.split('/');
    return `${source}/${await coreFingerprint(this.database, this.request.window)}`;
  }

  /** From here on a crash is completed, not undone. */
  private async publish(context: RunContext): Promise<StepResult> {
    // Before anyone is told: a cancel that this news brings about must not kill the statements of the publish.
    await this.save({ status: 'publishing' });
    context.report(0, 'swapping the new slice in');
    const tables = await publishRun(this.database, this.run.steps, this.request.window);
    return { row_count: tables.length, details: { tables } };
  }

  private contextOf(step: RunStep, parts: Record<string, number>): RunContext {
    const { database, request, control } = this;
    return {
      ...request,
      database,
      user_typologies: request.user_typologies ?? NO_USER_TYPOLOGIES,
      run_id: this.run.run_id,
      source: request.source,
      run_directory: join(request.data_dir, 'runs', this.run.run_id),
      version: this.run.started_ms,
      signal: control.signal,
      report: (share, activity) => {
        this.throwIfCancelled();
        control.onEvent({ kind: 'progress', step, activity, ...this.progress.advance(step, share) });
      },
      notify: (notice) => {
        if (this.notices.some((known) => known.code === notice.code && known.message === notice.message)) return;
        this.notices.push(notice);
        control.onEvent({ kind: 'notice', step, notice });
      },
      timed: async (name, part) => {
        const from = control.now_ms();
        try {
          return await part();
        } finally {
          parts[name] = (parts[name] ?? 0) + (control.now_ms() - from) / 1000;
        }
      },
      windowFacts: () => (this.facts ??= windowFacts(database, request.window)),
      windowData: () => (this.data ??= this.readWindow()),
      windowPatterns: () => (this.patterns ??= this.findPatterns(this.contextOf(step, parts))),
      windowSchemes: () => (this.schemes ??= this.findSchemes(this.contextOf(step, parts))),
      notices: () => this.notices,
    };
  }

  private async detectionInput(context: RunContext): Promise<DetectionInput> {
    return await (this.input ??= context.windowData().then((data) => detectionInputOf(context, data)));
  }

  private async findPatterns(context: RunContext): Promise<readonly Pattern[]> {
    return await detectPatterns(context, await this.detectionInput(context));
  }

  private async findSchemes(context: RunContext): Promise<WindowSchemes> {
    const data = await context.windowData();
    const extra = await detectUserTypologies(context, data);
    return await detectSchemes(context, data, await this.detectionInput(context), extra);
  }

  private async readWindow(): Promise<WindowData> {
    const { database, request } = this;
    await prepareWindow(database, request.window);
    return await loadWindow(database, request.window, request.network, request.settings.labels);
  }

  private throwIfCancelled(): void {
    if (!this.control.signal.aborted || this.isCommitted()) return;
    throw cancelledError();
  }

  private async recordStep(
    report: Omit<StepReport, 'duration_seconds'>,
    status: 'done' | 'failed' | 'cancelled',
    started_ms: number,
    ended_ms: number,
    result: StepResult | undefined,
    noticesBefore: number,
  ): Promise<void> {
    const { window, network, threads, code_version } = this.request;
    const { step, row_count, peak_rss_bytes, parts } = report;
    const entry = {
      window,
      network,
      threads,
      code_version,
      step,
      status,
      started_ms,
      ended_ms,
      row_count,
      peak_rss_bytes,
    };
    const record = appendAudit(this.database, {
      ...entry,
      run_id: this.run.run_id,
      settings_hash: this.run.settings_hash,
      warnings: this.notices.slice(noticesBefore).map((notice) => `${notice.code}: ${notice.message}`),
      details: { ...result?.details, seconds: parts },
    });
    // A step that failed has an error of its own to tell; failing to write its audit must not hide it.
    await (status === 'done' ? record : record.catch(() => undefined));
  }

  private async recordFailure(error: unknown): Promise<AnalyticsError> {
    const cancelled = this.control.signal.aborted && !this.isCommitted();
    const failure = cancelled ? cancelledError(error) : translateEngineError(error, 'finish the run', 'INTERNAL');
    if (this.run.status !== 'publishing') {
      await this.save({
        status: cancelled ? 'cancelled' : 'failed',
        error_code: failure.code,
        error_message: failure.message,
        ended_ms: this.control.now_ms(),
        notices: [...this.notices],
      }).catch(() => undefined);
      if (failure.code === 'DISK_FULL') await clearWork(this.database, this.request.window).catch(() => undefined);
    }
    return failure;
  }

  private async save(change: Partial<RunRecord>): Promise<void> {
    const updated_ms = this.control.now_ms();
    this.run = { ...this.run, ...change, updated_ms };
    this.lastVersion = Math.max(updated_ms, this.lastVersion + 1);
    await saveRun(this.database, this.run, this.lastVersion);
  }
}

function cancelledError(cause?: unknown): AnalyticsError {
  const message = 'Expected the run to finish, found it cancelled; nothing was published.';
  return new AnalyticsError('RUN_CANCELLED', message, { cause });
}
