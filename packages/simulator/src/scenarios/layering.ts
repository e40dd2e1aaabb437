/**
 * Layering: money hurries through wallets that keep next to nothing. Twin: firms in a supply chain paying each other.
 */
import { passAlong } from './chain.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Three to seven intermediaries, each forwarding 93 % to 99.5 % within 24 h. */
export const plantLayering: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 100, schemeAsset(random));
  const source = stage.wallet('source');
  const usd = stage.fund(source, 0, random.logNormal(14_000, 1.1));
  const path = Array.from({ length: random.integer(3, 7) }, () => stage.wallet('intermediary'));
  const start = { address: source, at_hours: random.between(0.5, 10), usd: usd * random.between(0.85, 0.98) };
  const end = passAlong(stage, start, {
    path: [...path, stage.wallet('destination')],
    delay_hours: [0.02, random.pick([0.5, 4, 10])],
    keep_ratio: [0.95, 0.995],
  });
  stage.cashOut(end.address, end.at_hours + random.between(0.5, 6), end.usd);
  return stage.instance('layering', instance_id);
};

/** Each firm keeps its margin and costs, and pays its own supplier 45 % to 70 % of what it got, a day or more later. */
export const plantSupplyChain: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, schemeAsset(random));
  const buyer = stage.wallet('buyer', 0.5);
  const usd = stage.fund(buyer, 0, random.logNormal(30_000, 0.8));
  const path = Array.from({ length: random.integer(3, 5) }, () => stage.wallet('supplier', 0));
  const start = { address: buyer, at_hours: random.between(1, 10), usd: usd * 0.8 };
  passAlong(stage, start, { path, delay_hours: [12, 36], keep_ratio: [0.45, 0.7] });
  return stage.instance('supply_chain', instance_id);
};
