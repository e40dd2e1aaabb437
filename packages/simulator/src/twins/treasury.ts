/** The treasury of a firm: income, operations and a reserve in wallets of its own, moved by a plan in round sums. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import { roundTo } from '../world/amounts.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { WEEK_HOURS, rounds, windowHours, workingTime } from './twin-time.ts';

/**
 * Clients pay bills; each week the income goes to the vault, the vault pays a budget to operations, and operations pays
 * suppliers. Now and then the reserve is filled or drawn on, and once the vault moves to new keys, after a test.
 */
export const plantTreasury: Plan = (world, random, instance_id) => {
  const hours = windowHours(world);
  const stage = new Stage(world, random, hours, random.pick([USD_COIN, USD_COIN, NATIVE]));
  const income = stage.newborn('own_wallet');
  const operations = stage.newborn('own_wallet');
  const reserve = stage.newborn('reserve');
  let vault = stage.newborn('treasury');
  let held = stage.fund(vault, 0, random.logNormal(180_000, 0.6));
  let [earned, saved] = [0, 0];
  const clients = Array.from({ length: random.integer(4, 9) }, () => stage.ordinary('client'));
  const suppliers = stage.wallets(random.integer(4, 8), 'supplier', 0.6);
  const bill_usd = random.logNormal(2_600, 0.4);
  const weeks = rounds(6, WEEK_HOURS, Math.max(7, hours - WEEK_HOURS));
  const moving_week = random.integer(1, Math.max(1, weeks.length - 1));
  weeks.forEach((begin_hours, week) => {
    const at = (day: number): number => begin_hours + workingTime(random, day);
    for (const client of clients.filter(() => random.chance(0.7))) {
      const at_hours = at(random.integer(0, 3));
      const usd = bill_usd * random.logNormal(1, 0.5);
      stage.fund(client, at_hours - random.between(1, 5), usd * 1.1);
      earned += stage.pay({ from: client, to: income, at_hours, usd, step: 'bill' });
    }
    const swept_hours = at(4);
    if (earned > 0)
      held += stage.pay({
        from: income,
        to: vault,
        at_hours: swept_hours,
        usd: earned,
        step: 'income',
        low_ratio: 0.99,
      });
    earned = 0;
    if (week === moving_week) {
      const next = stage.newborn('treasury');
      const test_hours = swept_hours + random.between(1, 3);
      const tested = stage.pay({ from: vault, to: next, at_hours: test_hours, usd: 10, step: 'test' });
      const moving = { from: vault, to: next, at_hours: test_hours + random.between(0.3, 4), step: 'new_keys' };
      held = tested + stage.pay({ ...moving, usd: held - 10, low_ratio: 0.99 });
      vault = next;
    }
    const budget = roundTo(held * random.between(0.06, 0.1), 1);
    const given = stage.pay({ from: vault, to: operations, at_hours: at(5), usd: budget, step: 'budget' });
    held -= given;
    for (const to of suppliers.filter(() => random.chance(0.6))) {
      const usd = (given / suppliers.length) * random.between(0.5, 1.4);
      stage.pay({ from: operations, to, at_hours: at(random.integer(5, 6)) + 12, usd, step: 'supplies' });
    }
    const moved = roundTo(held * random.between(0.1, 0.25), 1);
    const saving_hours = at(6);
    if (random.chance(0.6)) {
      const kept = stage.pay({ from: vault, to: reserve, at_hours: saving_hours, usd: moved, step: 'reserve' });
      held -= kept;
      saved += kept;
    } else if (saved > moved) {
      const drawn = stage.pay({ from: reserve, to: vault, at_hours: saving_hours, usd: moved, step: 'reserve' });
      held += drawn;
      saved -= drawn;
    }
  });
  return stage.instance('treasury', instance_id);
};
