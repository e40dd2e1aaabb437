/** Gather-scatter: many pay a hub, which then pays out as much to many others. Twin: flatmates' rent and bills. */
import { lastOf, totalOf } from './chain.ts';
import { drawParts, fanIn, fanOut, sum } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Four to nine senders, then four to nine receivers who get 92 % to 98 % of it, all within three days. */
export const plantGatherScatter: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 100, schemeAsset(random));
  const hub = stage.wallet('hub', 0.15);
  const senders = stage.wallets(random.integer(4, 9), 'source', 0.4);
  const receivers = stage.wallets(random.integer(4, 9), 'destination');
  const parts = drawParts(stage, senders.length, 5_000, 0.6);
  senders.forEach((sender, at) => stage.fund(sender, random.between(0, 6), parts[at]! * 1.05));
  const gathered = fanIn(stage, senders, hub, parts, {
    from_hours: 6.5,
    to_hours: random.between(12, 30),
    step: 'gather',
    low_ratio: 0.9,
  });
  const shares = drawParts(stage, receivers.length, 1, 0.4);
  const total = totalOf(gathered) * random.between(0.94, 0.98);
  const out = shares.map((share) => (total * share) / sum(shares));
  const begin = lastOf(gathered) + random.between(0.3, 6);
  const paid = fanOut(stage, hub, receivers, out, {
    from_hours: begin,
    to_hours: begin + random.between(1, 24),
    step: 'scatter',
  });
  for (const { address, at_hours, usd } of paid) stage.cashOut(address, at_hours + random.between(1, 12), usd);
  return stage.instance('gather_scatter', instance_id);
};

/** Rent goes in, two bills of a quarter to a half go out, the rest waits: in and out are not alike. */
export const plantRentPool: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const pool = stage.wallet('treasurer', 0);
  const members = Array.from({ length: random.integer(4, 8) }, () => stage.ordinary('member'));
  members.forEach((member) => stage.fund(member, random.between(0, 4), 900));
  const rents = drawParts(stage, members.length, 620, 0.2);
  const paid = fanIn(stage, members, pool, rents, { from_hours: 5, to_hours: 30, step: 'rent' });
  const landlord = stage.wallet('landlord', 0.5);
  const bills = [totalOf(paid) * random.between(0.15, 0.22), totalOf(paid) * random.between(0.1, 0.18)];
  const shop = stage.assign(random.pick(world.population.services.merchants), 'shop');
  fanOut(stage, pool, [landlord, shop], bills, { from_hours: 34, to_hours: 60, step: 'bill' });
  return stage.instance('rent_pool', instance_id);
};
