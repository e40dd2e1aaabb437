/** Whether what the service answers from is all there. */
import { AnalyticsError, databaseOf, parseNetworkName } from '@analytics/domain';
import { allPartsSetAside, isMissed, throwIfDamaged, type DamagedSlices, type PartSetAside } from '@analytics/storage';
import type { Databases } from './context.ts';

export interface DataDamage {
  /** Parts that the engine could not read, whether or not what they held was computed again since. */
  readonly set_aside: readonly PartSetAside[];
  /** By network. */
  readonly slices: ReadonlyMap<string, DamagedSlices>;
}

/**
 * Looks at the networks that were asked for, and at those of which the engine set parts aside: no other is opened for
 * it.
 */
export async function dataDamage(databases: Databases): Promise<DataDamage> {
  const set_aside = await allPartsSetAside(databases.service);
  const concerned = new Set(set_aside.map(({ database_name }) => database_name));
  const opened = new Set<string>(databases.opened());
  const slices = new Map<string, DamagedSlices>();
  for (const name of await databases.networks()) {
    const network = parseNetworkName(name);
    if (!opened.has(name) && !concerned.has(databaseOf(network))) continue;
    const damaged = await (await databases.resident(network)).damaged();
    if (damaged.size > 0) slices.set(name, damaged);
  }
  return { set_aside, slices };
}

/** Throws SLICE_DAMAGED, DATA_DIR_DAMAGED. */
export async function requireWholeData(databases: Databases): Promise<void> {
  const { set_aside, slices } = await dataDamage(databases);
  for (const damaged of slices.values()) for (const slice of damaged.keys()) throwIfDamaged(damaged, slice);
  const missed = set_aside.find(isMissed);
  if (missed === undefined) return;
  const message = `Expected the tables to be whole, found that the engine could not read ${missed.part_name} of ${missed.table_name}.`;
  throw new AnalyticsError('DATA_DIR_DAMAGED', message);
}
