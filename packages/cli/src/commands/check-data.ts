/**
 * What doctor finds out about the data: parts that the engine could not read, and slices that are not what was
 * published.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  AnalyticsError,
  SERVICE_DATABASE,
  databaseOf,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
  type DatabaseName,
  type ErrorCode,
} from '@analytics/domain';
import {
  allPartsSetAside,
  compareSlice,
  forgetPartsSetAside,
  isMissed,
  listNetworks,
  listSlices,
  migrate,
  openDatabase,
  type Database,
  type PartSetAside,
  type SliceFacts,
} from '@analytics/storage';
import { serverAddress } from '../place.ts';
import type { Shell } from '../shell.ts';

export interface DataFindings {
  /** What is not as it should be, in words; the first of SLICE_DAMAGED and DATA_DIR_DAMAGED that applies. */
  readonly problems: readonly string[];
  readonly code: Extract<ErrorCode, 'SLICE_DAMAGED' | 'DATA_DIR_DAMAGED'> | undefined;
  readonly slice_count: number;
  readonly set_aside: readonly PartSetAside[];
}

export interface DataCheck {
  readonly data_dir: string;
  readonly threads: number;
  /** Every slice is read, not only the newest of each window length. */
  readonly every_slice: boolean;
  /** Parts that the engine set aside are removed first. */
  readonly forget_damaged: boolean;
}

/** Undefined where there are no data yet. Throws DATA_DIR_IN_USE and what opening throws. */
export async function checkData(shell: Shell, check: DataCheck): Promise<DataFindings | undefined> {
  const server = serverAddress(shell);
  const isThere = server !== undefined || (await stat(join(check.data_dir, 'engine')).catch(() => undefined));
  if (isThere === undefined) return undefined;
  const open = async (name: DatabaseName, must_exist: boolean): Promise<Database> =>
    await openDatabase({ name, data_dir: check.data_dir, threads: check.threads, server, must_exist });
  const service = await open(SERVICE_DATABASE, false);
  try {
    if (check.forget_damaged) await forgetPartsSetAside(service, await allPartsSetAside(service));
    const set_aside = await allPartsSetAside(service);
    const missed = set_aside.filter(isMissed);
    const problems = missed.map(
      ({ database_name, table_name, part_name, reason }) =>
        `${database_name}.${table_name}: the engine could not read ${part_name} (${reason})`,
    );
    let code: DataFindings['code'] = missed.length > 0 ? 'DATA_DIR_DAMAGED' : undefined;
    let slice_count = 0;
    for (const network of (await listNetworks(service)).map(parseNetworkName)) {
      const database = await open(databaseOf(network), true);
      try {
        await migrate(database, network);
        for (const slice of slicesToRead(await listSlices(database), check.every_slice)) {
          slice_count += 1;
          const found = await differencesOf(database, slice);
          if (found.length > 0) code = 'SLICE_DAMAGED';
          const name = `${network} ${slice.processing_date}/${slice.window_days}`;
          problems.push(...found.map((one) => `${name}: ${one}`));
        }
      } finally {
        await database.close();
      }
    }
    return { problems, code, slice_count, set_aside };
  } finally {
    await service.close();
  }
}

async function differencesOf(database: Database, slice: SliceFacts): Promise<readonly string[]> {
  const window = windowOf(parseProcessingDate(slice.processing_date), slice.window_days);
  try {
    return (await compareSlice(database, window)).differences;
  } catch (error) {
    if (error instanceof AnalyticsError && error.definition.exit_code !== 7) return [error.message];
    throw error;
  }
}

/** Slices come newest first. */
function slicesToRead(slices: readonly SliceFacts[], every_slice: boolean): readonly SliceFacts[] {
  if (every_slice) return slices;
  const lengths = new Set<number>();
  return slices.filter(({ window_days }) => {
    if (lengths.has(window_days)) return false;
    lengths.add(window_days);
    return true;
  });
}
