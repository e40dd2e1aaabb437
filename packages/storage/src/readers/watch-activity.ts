/** What watched addresses did in a slice: their transfers and alerts, and what of it the slice before did not have. */
import {
  addToList,
  watchActivitySchema,
  windowOf,
  parseProcessingDate,
  type WatchActivity,
  type Window,
} from '@analytics/domain';
import { readRows } from '../engine/read-rows.ts';
import type { ResidentSlices } from './resident-slices.ts';

export interface WatchReport {
  /** The date of the published slice of that length before; undefined where there is none: then all is new. */
  readonly since_date: string | undefined;
  /** Those that have a transfer or an alert: new alerts first, then new transfers, then by address. */
  readonly activity: readonly WatchActivity[];
}

/** `watched` are names of lists by address. O(transfers of the window, in the engine) and O(alerts · watched among them). */
export async function watchActivity(
  resident: ResidentSlices,
  window: Window,
  watched: ReadonlyMap<string, readonly string[]>,
): Promise<WatchReport> {
  const before = await windowBefore(resident, window);
  const since_date = before?.processing_date;
  if (watched.size === 0) return { since_date, activity: [] };
  const addresses = [...watched.keys()];
  const { start_ms, end_ms } = window;
  const since_ms = before?.end_ms ?? start_ms;
  const moved = await readRows(resident.database, 'watches/activity', { addresses, start_ms, end_ms, since_ms });
  const known = new Set(
    before === undefined ? [] : (await resident.alerts(before)).map(({ columns }) => columns.alert_id),
  );
  const alertsOf = new Map<string, string[]>();
  for (const { columns, addresses_involved } of await resident.alerts(window))
    for (const address of addresses_involved) if (watched.has(address)) addToList(alertsOf, address, columns.alert_id);
  const transfersOf = new Map(moved.map(({ address, ...sums }) => [address, sums] as const));
  const active = addresses.filter((address) => transfersOf.has(address) || alertsOf.has(address));
  const activity = active.map((address) => {
    const alert_ids = alertsOf.get(address) ?? [];
    return watchActivitySchema.parse({
      ...NO_TRANSFER,
      ...transfersOf.get(address),
      address,
      list_names: watched.get(address) ?? [],
      alert_count: alert_ids.length,
      new_alert_ids: alert_ids.filter((alert_id) => !known.has(alert_id)),
    });
  });
  return { since_date, activity: activity.sort(byNews) };
}

/** The published slice of that length before; undefined where there is none. */
export async function windowBefore(resident: ResidentSlices, window: Window): Promise<Window | undefined> {
  const before = (await resident.slices()).find(
    ({ window_days, processing_date }) =>
      window_days === window.window_days && processing_date < window.processing_date,
  );
  return before && windowOf(parseProcessingDate(before.processing_date), before.window_days);
}

const NO_TRANSFER = { transfer_count: 0, total_usd: '0', last_time: 0, new_transfer_count: 0, new_usd: '0' };

function byNews(a: WatchActivity, b: WatchActivity): number {
  return (
    b.new_alert_ids.length - a.new_alert_ids.length ||
    b.new_transfer_count - a.new_transfer_count ||
    (a.address < b.address ? -1 : 1)
  );
}
