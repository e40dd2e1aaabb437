/** Tasks that wait for their turn, by priority, and those that wait for a moment first. */
import { TASK_PRIORITIES } from '@analytics/domain';
import type { QueueClock } from '../queue-clock.ts';
import type { TaskEntry } from './task-entry.ts';

export class WaitingLine {
  private readonly clock: QueueClock;
  private readonly lines: TaskEntry[][] = TASK_PRIORITIES.map(() => []);
  private readonly delays = new Map<TaskEntry, () => void>();

  constructor(clock: QueueClock) {
    this.clock = clock;
  }

  /** At the end of its priority's line. */
  add(entry: TaskEntry): void {
    this.lines[TASK_PRIORITIES.indexOf(entry.record.priority)]?.push(entry);
  }

  /** The first of the highest priority that may begin; it waits no longer. */
  take(mayBegin: (entry: TaskEntry) => boolean): TaskEntry | undefined {
    for (const line of this.lines) {
      const at = line.findIndex(mayBegin);
      if (at >= 0) return line.splice(at, 1)[0];
    }
    return undefined;
  }

  /** Calls `then` after so long, unless it is removed before. */
  delay(entry: TaskEntry, delay_ms: number, then: () => void): void {
    const stop = this.clock.after(Math.max(0, delay_ms), () => {
      this.delays.delete(entry);
      then();
    });
    this.delays.set(entry, stop);
  }

  /** To the end of its priority's line, which has changed, where it is in one. */
  move(entry: TaskEntry): void {
    if (this.leaveLine(entry)) this.add(entry);
  }

  remove(entry: TaskEntry): void {
    this.delays.get(entry)?.();
    this.delays.delete(entry);
    this.leaveLine(entry);
  }

  private leaveLine(entry: TaskEntry): boolean {
    const line = this.lines.find((one) => one.includes(entry));
    line?.splice(line.indexOf(entry), 1);
    return line !== undefined;
  }

  counts(): { readonly waiting: number; readonly delayed: number } {
    return { waiting: this.lines.reduce((sum, line) => sum + line.length, 0), delayed: this.delays.size };
  }

  /** Nobody's moment comes any more. */
  close(): void {
    for (const stop of this.delays.values()) stop();
    this.delays.clear();
  }
}
