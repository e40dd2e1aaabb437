/** The filters of a canvas as fields of a form: days of UTC, the last one included. */
import type { CanvasFilters } from '@analytics/domain';
import { textOf } from '../parts/use-network-change.ts';

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/u;
const MAX_ASSETS = 50;

/** Fields that say nothing, or nothing that can be read, filter nothing. */
export function filtersOf(fields: FormData): CanvasFilters {
  const day = (name: string): number | undefined => {
    const at_ms = DATE.test(textOf(fields, name)) ? Date.parse(`${textOf(fields, name)}T00:00:00Z`) : Number.NaN;
    return Number.isNaN(at_ms) || at_ms < 0 ? undefined : at_ms;
  };
  const last = day('to');
  const sum = Number(textOf(fields, 'min'));
  const role = textOf(fields, 'role');
  const assets = textOf(fields, 'assets')
    .split(',')
    .map((asset) => asset.trim().slice(0, 200))
    .filter((asset) => asset !== '');
  return {
    from_time: day('from') ?? 0,
    to_time: last === undefined ? 0 : last + DAY_MS,
    assets: [...new Set(assets)].slice(0, MAX_ASSETS),
    min_usd: Number.isFinite(sum) && sum > 0 ? Math.min(sum, 1e15) : 0,
    roles: role === '' ? [] : [role],
  };
}

/** `2025-06-30`; '' for no time. */
export function dayOf(at_ms: number): string {
  return at_ms === 0 ? '' : new Date(at_ms).toISOString().slice(0, 10);
}

/** The day that a moment ends, which is not included. */
export function lastDayOf(end_ms: number): string {
  return end_ms === 0 ? '' : dayOf(end_ms - DAY_MS);
}

export function hasFilters({ from_time, to_time, assets, min_usd, roles }: CanvasFilters): boolean {
  return from_time > 0 || to_time > 0 || assets.length > 0 || min_usd > 0 || roles.length > 0;
}
