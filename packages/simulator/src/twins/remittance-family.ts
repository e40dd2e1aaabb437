/** A family that lives on what one or two of it earn abroad. */
import { EUR_COIN, USD_COIN } from '../world/assets.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { WEEK_HOURS, rounds, windowHours } from './twin-time.ts';

/**
 * Every one or two weeks a part of the wages goes home, to a parent who keeps the household's share and passes the rest
 * on to relatives within days; they spend it in shops and at an exchange.
 */
export const plantRemittanceFamily: Plan = (world, random, instance_id) => {
  const hours = windowHours(world);
  const stage = new Stage(world, random, hours, random.pick([USD_COIN, USD_COIN, EUR_COIN]));
  const workers = stage.wallets(random.integer(1, 2), 'worker', 0.3);
  const parent = stage.wallet('parent', 0.5);
  const relatives = stage.wallets(random.integer(2, 5), 'relative', 0.6);
  const period_hours = random.pick([1, 2]) * WEEK_HOURS;
  const wage_usd = random.logNormal(620, 0.3) * (period_hours / WEEK_HOURS);
  for (const payday_hours of rounds(random.between(2, 60), period_hours, hours - 110)) {
    let sent = 0;
    for (const worker of workers) {
      const wage = stage.fund(worker, payday_hours + random.between(0, 6), wage_usd);
      const at_hours = payday_hours + random.between(7, 30);
      sent += stage.pay({
        from: worker,
        to: parent,
        at_hours,
        usd: wage * random.between(0.4, 0.6),
        step: 'remittance',
      });
    }
    for (const relative of relatives.filter(() => random.chance(0.75))) {
      const at_hours = payday_hours + random.between(32, 80);
      const usd = (sent / (relatives.length + 1)) * random.between(0.6, 0.95);
      const got = stage.pay({ from: parent, to: relative, at_hours, usd, step: 'support' });
      const spent_hours = at_hours + random.between(2, 20);
      if (random.chance(0.3)) stage.cashOut(relative, spent_hours, got * 0.8);
      else {
        const shop = stage.assign(random.pick(world.population.services.merchants), 'service');
        stage.pay({
          from: relative,
          to: shop,
          at_hours: spent_hours,
          usd: got * random.between(0.3, 0.8),
          step: 'shopping',
        });
      }
    }
    stage.cashOut(parent, payday_hours + random.between(82, 100), (sent / (relatives.length + 1)) * 0.8);
  }
  return stage.instance('remittance_family', instance_id);
};
