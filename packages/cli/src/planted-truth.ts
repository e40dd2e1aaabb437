/** What was planted in a simulated world, read back from the two files that say so. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AnalyticsError, foldAddress, type NetworkName, type Window } from '@analytics/domain';
import type { InstanceMember, KnownInstance } from '@analytics/analyzers';
import { readParquetTexts } from '@analytics/storage';

export interface PlantedTruth {
  readonly directory: string;
  readonly schemes: readonly KnownInstance[];
  readonly twins: readonly KnownInstance[];
}

const TRUTH_FILE = 'ground_truth.parquet';
const TWIN_FILE = 'benign.parquet';

/**
 * Reads the files of a directory, or of NETWORK/DATE/WINDOW_DAYS under it, as `analytics simulate --out` writes them. Throws SOURCE_NOT_FOUND,
 * SOURCE_UNREADABLE, SOURCE_SCHEMA.
 */
export async function readPlantedTruth(
  directory: string,
  network: NetworkName,
  { processing_date, window_days }: Window,
): Promise<PlantedTruth> {
  const nested = join(directory, network, processing_date, String(window_days));
  const place = [directory, nested].find((one) => existsSync(join(one, TRUTH_FILE)));
  if (place === undefined) {
    throw new AnalyticsError(
      'SOURCE_NOT_FOUND',
      `Expected ${TRUTH_FILE} in ${directory} or ${nested}, as "analytics simulate" writes it, found none.`,
    );
  }
  const truth = await readParquetTexts(join(place, TRUTH_FILE), [
    'address',
    'role',
    'pattern_type',
    'pattern_instance_id',
  ]);
  const benign = await readParquetTexts(join(place, TWIN_FILE), ['address', 'role', 'twin_type', 'twin_instance_id']);
  return {
    directory: place,
    schemes: instancesOf(truth),
    twins: instancesOf(
      benign.map(({ twin_type, twin_instance_id, ...member }) => ({
        ...member,
        pattern_type: twin_type,
        pattern_instance_id: twin_instance_id,
      })),
    ),
  };
}

type MemberRow = InstanceMember & Pick<KnownInstance, 'pattern_type' | 'pattern_instance_id'>;

/** Instances in the order of their first rows. */
function instancesOf(rows: readonly MemberRow[]): KnownInstance[] {
  const instances = new Map<string, KnownInstance & { readonly members: InstanceMember[] }>();
  for (const { address, role, pattern_type, pattern_instance_id } of rows) {
    const known = instances.get(pattern_instance_id) ?? { pattern_type, pattern_instance_id, members: [] };
    known.members.push({ address: foldAddress(address), role });
    instances.set(pattern_instance_id, known);
  }
  return [...instances.values()];
}
