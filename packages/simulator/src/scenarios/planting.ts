/** How many schemes and twins a world gets, and in which order they are planted. */
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { SCENARIOS } from './registry.ts';
import type { PlantedInstance } from './stage.ts';

/** At least so many rounds of every scenario and twin in any world. */
export const MIN_ROUNDS = 2;

export interface Planted {
  readonly schemes: readonly PlantedInstance[];
  readonly twins: readonly PlantedInstance[];
}

/**
 * Plants rounds of every scenario with its twin until the schemes have about `budget` transfers, and at least
 * MIN_ROUNDS of them; a last round may be partial. Twins are neither stretched nor scaled: they stay what they are.
 */
export function plantAll(world: World, random: Random, budget: number): Planted {
  const schemes: PlantedInstance[] = [];
  const twins: PlantedInstance[] = [];
  const calm: World = { ...world, stretch_delays: 1, scale_amounts: 1 };
  let spent = 0;
  // A round that has no room to plant anything, as in a window of no length, is the last.
  let before = -1;
  for (let round = 0; (round < MIN_ROUNDS || spent < budget) && spent > before; round++) {
    before = spent;
    for (const [typology_type, scenario] of SCENARIOS) {
      if (round >= MIN_ROUNDS && spent >= budget) break;
      const id = String(round + 1).padStart(4, '0');
      const seeds = random.stream(`${typology_type}/${id}`);
      const scheme = scenario.plant(world, seeds.stream('scheme'), `${typology_type}-${id}`);
      const twin = scenario.plantTwin(calm, seeds.stream('twin'), `${scenario.twin_type}-of-${typology_type}-${id}`);
      spent += scheme.rows.length;
      if (scheme.rows.length > 0) schemes.push(scheme);
      if (twin.rows.length > 0) twins.push(twin);
    }
  }
  return { schemes, twins };
}
