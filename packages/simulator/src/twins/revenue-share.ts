/** A band, a label or a guild: what its work earns is shared among its members by a fixed key. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { WEEK_HOURS, rounds, windowHours } from './twin-time.ts';

/** Listeners and two or three shops pay all the time; each week a contract pays everybody's share within minutes. */
export const plantRevenueShare: Plan = (world, random, instance_id) => {
  const hours = windowHours(world);
  const stage = new Stage(world, random, hours, random.pick([USD_COIN, USD_COIN, NATIVE]));
  const pot = stage.newborn('revenue_pot');
  const shops = stage.wallets(random.integer(2, 3), 'platform', 0);
  const listeners = Array.from({ length: random.integer(15, 40) }, () => stage.ordinary('listener'));
  const keys = Array.from({ length: random.integer(4, 9) }, () => random.pick([5, 10, 10, 15, 20]));
  const whole = keys.reduce((sum, key) => sum + key, 0);
  const partners = keys.map((key) => ({ address: stage.wallet('partner', 0.5), share: key / whole }));
  for (const begin_hours of rounds(4, WEEK_HOURS, hours - 30)) {
    const shared_hours = Math.min(hours - 26, begin_hours + WEEK_HOURS - random.between(2, 6));
    let earned = 0;
    for (const from of listeners.filter(() => random.chance(0.5))) {
      const at_hours = random.between(begin_hours, shared_hours - 1);
      earned += stage.pay({ from, to: pot, at_hours, usd: random.pick([5, 10, 10, 20]), step: 'listening' });
    }
    for (const from of shops) {
      const at_hours = random.between(begin_hours, shared_hours - 1);
      const usd = random.logNormal(900, 0.4);
      stage.fund(from, at_hours - random.between(1, 3), usd * 1.2);
      earned += stage.pay({ from, to: pot, at_hours, usd, step: 'sales' });
    }
    partners.forEach(({ address, share }, turn) => {
      const at_hours = shared_hours + 0.02 * turn;
      const got = stage.pay({
        from: pot,
        to: address,
        at_hours,
        usd: earned * share * 0.98,
        step: 'share',
        low_ratio: 0.999,
      });
      if (random.chance(0.35)) stage.cashOut(address, at_hours + random.between(1, 20), got * random.between(0.4, 0.9));
    });
  }
  return stage.instance('revenue_share', instance_id);
};
