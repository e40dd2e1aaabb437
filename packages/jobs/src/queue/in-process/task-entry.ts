/** One task as the in-process queue holds it: its record, what it told, and who listens. */
import type { RunEvent, TaskEvent } from '@analytics/domain';
import type { StoredTask } from '@analytics/storage';

/** Progress is told at most this often; steps, notices and states always. */
const PROGRESS_INTERVAL_MS = 500;
/** Older events of a task are read from the database. */
const EVENTS_IN_MEMORY = 1000;

export class TaskEntry {
  record: StoredTask;
  events: TaskEvent[] = [];
  private readonly listeners = new Set<() => void>();
  private lastProgress_ms = Number.NEGATIVE_INFINITY;

  constructor(record: StoredTask) {
    this.record = record;
  }

  /** Adds an event under the next id. */
  append(event: TaskEvent['event'], at_ms: number): TaskEvent {
    const event_id = this.record.last_event_id + 1;
    const added: TaskEvent = { event_id, task_id: this.record.task_id, at_ms, event };
    this.record = { ...this.record, last_event_id: event_id };
    this.events.push(added);
    if (this.events.length > EVENTS_IN_MEMORY) this.events = this.events.slice(-EVENTS_IN_MEMORY / 2);
    for (const listener of [...this.listeners]) listener();
    return added;
  }

  /**
   * Takes what the event says of the run into the record; false where the event is progress that came too soon after
   * the last.
   */
  absorb(event: RunEvent, at_ms: number): boolean {
    switch (event.kind) {
      case 'run_started':
        this.record = { ...this.record, run_id: event.run_id };
        return true;
      case 'step_started':
        this.record = { ...this.record, current_step: event.step };
        return true;
      case 'progress':
        this.record = { ...this.record, progress: event.progress };
        // A clock that was set back must not silence a task.
        if (Math.abs(at_ms - this.lastProgress_ms) < PROGRESS_INTERVAL_MS) return false;
        this.lastProgress_ms = at_ms;
        return true;
      case 'notice':
      case 'step_ended':
        return true;
    }
  }

  /** The events after `after_event_id` that memory holds; undefined where older ones are wanted. */
  eventsAfter(after_event_id: number): TaskEvent[] | undefined {
    if (after_event_id >= this.record.last_event_id) return [];
    const [first] = this.events;
    if (first === undefined || first.event_id > after_event_id + 1) return undefined;
    return this.events.filter(({ event_id }) => event_id > after_event_id);
  }

  /** Resolves at the next event, or when the signal aborts. */
  async changed(signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = (): void => {
        this.listeners.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.listeners.add(done);
      signal.addEventListener('abort', done);
      if (signal.aborted) done();
    });
  }

  /** Whether someone waits for its next event. */
  hasListeners(): boolean {
    return this.listeners.size > 0;
  }
}
