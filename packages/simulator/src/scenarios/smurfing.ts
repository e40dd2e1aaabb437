/**
 * Smurfing: a sum is split below the reporting limit among mules, who pay it to aggregators. Twin: wages that are
 * spent.
 */
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { lastOf, totalOf, type Link } from './chain.ts';
import { drawParts, fanOut, forward, sum } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage, type PlantedInstance } from './stage.ts';

/** Parts stay below the 10,000 USD limit, with room for a day's change of price. */
const PART_USD = { mean: 6_000, spread: 0.25, low: 3_800, high: 9_200 };

/** A source pays six to sixteen mules within a day or so; gives what each holds. */
export function scatterBelowLimit(stage: Stage, source: number, at_hours: number, mules: readonly number[]): Link[] {
  const { mean, spread, low, high } = PART_USD;
  const parts = drawParts(stage, mules.length, mean, spread, low, high);
  const usd = stage.fund(source, at_hours, sum(parts) * 1.03);
  const span = { from_hours: at_hours + 0.5, to_hours: at_hours + stage.random.between(2, 18), step: 'scatter' };
  return usd > 0 ? fanOut(stage, source, mules, parts, { ...span, low_ratio: 0.95 }) : [];
}

function plantSmurfing(world: World, random: Random, instance_id: string, layers: number): PlantedInstance {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const source = stage.wallet('source');
  const aggregators = stage.wallets(random.integer(1, 2), 'aggregator', 0.2);
  const count = random.integer(6, 16);
  let held = scatterBelowLimit(stage, source, 0, stage.wallets(count, 'mule', 0.25));
  const pace = [0.3, random.pick([2, 8, 16])] as const;
  for (let layer = 1; layer < layers; layer++) {
    held = forward(stage, held, stage.wallets(count, 'mule', 0.25), pace, [0.95, 0.99]);
  }
  const gathered = forward(stage, held, aggregators, pace, [0.93, 0.985], 'gather');
  for (const aggregator of aggregators) {
    const own = gathered.filter(({ address }) => address === aggregator);
    stage.cashOut(aggregator, lastOf(own) + random.between(0.5, 8), totalOf(own));
  }
  return stage.instance('smurfing', instance_id);
}

/** One layer of mules, or two where mules feed mules. */
export const plantSmurfingNetwork: Plan = (world, random, instance_id) =>
  plantSmurfing(world, random, instance_id, random.chance(0.5) ? 1 : 2);

/** A firm pays its people, who spend a tenth to a third of it in one shop: little is conserved. */
export const plantWagesSpent: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const employer = stage.wallet('employer', 0);
  const staff = Array.from({ length: random.integer(6, 14) }, () => stage.ordinary('employee'));
  const wages = drawParts(stage, staff.length, 3_800, 0.25);
  stage.fund(employer, 0, sum(wages) * 1.1);
  const paid = fanOut(stage, employer, staff, wages, { from_hours: 2, to_hours: 3, step: 'wage' });
  const shop = stage.assign(random.pick(world.population.services.merchants), 'shop');
  forward(stage, paid, [shop], [4, 60], [0.1, 0.35], 'purchase');
  return stage.instance('wages_spent', instance_id);
};
