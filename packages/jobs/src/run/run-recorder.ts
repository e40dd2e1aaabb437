/**
 * Keeps the record of one attempt at one run: its state in the database, its steps in the audit, its progress and its
 * notices.
 */
import { AnalyticsError, type RowAccount, type RunEvent, type RunNotice, type RunStep } from '@analytics/domain';
import { appendAudit, saveRun, type Database, type RunRecord } from '@analytics/storage';
import type { WindowListener } from '../window/open-window.ts';
import { startMemoryMeter } from './memory-meter.ts';
import type { StepResult } from './run-context.ts';
import { RunProgress } from './run-progress.ts';
import type { RunControl, RunRequest } from './run-request.ts';

type StepReport = Omit<Extract<RunEvent, { kind: 'step_ended' }>, 'kind'>;
type StepStatus = 'done' | 'failed' | 'cancelled';

/** A step that has begun. */
export interface BegunStep {
  /** Writes how it ended into the audit. */
  readonly end: (status: StepStatus, result?: StepResult) => Promise<StepReport>;
}

export class RunRecorder implements WindowListener {
  private readonly database: Database;
  private readonly request: RunRequest;
  private readonly control: RunControl;
  private readonly progress: RunProgress;
  private readonly noticed: RunNotice[];
  private record: RunRecord;
  private lastVersion = 0;
  /** The step under way, and the seconds of its parts. */
  private step: RunStep | undefined;
  private parts: Record<string, number> = {};

  constructor(database: Database, request: RunRequest, control: RunControl, record: RunRecord) {
    this.database = database;
    this.request = request;
    this.control = control;
    this.record = record;
    this.noticed = [...record.notices];
    const reused = request.steps.filter((step) => record.steps_done.includes(step));
    this.progress = new RunProgress(request.steps, reused, () => control.now_ms() / 1000);
    control.onEvent({ kind: 'run_started', run_id: record.run_id, resumed_steps: reused });
  }

  get run(): RunRecord {
    return this.record;
  }

  get run_id(): string {
    return this.record.run_id;
  }

  /** Version that rows written by this run carry. */
  get version(): number {
    return this.record.started_ms;
  }

  /** What the run could not do, so far. */
  get notices(): readonly RunNotice[] {
    return this.noticed;
  }

  /** Once a run publishes it goes on to the end, whatever is asked: the new slice is there, or half there. */
  get isCommitted(): boolean {
    return this.record.status === 'publishing';
  }

  get isCancelled(): boolean {
    return this.control.signal.aborted && !this.isCommitted;
  }

  throwIfCancelled(): void {
    if (this.isCancelled) throw cancelledError();
  }

  /** How far the current step is (0 to 1), and with what it is busy. Throws RUN_CANCELLED. */
  readonly report = (share: number, activity: string): void => {
    this.throwIfCancelled();
    const step = this.currentStep();
    this.control.onEvent({ kind: 'progress', step, activity, ...this.progress.advance(step, share) });
  };

  /** Something that the reader of the results must know; the same is kept once. */
  readonly notify = (notice: RunNotice): void => {
    if (this.noticed.some((known) => known.code === notice.code && known.message === notice.message)) return;
    this.noticed.push(notice);
    this.control.onEvent({ kind: 'notice', step: this.currentStep(), notice });
  };

  /** What became of the rows of the run's source; saved with the step. */
  ingested(account: RowAccount): void {
    this.record = { ...this.record, ingested: account };
  }

  /** Runs a part of the step and keeps its seconds under `name`. */
  async timed<T>(name: string, part: () => Promise<T>): Promise<T> {
    const { parts } = this;
    const from = this.control.now_ms();
    try {
      return await part();
    } finally {
      parts[name] = (parts[name] ?? 0) + (this.control.now_ms() - from) / 1000;
    }
  }

  async beginStep(step: RunStep): Promise<BegunStep> {
    const started_ms = this.control.now_ms();
    const memory = startMemoryMeter();
    const noticesBefore = this.noticed.length;
    const parts: Record<string, number> = {};
    this.step = step;
    this.parts = parts;
    this.control.onEvent({ kind: 'step_started', step });
    await this.save({ current_step: step });
    return {
      end: async (status, result) => {
        const ended_ms = this.control.now_ms();
        const report = { step, parts, peak_rss_bytes: memory.stop(), row_count: result?.row_count ?? 0 };
        await this.appendToAudit(report, { status, started_ms, ended_ms }, result, noticesBefore);
        return { ...report, duration_seconds: (ended_ms - started_ms) / 1000 };
      },
    };
  }

  /** Notes the step as done, and how the window's input reads after it. */
  async stepDone(report: StepReport, input_fingerprint: string): Promise<void> {
    const { progress } = this.progress.advance(report.step, 1);
    const steps_done = [...this.record.steps_done, report.step];
    await this.save({ steps_done, progress, notices: [...this.noticed], input_fingerprint });
    this.control.onEvent({ kind: 'step_ended', ...report });
  }

  /** Writes the record, with what has changed. */
  async save(change: Partial<RunRecord>): Promise<void> {
    const updated_ms = this.control.now_ms();
    this.record = { ...this.record, ...change, updated_ms };
    this.lastVersion = Math.max(updated_ms, this.lastVersion + 1);
    await saveRun(this.database, this.record, this.lastVersion);
  }

  private currentStep(): RunStep {
    if (this.step === undefined) throw new RangeError('Expected a step to be under way, found none.');
    return this.step;
  }

  private async appendToAudit(
    { step, row_count, peak_rss_bytes, parts }: Omit<StepReport, 'duration_seconds'>,
    times: { readonly status: StepStatus; readonly started_ms: number; readonly ended_ms: number },
    result: StepResult | undefined,
    noticesBefore: number,
  ): Promise<void> {
    const { window, network, threads, code_version } = this.request;
    const written = appendAudit(this.database, {
      ...times,
      window,
      network,
      threads,
      code_version,
      step,
      row_count,
      peak_rss_bytes,
      run_id: this.record.run_id,
      settings_hash: this.record.settings_hash,
      warnings: this.noticed.slice(noticesBefore).map((notice) => `${notice.code}: ${notice.message}`),
      details: { ...result?.details, seconds: parts },
    });
    // A step that failed has an error of its own to report; failing to write its audit must not hide it.
    await (times.status === 'done' ? written : written.catch(() => undefined));
  }
}

export function cancelledError(cause?: unknown): AnalyticsError {
  const message = 'Expected the run to finish, found it cancelled; nothing was published.';
  return new AnalyticsError('RUN_CANCELLED', message, { cause });
}
