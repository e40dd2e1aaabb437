/**
 * Peel chain: the larger part goes on to a new wallet at every hop, a small part peels off. Twin: paying a few times
 * from change wallets.
 */
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

interface PeelShape {
  readonly hops: number;
  readonly delay_hours: readonly [number, number];
  readonly peel_ratio: readonly [number, number];
}

/** Walks the chain from a funded wallet; gives the last wallet, when it was paid and what is left. */
function peelAlong(stage: Stage, origin: number, usd: number, shape: PeelShape) {
  let holder = origin;
  let left = usd;
  let at_hours = stage.random.between(0.5, 5);
  for (let hop = 0; hop < shape.hops; hop++) {
    const peel = left * stage.random.between(...shape.peel_ratio);
    const to = stage.wallet('intermediary', 0);
    const receiver = stage.random.chance(0.4) ? stage.ordinary('peel_receiver') : stage.wallet('peel_receiver', 0);
    const later_hours = at_hours + stage.random.between(0.02, 0.6);
    stage.pay({ from: holder, to: receiver, at_hours, usd: peel, step: 'peel' });
    left = stage.pay({
      from: holder,
      to,
      at_hours: later_hours,
      usd: (left - peel) * 0.999,
      step: 'hop',
      low_ratio: 0.985,
    });
    holder = to;
    at_hours = later_hours + stage.random.between(...shape.delay_hours);
  }
  return { holder, left, at_hours };
}

/** Eight to fourteen hops, each peeling 2 % to 10 %; what is left goes to an exchange. */
export const plantPeelChain: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 250, schemeAsset(random));
  const origin = stage.wallet('source');
  const usd = stage.fund(origin, 0, random.logNormal(40_000, 0.9));
  const hops = random.integer(8, 14);
  const delay_hours = [0.05, random.pick([0.5, 4, 14])] as const;
  const end = peelAlong(stage, origin, usd * random.between(0.9, 0.99), { hops, delay_hours, peel_ratio: [0.02, 0.1] });
  stage.cashOut(end.holder, end.at_hours, end.left);
  return stage.instance('peel_chain', instance_id);
};

/** A person who takes a new wallet for the change of each of two or three payments: too short for a peel chain. */
export const plantChangeWallets: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, schemeAsset(random));
  const origin = stage.wallet('payer', 0.6);
  const usd = stage.fund(origin, 0, random.logNormal(2_500, 0.7));
  const hops = random.integer(2, 3);
  const end = peelAlong(stage, origin, usd * 0.95, { hops, delay_hours: [10, 40], peel_ratio: [0.05, 0.25] });
  stage.cashOut(end.holder, end.at_hours, end.left * 0.5);
  return stage.instance('change_wallets', instance_id);
};
