/** A world in numbers, for the words of a demo. */
import type { Instances, SimulatedWorld } from './simulate.ts';

export interface WorldSummary {
  readonly transfer_count: number;
  readonly address_count: number;
  readonly label_count: number;
  /** Number of instances by typology, and by twin, in the order of the registry. */
  readonly schemes: Readonly<Record<string, number>>;
  readonly twins: Readonly<Record<string, number>>;
}

export function worldSummary(world: SimulatedWorld): WorldSummary {
  return {
    transfer_count: world.transfers.length,
    address_count: world.addresses.length,
    label_count: world.labels.length,
    schemes: countByType(world.ground_truth),
    twins: countByType(world.benign),
  };
}

function countByType({ instances }: Instances): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { pattern_type } of instances) counts[pattern_type] = (counts[pattern_type] ?? 0) + 1;
  return counts;
}
