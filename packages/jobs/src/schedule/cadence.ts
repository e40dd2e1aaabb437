/** When an entry is due: a cron string, or Celery's crontab fields. All times are UTC. */
import { Cron } from 'croner';
import { z } from 'zod';

const fieldSchema = z.union([z.string().min(1).max(200), z.int(), z.array(z.int()).min(1).max(60)]);

/** Celery's names of the five fields; what is left out is `*`. */
const crontabSchema = z.strictObject({
  minute: fieldSchema.default('*'),
  hour: fieldSchema.default('*'),
  day_of_week: fieldSchema.default('*'),
  day_of_month: fieldSchema.default('*'),
  month_of_year: fieldSchema.default('*'),
});

export const cadenceSchema = z.union([z.string().min(1).max(200), z.strictObject({ crontab: crontabSchema })]);
export type CadenceInput = z.infer<typeof cadenceSchema>;

export interface Cadence {
  /** The five fields of cron. */
  readonly pattern: string;
  /** The first occurrence after an instant; undefined where there is none. Epoch milliseconds. */
  readonly nextAfter: (time_ms: number) => number | undefined;
  /** The last occurrence at or before an instant. */
  readonly lastUntil: (time_ms: number) => number | undefined;
}

/**
 * Reads a cadence. Where both a day of the month and a day of the week are given, a cron string is due on either, as
 * cron has it; Celery's fields are due where both agree, as Celery has it. Throws an Error that says what the pattern
 * lacks.
 */
export function parseCadence(input: CadenceInput): Cadence {
  const isCelery = typeof input !== 'string';
  const pattern = isCelery ? patternOf(input.crontab) : input.trim();
  const cron = new Cron(pattern, { timezone: 'UTC', domAndDow: isCelery, mode: '5-part', paused: true });
  // From the beginning of 1970 on, so that it does not depend on today; eight years hold every 29 February.
  if (cron.nextRun(new Date(0)) === null) throw new Error(`"${pattern}" names a date that never comes`);
  return {
    pattern,
    nextAfter: (time_ms) => cron.nextRun(new Date(time_ms))?.getTime(),
    // Occurrences lie on whole minutes, and the reference itself is excluded.
    lastUntil: (time_ms) => cron.previousRuns(1, new Date(time_ms + 1000))[0]?.getTime(),
  };
}

function patternOf(fields: z.infer<typeof crontabSchema>): string {
  const { minute, hour, day_of_month, month_of_year, day_of_week } = fields;
  return [
    fieldText(minute, { first: 0, last: 59, names: [] }),
    fieldText(hour, { first: 0, last: 23, names: [] }),
    fieldText(day_of_month, { first: 1, last: 31, names: [] }),
    fieldText(month_of_year, { first: 1, last: 12, names: MONTHS }),
    fieldText(day_of_week, { first: 0, last: 6, names: DAYS }),
  ].join(' ');
}

interface FieldRange {
  readonly first: number;
  readonly last: number;
  /** From `first` on. */
  readonly names: readonly string[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** Celery takes whole names of days and months; cron their first three letters. */
function fieldText(field: z.infer<typeof fieldSchema>, range: FieldRange): string {
  if (Array.isArray(field)) return field.join(',');
  return String(field)
    .replace(/\s+/gu, '')
    .replace(/[a-z]{4,}/giu, (name) => name.slice(0, 3))
    .split(',')
    .map((part) => wrappedText(part, range))
    .join(',');
}

/**
 * Celery's ranges may go over the end of their field, as `22-2` or `fri-mon`: cron has to be told each of their values.
 */
function wrappedText(part: string, { first, last, names }: FieldRange): string {
  const [, from_text, to_text, step_text = '1'] = /^(\w+)-(\w+)(?:\/(\d+))?$/u.exec(part) ?? [];
  const valueOf = (text = ''): number => {
    const named = names.indexOf(text.toLowerCase());
    return named < 0 ? Number(text) : first + named;
  };
  const [from, to, step] = [valueOf(from_text), valueOf(to_text), Number(step_text)];
  const isWrapped = from > to && to >= first && from <= last && step > 0;
  // What is no such range is cron's to read, or to refuse.
  if (from_text === undefined || !isWrapped) return part;
  const count = last - first + 1;
  const values: number[] = [];
  for (let at = from; at <= to + count; at += step) values.push(first + ((at - first) % count));
  return values.join(',');
}
