/**
 * Fires schedule entries when they are due, each occurrence once however many schedulers run, and catches up once on
 * what was missed.
 */
import { AnalyticsError, DAY_MS, type TaskQueue, counted } from '@analytics/domain';
import type { QueueClock } from '../queue/queue-clock.ts';
import type { ScheduleEntry } from './beat-schedule.ts';
import type { FireMemory } from './fire-memory.ts';

/** What a line is about, for logs. */
export interface SchedulerFacts {
  readonly entry_name: string;
  readonly task_id?: string;
  readonly error_code?: string;
}

export interface SchedulerOptions {
  readonly entries: readonly ScheduleEntry[];
  readonly memory: FireMemory;
  readonly queue: Pick<TaskQueue, 'enqueue'>;
  readonly clock: QueueClock;
  /** A line for whoever watches: what was fired, missed or could not be done. */
  readonly say: (line: string, facts: SchedulerFacts) => void;
}

export interface Scheduler {
  /** Fires nothing more; resolves when what was being fired is done. */
  close(): Promise<void>;
}

/** The clock is looked at no less often, so that a jump of it, or a machine that slept, is noticed. */
const MAX_SLEEP_MS = 60_000;
/** An occurrence fired later than this counts as missed. */
const LATE_MS = 5 * 60_000;
/** More missed occurrences than this are not counted. */
const MAX_COUNTED = 1000;

/**
 * Starts. An entry that was never seen counts from now; one that was is caught up: the newest missed occurrence is
 * fired once, with the dates of its own day, and said. A queue that does not answer is asked again within a minute.
 */
export async function startScheduler(options: SchedulerOptions): Promise<Scheduler> {
  const scheduler = new RunningScheduler(options);
  await scheduler.tick();
  return scheduler;
}

class RunningScheduler implements Scheduler {
  private readonly options: SchedulerOptions;
  /** Where the memory cannot be believed: from when the entry counts instead. */
  private readonly since = new Map<string, number>();
  private cancelTimer: () => void = () => undefined;
  private ticking: Promise<void> = Promise.resolve();
  private isClosed = false;

  constructor(options: SchedulerOptions) {
    this.options = options;
  }

  async tick(): Promise<void> {
    this.ticking = this.fireAll();
    await this.ticking;
    if (this.isClosed) return;
    this.cancelTimer = this.options.clock.after(this.sleep_ms(), () => void this.tick());
  }

  private sleep_ms(): number {
    const now_ms = this.options.clock.now_ms();
    const next = this.options.entries.map(({ cadence }) => cadence.nextAfter(now_ms) ?? Number.POSITIVE_INFINITY);
    return Math.min(MAX_SLEEP_MS, ...next.map((due_ms) => due_ms - now_ms));
  }

  private async fireAll(): Promise<void> {
    for (const entry of this.options.entries) {
      try {
        await this.fireIfDue(entry);
      } catch (error) {
        if (!(error instanceof AnalyticsError)) throw error;
        this.options.say(`${entry.name}: could not be fired and will be tried again: ${error.code}: ${error.message}`, {
          entry_name: entry.name,
          error_code: error.code,
        });
      }
    }
  }

  private async fireIfDue(entry: ScheduleEntry): Promise<void> {
    const { memory, clock } = this.options;
    const now_ms = clock.now_ms();
    const last_ms = await this.countsFrom(entry, now_ms);
    const due_ms = entry.cadence.lastUntil(now_ms);
    if (due_ms === undefined || due_ms <= last_ms) return;
    if (!(await memory.claim(entry.name, due_ms, now_ms))) return;
    try {
      // Another may have fired it between the look and the claim.
      if ((await memory.last(entry.name)) === due_ms) {
        await memory.release(entry.name, due_ms);
        return;
      }
      const task = await this.options.queue.enqueue(entry.requestAt(due_ms));
      await memory.record(entry.name, due_ms, now_ms, task.task_id);
      if (this.since.has(entry.name)) this.since.set(entry.name, due_ms);
      this.tell(entry, last_ms, due_ms, now_ms, task.task_id);
    } catch (error) {
      await memory.release(entry.name, due_ms);
      throw error;
    }
  }

  private async countsFrom(entry: ScheduleEntry, now_ms: number): Promise<number> {
    const { memory, say } = this.options;
    const last_ms = await memory.last(entry.name);
    if (last_ms === undefined) {
      await memory.begin(entry.name, now_ms);
      return now_ms;
    }
    // A clock that ran ahead once must not silence the entry until that day comes.
    if (last_ms > now_ms + DAY_MS) {
      if (!this.since.has(entry.name)) {
        this.since.set(entry.name, now_ms);
        say(`${entry.name}: the last occurrence lies at ${instant(last_ms)}, in the future; it counts from now on.`, {
          entry_name: entry.name,
        });
      }
      return this.since.get(entry.name) ?? now_ms;
    }
    return last_ms;
  }

  private tell(entry: ScheduleEntry, last_ms: number, due_ms: number, now_ms: number, task_id: string): void {
    let missed_count = 0;
    let at_ms = entry.cadence.nextAfter(last_ms);
    while (at_ms !== undefined && at_ms < due_ms && missed_count < MAX_COUNTED) {
      missed_count++;
      at_ms = entry.cadence.nextAfter(at_ms);
    }
    if (now_ms - due_ms > LATE_MS) missed_count++;
    const caught_up =
      missed_count === 0
        ? ''
        : `; ${missed_count === MAX_COUNTED ? 'at least ' : ''}${counted(missed_count, 'occurrence')} were missed since ${instant(last_ms)} and are caught up with this one`;
    this.options.say(`${entry.name}: fired ${instant(due_ms)} as task ${task_id}${caught_up}.`, {
      entry_name: entry.name,
      task_id,
    });
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.cancelTimer();
    await this.ticking;
    this.cancelTimer();
  }
}

function instant(time_ms: number): string {
  return new Date(time_ms).toISOString().replace('.000Z', 'Z');
}
