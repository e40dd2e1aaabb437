/** The alerts of a published slice. */
import { SEVERITIES, type EvaluatedAlert, type Window } from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { oneOf } from '../../engine/one-of.ts';
import { requireSlice } from '../exports.ts';
import { listSlices } from '../../slices/runs.ts';
import { sameSlice, sliceParameters } from '../../slices/slice.ts';
import { readRows } from '../../engine/read-rows.ts';

/** The alerts, highest-ranked first, and how many addresses the slice has. Throws SLICE_NOT_FOUND. */
export async function sliceAlerts(
  database: Database,
  window: Window,
): Promise<{ readonly alerts: EvaluatedAlert[]; readonly address_count: number }> {
  await requireSlice(database, window);
  const slices = await listSlices(database);
  const slice = slices.find((one) => sameSlice(one, window));
  const alerts = await readRows(database, 'alerts/for_evaluation', sliceParameters(window));
  const graded = alerts.map((alert) => ({ ...alert, severity: oneOf(SEVERITIES, alert.severity) }));
  return { alerts: graded, address_count: slice?.feature_count ?? 0 };
}
