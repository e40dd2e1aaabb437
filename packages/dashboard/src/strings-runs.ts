/** Every text of runs and tasks. */
import { counted } from './format/number.ts';

export const runStrings = {
  runs: {
    title: 'Runs',
    what: 'runs',
    start: 'Start a run',
    from: 'From date',
    to: 'To date',
    window: 'Window in days',
    go: 'Start',
    /** Of tasks and of runs: what means the same has one name. */
    statuses: {
      PENDING: 'waiting',
      STARTED: 'running',
      RETRY: 'to be tried again',
      SUCCESS: 'done',
      FAILURE: 'failed',
      REVOKED: 'cancelled',
    } as Readonly<Record<string, string>>,
    already_queued: (count: number) =>
      `${counted(count, 'of these was', 'of these were')} asked for before and not begun anew: its own settings stand.`,
    following: (count: number) => `${count} more of those started together; each is watched after the one before.`,
    hint: 'The run for a date covers the days before it; both dates are included.',
    tasks: 'Tasks',
    no_task: 'No task was asked for since the service has kept them.',
    published: 'Runs of this network',
    no_run: 'There is no run yet.',
    cancel: 'Cancel',
    retry: 'Retry',
    status: 'Status',
    date: 'Date',
    progress: 'Progress',
    step: 'Step',
    asked: 'Asked',
    error: 'What went wrong',
    actions: 'Actions',
    remaining: (text: string) => `about ${text} left`,
    steps: 'Steps',
    watch: 'Progress of this task',
  },
} as const;
