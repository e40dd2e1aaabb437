/** What kind of thing a feature is: how its value is shown, and whether a rank among the network's means anything. */
export type FeatureKind = 'time' | 'weekday' | 'hour' | 'category' | 'yes_no' | 'usd' | 'number';

const WEEKDAYS: ReadonlySet<string> = new Set(['peak_day', 'peak_activity_day']);
const HOURS: ReadonlySet<string> = new Set(['peak_hour', 'peak_activity_hour']);
const CATEGORIES: ReadonlySet<string> = new Set(['community_id']);

export function featureKind(name: string, value: unknown): FeatureKind {
  if (typeof value === 'boolean') return 'yes_no';
  if (name.endsWith('_timestamp')) return 'time';
  if (WEEKDAYS.has(name)) return 'weekday';
  if (HOURS.has(name)) return 'hour';
  if (CATEGORIES.has(name)) return 'category';
  return name.endsWith('_usd') ? 'usd' : 'number';
}

/** An hour of the day is not more than another, and a community not above one. */
export function hasRank(kind: FeatureKind): boolean {
  return kind === 'usd' || kind === 'number';
}

const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' });

/** Of a day counted from Monday = 0. */
export function weekdayName(day: number): string {
  return WEEKDAY.format(MONDAY_MS + day * DAY_MS);
}
