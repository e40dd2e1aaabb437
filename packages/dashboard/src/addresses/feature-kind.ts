/** What kind of thing a feature is: how its value is shown, and whether a rank among the network's means anything. */
import { strings } from '../strings.ts';

const { units } = strings.address;

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

/** The unit that ends a feature's name; empty for counts, shares and scores. */
const UNITS: readonly (readonly [ending: RegExp, unit: string])[] = [
  [/_seconds$/u, units.seconds],
  [/_hours$/u, units.hours],
  [/_days$/u, units.days],
  [/^nearest_risk_distance$/u, units.hops],
  [/_ratio$/u, units.of_one],
  [/_entropy$/u, units.bits],
];

export function featureUnit(name: string): string {
  return UNITS.find(([ending]) => ending.test(name))?.[1] ?? '';
}

interface Ranked {
  readonly name: string;
  readonly value: unknown;
  readonly share_below: number | null;
  readonly share_equal: number | null;
}

/** How far from the middle of the network's addresses it stands: 0 in the middle, 1 at an end; -1 where it has no rank. */
export function unusualness({ name, value, share_below, share_equal }: Ranked): number {
  if (share_below === null || !hasRank(featureKind(name, value))) return -1;
  return Math.abs(2 * (share_below + (share_equal ?? 0) / 2) - 1);
}

const MONDAY_MS = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', timeZone: 'UTC' });

/** Of a day counted from Monday = 0. */
export function weekdayName(day: number): string {
  return WEEKDAY.format(MONDAY_MS + day * DAY_MS);
}
