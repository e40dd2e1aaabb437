/** What a scenario is: a plan that plants one scheme, and one that plants what looks like it and is innocent. */
import type { PatternType } from '@analytics/domain';
import { NATIVE, USD_COIN, EUR_COIN } from '../world/assets.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { PlantedInstance } from './stage.ts';

/** Plants one instance. Deterministic in the world and the random stream. */
export type Plan = (world: World, random: Random, instance_id: string) => PlantedInstance;

export interface Scenario {
  readonly typology_type: string;
  /** Structural patterns that the scheme shows, besides what surrounds it. */
  readonly pattern_types: readonly PatternType[];
  readonly plant: Plan;
  readonly twin_type: string;
  readonly plantTwin: Plan;
  /** True where equal or bounded amounts define the scheme, so that its digits may show it. */
  readonly defined_by_amounts: boolean;
}

/** What schemes move: mostly stablecoins. */
export function schemeAsset(random: Random): number {
  return random.pick([USD_COIN, USD_COIN, USD_COIN, NATIVE, NATIVE, EUR_COIN]);
}
