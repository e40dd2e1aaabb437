/**
 * What a start says about damaged data: an error in the log for each part and slice, for whoever reads logs rather than
 * /ready.
 */
import { dataDamage, type Databases } from '@analytics/api';
import { allPartsSetAside, type Database } from '@analytics/storage';
import type { ServiceLog } from './service-log.ts';

export async function logPartsSetAside(database: Database, log: ServiceLog): Promise<void> {
  for (const part of await allPartsSetAside(database))
    log.error({ ...part, error_code: 'DATA_DIR_DAMAGED' }, 'The engine could not read a part and set it aside.');
}

export async function logDamagedSlices(databases: Databases, log: ServiceLog): Promise<void> {
  for (const [network, damaged] of (await dataDamage(databases)).slices)
    for (const [slice, found] of damaged)
      log.error({ network, slice, found, error_code: 'SLICE_DAMAGED' }, 'A slice no longer holds what was published.');
}
