/** A task queue in memory for tests: it keeps tasks and events, and works on none. */
import { taskKey } from '../../jobs/src/queue/task-identity.ts';
import {
  ENDED_STATUSES,
  type EndedCount,
  type TaskEvent,
  type TaskQueue,
  type TaskRecord,
  type TaskStatus,
} from '@analytics/domain';

export interface MemoryQueue extends TaskQueue {
  /** Appends an event and wakes those who listen. */
  tell(task_id: string, event: TaskEvent['event']): void;
  readonly tasks: Map<string, TaskRecord>;
  /** How many follow the events of some task now. */
  readonly followers: () => number;
}

const ENDED: readonly TaskStatus[] = ENDED_STATUSES;

export function createMemoryQueue(now_ms: () => number): MemoryQueue {
  const tasks = new Map<string, TaskRecord>();
  const events = new Map<string, TaskEvent[]>();
  const wakers = new Set<() => void>();
  let following = 0;
  const change = (task_id: string, fields: Partial<TaskRecord>): void => {
    const task = tasks.get(task_id);
    if (task !== undefined) tasks.set(task_id, { ...task, ...fields });
  };
  const queue: MemoryQueue = {
    kind: 'in_process',
    tasks,
    followers: () => following,
    tell(task_id, event) {
      const list = events.get(task_id) ?? [];
      list.push({ event_id: list.length + 1, task_id, at_ms: now_ms(), event });
      events.set(task_id, list);
      if (event.kind === 'status') {
        change(task_id, { status: event.status, ended_ms: ENDED.includes(event.status) ? now_ms() : 0 });
      }
      for (const wake of wakers) wake();
    },
    async enqueue(request) {
      const same = [...tasks.values()].find(
        (task) => !ENDED.includes(task.status) && taskKey(task) === taskKey(request),
      );
      if (same !== undefined) return await Promise.resolve({ ...same, is_new: false });
      const task: TaskRecord = {
        ...request,
        task_id: `task-${tasks.size + 1}`,
        status: 'PENDING',
        progress: 0,
        current_step: '',
        run_id: '',
        result: undefined,
        error_code: '',
        error_message: '',
        attempt: 0,
        created_ms: now_ms(),
        started_ms: 0,
        ended_ms: 0,
      };
      tasks.set(task.task_id, task);
      return { ...task, is_new: true };
    },
    get: async (task_id) => await Promise.resolve(tasks.get(task_id)),
    list: async (limit, network) => {
      const wanted = [...tasks.values()].filter((task) => network === undefined || task.network === network);
      return await Promise.resolve(wanted.reverse().slice(0, limit));
    },
    cancel: async (task_id) => {
      const task = tasks.get(task_id);
      if (task === undefined || ENDED.includes(task.status)) return await Promise.resolve(false);
      queue.tell(task_id, { kind: 'status', status: 'REVOKED', error_message: '' });
      return true;
    },
    holdSlice: () => Promise.resolve(() => Promise.resolve(true)),
    endedCounts: async () => {
      const counts = new Map<string, EndedCount>();
      for (const { network, task_name, status } of tasks.values()) {
        if (status !== 'SUCCESS' && status !== 'FAILURE' && status !== 'REVOKED') continue;
        const key = `${network}/${task_name}/${status}`;
        counts.set(key, { network, task_name, status, count: (counts.get(key)?.count ?? 0) + 1 });
      }
      return await Promise.resolve([...counts.values()]);
    },
    async *events(task_id, after_event_id, signal) {
      following += 1;
      try {
        let seen = after_event_id;
        while (!signal.aborted) {
          const fresh = (events.get(task_id) ?? []).filter((event) => event.event_id > seen);
          for (const event of fresh) {
            seen = event.event_id;
            yield event;
            if (event.event.kind === 'status' && ENDED.includes(event.event.status)) return;
          }
          if (fresh.length > 0) continue;
          if (ENDED.includes(tasks.get(task_id)?.status ?? 'PENDING')) return;
          await woken(signal, wakers);
        }
      } finally {
        following -= 1;
      }
    },
    requireWritable: async () => {
      await Promise.resolve();
    },
    counts: async () => {
      const waiting = [...tasks.values()].filter((task) => task.status === 'PENDING').length;
      return await Promise.resolve({ waiting, active: 0, delayed: 0, failed: 0 });
    },
    close: async () => {
      await Promise.resolve();
    },
  };
  return queue;
}

async function woken(signal: AbortSignal, wakers: Set<() => void>): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = (): void => {
      wakers.delete(wake);
      resolve();
    };
    wakers.add(wake);
    signal.addEventListener('abort', wake, { once: true });
  });
}
