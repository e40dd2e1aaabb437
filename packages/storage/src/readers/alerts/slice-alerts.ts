/** The alerts of a published slice. */
import type { Window } from '@analytics/domain';
import type { Database } from '../../engine/database.ts';
import { requireSlice } from '../exports.ts';
import { listSlices } from '../../slices/runs.ts';
import { sameSlice, sliceParameters } from '../../slices/slice.ts';
import { statement } from '../../engine/statements.ts';

/** What an evaluation needs to know of an alert. */
export interface SliceAlert {
  readonly alert_id: string;
  readonly typology_type: string;
  readonly alert_rank: number;
  readonly addresses_involved: readonly string[];
  readonly suspect_addresses: readonly string[];
  readonly severity: string;
  readonly confidence: number;
}

/** The alerts, the one to be read first first, and how many addresses the slice has. Throws SLICE_NOT_FOUND. */
export async function sliceAlerts(
  database: Database,
  window: Window,
): Promise<{ readonly alerts: SliceAlert[]; readonly address_count: number }> {
  await requireSlice(database, window);
  const slices = await listSlices(database);
  const slice = slices.find((one) => sameSlice(one, window));
  const alerts = await database.rows<SliceAlert>(statement('alerts/for_evaluation'), sliceParameters(window));
  return { alerts, address_count: slice?.feature_count ?? 0 };
}
