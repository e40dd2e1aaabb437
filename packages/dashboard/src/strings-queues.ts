/** Words of the queues of work above the alerts. */
import { DUE_DAYS, counted, type WorkQueue } from '@analytics/domain';

const NAMES: Readonly<Record<WorkQueue, string>> = {
  unfinished: 'Unfinished',
  mine: 'Mine',
  unassigned: 'Unassigned',
  grown: 'Grown since decided',
  late: 'Late',
  watched: 'Watched',
};

const HINTS: Readonly<Record<WorkQueue, string>> = {
  unfinished: 'Open, or in review',
  mine: 'Unfinished, and assigned to the name of your key',
  unassigned: 'Unfinished, and nobody has it',
  grown: 'They hold more than was decided about',
  late: 'Unfinished, and past the due date',
  watched: 'Unfinished, and they involve a watched address',
};

export const queueStrings = {
  title: 'Queues',
  all: 'All alerts',
  names: NAMES,
  hints: HINTS,
  mine_hint: (name: string) => `Unfinished, and assigned to ${name}, the name of your key`,
  workload: 'Who has how much',
  assignee: 'Assigned to',
  nobody: 'Nobody',
  next_due: 'Next due',
  due_hint: `Due after it was first seen: critical ${counted(DUE_DAYS.critical, 'day')}, high ${counted(DUE_DAYS.high, 'day')}, medium ${counted(DUE_DAYS.medium, 'day')}, low ${counted(DUE_DAYS.low, 'day')}`,
  view_name: 'Name this view',
  save: 'Save view',
  forget: (name: string) => `Forget the view ${name}`,
} as const;
