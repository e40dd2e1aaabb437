/** A schedule file in Celery beat's format, parsed whole: every entry that cannot be followed is named. */
import { z } from 'zod';
import {
  AnalyticsError,
  parseNetworkName,
  parseWindowDays,
  type ProcessingDate,
  type TaskName,
  type TaskRequest,
} from '@analytics/domain';
import { layeredSettings, resolveSettings } from '@analytics/analyzers';
import { parseTaskConfig } from '../tasks/task-config.ts';
import { cadenceSchema, parseCadence, type Cadence } from './cadence.ts';
import { parseDateTemplate } from './date-template.ts';
import { taskOfPath } from './task-path.ts';

export interface ScheduleEntry {
  readonly name: string;
  readonly task_name: TaskName;
  readonly cadence: Cadence;
  /** The task to queue for an occurrence, given in epoch milliseconds. */
  readonly requestAt: (due_ms: number) => TaskRequest;
}

/** Celery's `options` name queues and expiries of its broker: they are read and mean nothing here. */
const entrySchema = z.strictObject({
  task: z.string().min(1),
  schedule: cadenceSchema,
  args: z
    .tuple([z.string().nullish(), z.union([z.int(), z.string()]).nullish(), z.string().nullish()])
    .partial()
    .default([]),
  kwargs: z
    .strictObject({
      network: z.string().nullish(),
      window_days: z.union([z.int(), z.string()]).nullish(),
      processing_date: z.string().nullish(),
      start_date: z.string().nullish(),
      end_date: z.string().nullish(),
      config: z.record(z.string(), z.unknown()).default({}),
      source: z.string().optional(),
      ingest_first: z.boolean().optional(),
      allow_empty: z.boolean().optional(),
    })
    .prefault({}),
  options: z.record(z.string(), z.unknown()).optional(),
});

const fileSchema = z.record(z.string().min(1).max(200), z.unknown());

/** As the API's own default. */
const DEFAULT_WINDOW_DAYS = 1;

/**
 * Parses a schedule. `default_network` stands where an entry names none; `origin` names the file in messages. Throws
 * INVALID_SCHEDULE naming every wrong entry and what is wrong with it.
 */
export function parseBeatSchedule(
  input: unknown,
  default_network: string | undefined,
  origin: string,
): readonly ScheduleEntry[] {
  const file = fileSchema.safeParse(input);
  if (!file.success) {
    throw new AnalyticsError('INVALID_SCHEDULE', `Expected an object of named entries in ${origin}, found none.`);
  }
  const entries: ScheduleEntry[] = [];
  const wrong: string[] = [];
  for (const [name, value] of Object.entries(file.data)) {
    try {
      entries.push(parseEntry(name, value, default_network));
    } catch (error) {
      wrong.push(`"${name}": ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (wrong.length > 0) {
    throw new AnalyticsError(
      'INVALID_SCHEDULE',
      `Expected entries that can be followed in ${origin}, found ${wrong.join(' ')}`,
    );
  }
  return entries;
}

function parseEntry(name: string, value: unknown, default_network: string | undefined): ScheduleEntry {
  const parsed = entrySchema.safeParse(value);
  if (!parsed.success) {
    throw new Error(
      `${parsed.error.issues.map((issue) => `${issue.path.join('.') || 'entry'}: ${issue.message}`).join('; ')}.`,
    );
  }
  const { task, schedule, args, kwargs } = parsed.data;
  const task_name = taskOfPath(task);
  if (task_name === undefined) throw new Error(`task ${JSON.stringify(task)} is not one of this project’s tasks.`);
  const named = kwargs.network ?? args[0] ?? '';
  const network = named === '' ? default_network : named;
  if (network === undefined) throw new Error('it names no network, and NETWORK is not set.');
  const window_days = parseWindowDays(kwargs.window_days ?? args[1] ?? DEFAULT_WINDOW_DAYS);
  const first = parseDateTemplate(kwargs.processing_date ?? kwargs.start_date ?? args[2] ?? '{{ today }}');
  const last = kwargs.end_date == null ? first : parseDateTemplate(kwargs.end_date);
  if (kwargs.end_date != null && task_name !== 'backfill_pipeline') {
    throw new Error('end_date belongs to backfill_pipeline only.');
  }
  const { source, ingest_first, allow_empty } = kwargs;
  const own = Object.fromEntries(
    Object.entries({ source, ingest_first, allow_empty }).filter(([, given]) => given !== undefined),
  );
  const config = { ...kwargs.config, ...own };
  const common = { task_name, network: parseNetworkName(network), window_days, config };
  // What no configuration below can make sound is refused now, not when it is due.
  resolveSettings(layeredSettings({}, common.network, [parseTaskConfig(config).settings]), common.network, 'config');
  if (SOME_DAYS.every((due_ms) => first(due_ms) > last(due_ms))) {
    const found = SOME_DAYS.map((due_ms) => `${first(due_ms)} to ${last(due_ms)}`)[0];
    throw new Error(`expected a backfill that ends no earlier than it begins, found one like ${found}.`);
  }
  return {
    name,
    task_name,
    cadence: parseCadence(schedule),
    requestAt: (due_ms) => ({
      ...common,
      ...datesAt(first, last, due_ms),
      priority: 'scheduled',
      requested_by: 'scheduler',
    }),
  };
}

/**
 * Days long ago and far ahead: what runs backward on both does so always, for dates of an entry are fixed or move with
 * the day.
 */
const SOME_DAYS = [Date.UTC(1980, 0, 1), Date.UTC(2100, 0, 1)];

type DateAt = (due_ms: number) => ProcessingDate;

function datesAt(first: DateAt, last: DateAt, due_ms: number): Pick<TaskRequest, 'processing_date' | 'end_date'> {
  return { processing_date: first(due_ms), end_date: last(due_ms) };
}
