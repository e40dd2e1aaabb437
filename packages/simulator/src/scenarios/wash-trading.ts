/** Wash trading: a few wallets trade back and forth and nobody gains. Twin: a market maker at an exchange. */
import type { Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Two to five wallets pass the same token around six to twelve times; each ends within 1 % of where it began. */
export const plantWashTrading: Plan = (world, random, instance_id) => {
  const asset = random.pick([0, 3, 4]);
  const stage = new Stage(world, random, 110, asset);
  const traders = stage.wallets(random.pick([2, 2, 3, 4, 5]), 'wash_trader', 0);
  const lot_usd = random.logNormal(2_500, 0.9);
  for (const trader of traders) stage.fund(trader, random.between(0, 3), lot_usd * 1.2);
  const laps = random.integer(6, 12);
  let at_hours = 4;
  for (let lap = 0; lap < laps; lap++) {
    const lot = lot_usd * random.between(0.7, 1);
    traders.forEach((from, at) => {
      at_hours += random.between(0.05, 90 / laps / traders.length);
      const to = traders[(at + 1) % traders.length]!;
      stage.pay({ from, to, at_hours, usd: lot, step: 'trade', low_ratio: 0.998, high_ratio: 1.002 });
    });
  }
  for (const trader of traders) stage.cashOut(trader, at_hours + random.between(1, 8), lot_usd);
  return stage.instance('wash_trading', instance_id);
};

/** Trades with a known venue in both directions, and its stock grows or shrinks by half of the turnover. */
export const plantMarketMaking: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 110, random.pick([0, 3, 4]));
  const maker = stage.wallet('market_maker', 0);
  const venue = stage.assign(random.pick(world.population.services.dexes), 'service');
  const lot_usd = random.logNormal(3_000, 0.5);
  const buys = random.chance(0.5);
  stage.fund(maker, 0, lot_usd * 8);
  const turns = random.integer(12, 20);
  for (let turn = 0; turn < turns; turn++) {
    const at_hours = 3 + turn * 5 * random.between(0.9, 1.1);
    const usd = lot_usd * random.between(0.8, 1.2);
    const inward = buys === turn % 4 > 0;
    const pair = inward ? { from: venue, to: maker } : { from: maker, to: venue };
    stage.pay({ ...pair, at_hours, usd, step: 'trade', low_ratio: 0.9, high_ratio: 1.1 });
  }
  return stage.instance('market_making', instance_id);
};
