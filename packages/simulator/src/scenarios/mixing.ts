/** Mixing: equal coins go into a hub and come out to other wallets. Twin: a raffle. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import type { Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/**
 * Eighteen to forty deposits of one or two denominations; as much less a fee goes to wallets that paid nothing, of
 * which every third cashes out.
 */
export const plantMixing: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 120, random.pick([NATIVE, USD_COIN]));
  const hub = stage.wallet('mixer', 0);
  const denominations = random.sample([100, 500, 1_000, 5_000], random.integer(1, 2));
  const depositors = stage.wallets(random.integer(18, 40), 'depositor', 0.6);
  const coins = depositors.map(() => random.pick(denominations));
  const fee_ratio = random.between(0.005, 0.02);
  depositors.forEach((from, at) => {
    const at_hours = random.between(8, 60);
    const step = 'deposit';
    stage.fund(from, random.between(0, 6), coins[at]! * stage.pricePerUnit() * random.between(1.05, 1.6));
    stage.payNative({ from, to: hub, at_hours, step }, coins[at]! * world.scale_amounts);
    const to = stage.wallet('receiver', 0.3);
    const paid = coins[at]! * (1 - fee_ratio) * world.scale_amounts;
    const paid_hours = at_hours + random.between(2, 40);
    stage.payNative({ from: hub, to, at_hours: paid_hours, step: 'withdrawal' }, paid);
    if (at % 3 === 0) {
      const usd = (paid * stage.pricePerUnit()) / world.scale_amounts;
      stage.cashOut(to, paid_hours + random.between(1, 18), usd * random.between(0.9, 0.98));
    }
  });
  return stage.instance('mixing', instance_id);
};

/** Tickets of one price go in; two or three winners who bought tickets share two thirds of the pot. */
export const plantRaffle: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 120, USD_COIN);
  const organiser = stage.wallet('organiser', 0);
  const ticket = random.pick([5, 10, 25]);
  const players = Array.from({ length: random.integer(18, 40) }, () => stage.ordinary('player'));
  for (const from of players) {
    stage.payNative({ from, to: organiser, at_hours: random.between(2, 70), step: 'ticket' }, ticket);
  }
  for (const to of random.sample(players, random.integer(2, 3))) {
    stage.pay({
      from: organiser,
      to,
      at_hours: random.between(75, 90),
      usd: (ticket * players.length) / 4.5,
      step: 'prize',
    });
  }
  return stage.instance('raffle', instance_id);
};
