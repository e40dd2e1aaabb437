/** Thefts in a world that is otherwise finished: with none, nothing of it changes. */
import type { WorldAsset } from '../world/assets.ts';
import type { World } from '../world/world.ts';
import { openSwapPlace } from './swap-place.ts';
import { plantTheft, type Theft } from './theft.ts';

export interface Robbery {
  readonly thefts: readonly Theft[];
  /** Assets beside those of every world. */
  readonly assets: readonly WorldAsset[];
}

/** Each theft draws from a stream of its own. */
export function plantThefts(world: World, count: number): Robbery {
  if (count === 0) return { thefts: [], assets: [] };
  const random = world.random.stream('thefts');
  const swaps = openSwapPlace(world, random.stream('swap places'));
  const thefts = Array.from({ length: count }, (_, at) => {
    const theft_id = `theft-${String(at + 1).padStart(4, '0')}`;
    return plantTheft(world, random.stream(theft_id), theft_id, swaps);
  });
  return { thefts, assets: [swaps.wrapped_asset] };
}
