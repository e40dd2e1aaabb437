/** The alerts of a published slice. */
import type { EvaluatedAlert, Window } from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { requireSlice } from '../exports.ts';
import { listSlices } from '../../slices/runs.ts';
import { sameSlice, sliceParameters } from '../../slices/slice.ts';
import { statement } from '../../engine/statements.ts';

/** The alerts, the one to be read first first, and how many addresses the slice has. Throws SLICE_NOT_FOUND. */
export async function sliceAlerts(
  database: Database,
  window: Window,
): Promise<{ readonly alerts: EvaluatedAlert[]; readonly address_count: number }> {
  await requireSlice(database, window);
  const slices = await listSlices(database);
  const slice = slices.find((one) => sameSlice(one, window));
  const alerts = await database.rows<EvaluatedAlert>(statement('alerts/for_evaluation'), sliceParameters(window));
  return { alerts, address_count: slice?.feature_count ?? 0 };
}
