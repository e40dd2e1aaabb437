/** The treasury of a firm: income, operations and a reserve in wallets of its own, moved by a plan in round sums. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import { roundTo } from '../world/amounts.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { WEEK_HOURS, rounds, windowHours, workingTime } from './twin-time.ts';

/** Twice a week the income is swept and the budget is paid. */
const PERIOD_HOURS = WEEK_HOURS / 2;
const NEW_KEYS_SHARE = 0.3;

/**
 * Clients pay bills; twice a week the income goes to the vault, the vault pays a budget to operations, and operations
 * pays suppliers. Now and then the reserve is filled or drawn on; of three vaults one moves to new keys, after a test.
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
  const periods = rounds(6, PERIOD_HOURS, Math.max(7, hours - PERIOD_HOURS));
  const moving_period = random.chance(NEW_KEYS_SHARE) ? random.integer(1, Math.max(1, periods.length - 1)) : -1;
  periods.forEach((begin_hours, period) => {
    const at = (day: number): number => begin_hours + workingTime(random, day);
    for (const client of clients.filter(() => random.chance(0.5))) {
      const at_hours = at(random.integer(0, 1));
      const usd = bill_usd * random.logNormal(1, 0.5);
      stage.fund(client, at_hours - random.between(1, 5), usd * 1.1);
      earned += stage.pay({ from: client, to: income, at_hours, usd, step: 'bill' });
    }
    const swept_hours = begin_hours + random.between(36, 42);
    if (earned > 0) {
      const sweep = { from: income, to: vault, at_hours: swept_hours, usd: earned, step: 'income' };
      held += stage.pay({ ...sweep, low_ratio: 0.99 });
      earned = 0;
    }
    if (period === moving_period) {
      const next = stage.newborn('treasury');
      const test_hours = swept_hours + random.between(1, 3);
      const tested = stage.pay({ from: vault, to: next, at_hours: test_hours, usd: 10, step: 'test' });
      const moving = { from: vault, to: next, at_hours: test_hours + random.between(0.3, 4), step: 'new_keys' };
      held = tested + stage.pay({ ...moving, usd: held - 10, low_ratio: 0.99 });
      vault = next;
    }
    const budget = roundTo(held * random.between(0.04, 0.07), 1);
    const given = stage.pay({ from: vault, to: operations, at_hours: at(2) + 2, usd: budget, step: 'budget' });
    held -= given;
    for (const to of suppliers.filter(() => random.chance(0.4))) {
      const usd = (given / suppliers.length) * random.between(0.5, 1.4);
      stage.pay({ from: operations, to, at_hours: begin_hours + random.between(62, 82), usd, step: 'supplies' });
    }
    if (random.chance(0.4)) return;
    const moved = roundTo(held * random.between(0.05, 0.2), 1);
    const at_hours = begin_hours + random.between(62, 82);
    if (saved < moved || random.chance(0.6)) {
      const kept = stage.pay({ from: vault, to: reserve, at_hours, usd: moved, step: 'reserve' });
      held -= kept;
      saved += kept;
    } else {
      const drawn = stage.pay({ from: reserve, to: vault, at_hours, usd: moved, step: 'reserve' });
      held += drawn;
      saved -= drawn;
    }
  });
  return stage.instance('treasury', instance_id);
};
