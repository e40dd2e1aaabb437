/** Structuring, then the parts come together again. Twin: a landlord whose rents lie around the limit. */
import { USD_COIN } from '../../world/assets.ts';
import { lastOf, totalOf, type Link } from '../chain.ts';
import { drawParts, fanIn, forward, sum } from '../fan.ts';
import type { Plan } from '../scenario.ts';
import { Stage } from '../stage.ts';
import { BAND } from '../structuring.ts';

/** Eleven to sixteen payments just below a limit to as many wallets, which all pay one aggregator, which cashes out. */
export const plantStructuringThenCollection: Plan = (world, random, instance_id) => {
  const value = random.pick([1_000, 3_000, 10_000]);
  const stage = new Stage(world, random, 130, USD_COIN);
  const sender = stage.wallet('structurer', 0);
  const middles = stage.wallets(random.integer(11, 16), 'intermediary', 0.3);
  const center = stage.wallet('aggregator', 0);
  stage.fund(sender, 0, value * middles.length * 0.95);
  const parts: Link[] = middles.map((to, at) => {
    const at_hours = 1 + ((at + random.float()) * 36) / middles.length;
    const usd = value * random.between(0.89, 0.91);
    return { address: to, at_hours, usd: stage.pay({ from: sender, to, at_hours, usd, step: 'structured', ...BAND }) };
  });
  // The second stage begins when the first has ended.
  const ready = parts.map((part) => ({ ...part, at_hours: 37.5 }));
  const gathered = forward(stage, ready, [center], [0.5, random.pick([6, 30])], [0.93, 0.985], 'gather');
  stage.cashOut(center, lastOf(gathered) + random.between(0.5, 12), totalOf(gathered) * 0.98);
  return stage.instance('structuring_then_collection', instance_id);
};

/** Rents of 0.7 to 1.4 of a limit from a dozen tenants; the landlord keeps most of it. */
export const plantLandlord: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 110, USD_COIN);
  const landlord = stage.wallet('landlord', 0);
  const tenants = Array.from({ length: random.integer(11, 16) }, () => stage.ordinary('tenant'));
  const rents = drawParts(stage, tenants.length, 1_000, 0.25, 700, 1_400);
  tenants.forEach((tenant, at) => stage.fund(tenant, random.between(0, 10), rents[at]! * random.between(1.2, 2.5)));
  fanIn(stage, tenants, landlord, rents, { from_hours: 11, to_hours: 60, step: 'rent' });
  stage.cashOut(landlord, random.between(65, 100), sum(rents) * random.between(0.15, 0.3));
  return stage.instance('landlord', instance_id);
};
