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
 * Reads a cadence. Where both a day of the month and a day of the week are given, a cron string is due on either, as cron has it; Celery's
 * fields are due where both agree, as Celery has it. Throws an Error that says what the pattern lacks.
 */
export function parseCadence(input: CadenceInput): Cadence {
  const isCelery = typeof input !== 'string';
  const pattern = isCelery ? patternOf(input.crontab) : input.trim();
  const cron = new Cron(pattern, { timezone: 'UTC', domAndDow: isCelery, mode: '5-part', paused: true });
  return {
    pattern,
    nextAfter: (time_ms) => cron.nextRun(new Date(time_ms))?.getTime(),
    // Occurrences lie on whole minutes, and the reference itself is excluded.
    lastUntil: (time_ms) => cron.previousRuns(1, new Date(time_ms + 1000))[0]?.getTime(),
  };
}

function patternOf(fields: z.infer<typeof crontabSchema>): string {
  const { minute, hour, day_of_month, month_of_year, day_of_week } = fields;
  return [minute, hour, day_of_month, month_of_year, day_of_week].map(fieldText).join(' ');
}

/** Celery takes whole names of days and months; cron their first three letters. */
function fieldText(field: z.infer<typeof fieldSchema>): string {
  if (Array.isArray(field)) return field.join(',');
  return String(field)
    .replace(/\s+/gu, '')
    .replace(/[a-z]{4,}/giu, (name) => name.slice(0, 3));
}
