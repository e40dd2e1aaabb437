/** Rug pull: many buy in, then the developer leaves with it. Twin: a token sale whose makers spend it on their work. */
import { lastOf, totalOf } from './chain.ts';
import { drawParts, fanIn, fanOut } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/**
 * Twenty to forty-five buyers over some days; then 85 % to 97 % goes to two to four exits within 20 h, or in drains
 * over four days.
 */
export const plantRugPull: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 280, schemeAsset(random));
  const developer = stage.wallet('developer', 0);
  const buyers = Array.from({ length: random.integer(20, 45) }, () => stage.ordinary('victim'));
  const parts = drawParts(stage, buyers.length, 450, 0.8);
  buyers.forEach((buyer, at) => stage.fund(buyer, random.between(0, 5), parts[at]! * random.between(1.1, 2)));
  const bought = fanIn(stage, buyers, developer, parts, {
    from_hours: 6,
    to_hours: random.between(60, 150),
    step: 'purchase',
    low_ratio: 0.9,
  });
  const exits = stage.wallets(random.integer(2, 4), 'exit', 0.1);
  const gone = totalOf(bought) * random.between(0.87, 0.96);
  const isFast = random.chance(0.6);
  const begin = lastOf(bought) + random.between(1, 12);
  const drains = isFast ? exits : [...exits, ...exits];
  const times = {
    from_hours: begin,
    to_hours: begin + (isFast ? random.between(1, 20) : 95),
    step: 'drain',
    low_ratio: 0.98,
  };
  const left = fanOut(
    stage,
    developer,
    drains,
    drains.map(() => gone / drains.length),
    times,
  );
  for (const { address, at_hours, usd } of left) stage.cashOut(address, at_hours + random.between(0.5, 6), usd);
  return stage.instance('rug_pull', instance_id);
};

/** A fifth to two fifths goes to builders over weeks; the rest stays in the treasury. */
export const plantTokenSale: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 400, schemeAsset(random));
  const treasury = stage.wallet('treasury', 0);
  const buyers = Array.from({ length: random.integer(20, 40) }, () => stage.ordinary('buyer'));
  const parts = drawParts(stage, buyers.length, 250, 0.7);
  const bought = fanIn(stage, buyers, treasury, parts, {
    from_hours: 2,
    to_hours: 140,
    step: 'purchase',
    low_ratio: 0.8,
    high_ratio: 1.2,
  });
  const builders = stage.wallets(random.integer(3, 5), 'builder', 0.5);
  const spent = totalOf(bought) * random.between(0.2, 0.4);
  const wages = builders.map(() => spent / builders.length);
  fanOut(stage, treasury, builders, wages, { from_hours: 150, to_hours: 390, step: 'wage', low_ratio: 0.9 });
  return stage.instance('token_sale', instance_id);
};
