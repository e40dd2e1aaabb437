/** Rapid movement: whatever comes in leaves within minutes. Twin: an arbitrageur between two swap contracts. */
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/**
 * Six to twelve times over some days: in from a new payer, 95 % to 99.5 % out to another wallet 2 to 40 minutes later.
 */
export const plantRapidMovement: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 170, schemeAsset(random));
  const mover = stage.wallet('mover', 0);
  const targets = stage.wallets(random.integer(3, 8), 'receiver');
  const turns = random.integer(6, 12);
  for (let turn = 0; turn < turns; turn++) {
    const payer = stage.wallet('payer', 0.6);
    const at_hours = 6 + turn * random.between(10, 13);
    const held = stage.fund(payer, at_hours - random.between(0.5, 5), random.logNormal(5_000, 0.6));
    const got = stage.pay({ from: payer, to: mover, at_hours, usd: held * 0.9, step: 'in', low_ratio: 0.9 });
    const out = { from: mover, to: targets[turn % targets.length]!, at_hours: at_hours + random.between(0.04, 0.65) };
    stage.pay({ ...out, usd: got * random.between(0.965, 0.998), step: 'out', low_ratio: 0.985 });
  }
  stage.cashOut(targets[0]!, 165, 4_000);
  return stage.instance('rapid_movement', instance_id);
};

/**
 * Buys at one labelled swap contract and sells at another minutes later: both ends are services, and nobody is paid.
 */
export const plantArbitrage: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 170, schemeAsset(random));
  const trader = stage.wallet('arbitrageur', 0);
  stage.fund(trader, 0, 3_000);
  const [cheap, dear] = random.sample(world.population.services.dexes, 2);
  stage.assign(cheap!, 'service');
  stage.assign(dear!, 'service');
  const turns = random.integer(5, 9);
  for (let turn = 0; turn < turns; turn++) {
    const at_hours = 3 + turn * random.between(10, 17);
    const bought = stage.pay({ from: cheap!, to: trader, at_hours, usd: random.between(800, 2_500), step: 'buy' });
    stage.pay({
      from: trader,
      to: dear!,
      at_hours: at_hours + random.between(0.02, 0.3),
      usd: bought,
      step: 'sell',
      low_ratio: 0.98,
    });
  }
  return stage.instance('arbitrage', instance_id);
};
