/** A payment processor: takes what customers pay at many shops, and settles with each shop the day after. */
import { USD_COIN } from '../world/assets.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { DAY_HOURS, rounds, windowHours } from './twin-time.ts';

const COMMISSION_RATIO = 0.015;
/** Hours of the day in which people buy. */
const OPEN_HOURS = 15;
/** Days between two visits of a shop to its bank. */
const BANK_DAYS = 7;

/** Sixteen to thirty shops, some of them larger than others, ten to thirty purchases a day. */
export const plantPaymentProcessor: Plan = (world, random, instance_id) => {
  const hours = windowHours(world);
  const stage = new Stage(world, random, hours, USD_COIN);
  const processor = stage.newborn('payment_processor');
  const shops = Array.from({ length: random.integer(16, 30) }, () => ({
    address: stage.wallet('shop', 0),
    bank_day: random.integer(0, BANK_DAYS - 1),
    price_usd: random.logNormal(45, 0.8),
    till_usd: 0,
  }));
  const customers = Array.from({ length: random.integer(80, 160) }, () => stage.ordinary('customer'));
  const purchases = random.integer(10, 30);
  let commission_usd = 0;
  rounds(2, DAY_HOURS, hours - DAY_HOURS - 4).forEach((begin_hours, day) => {
    const takings = new Map<(typeof shops)[number], number>();
    for (let purchase = Math.round(purchases * random.between(0.6, 1.4)); purchase > 0; purchase--) {
      const shop = shops[Math.floor(shops.length * random.float() ** 1.5)]!;
      const usd = shop.price_usd * random.logNormal(1, 0.7);
      const at_hours = begin_hours + random.between(0, OPEN_HOURS);
      const paid = stage.pay({ from: random.pick(customers), to: processor, at_hours, usd, step: 'purchase' });
      takings.set(shop, (takings.get(shop) ?? 0) + paid);
    }
    for (const [shop, usd] of takings) {
      const at_hours = begin_hours + OPEN_HOURS + random.between(1, 6);
      const due = usd * (1 - COMMISSION_RATIO);
      const settlement = { from: processor, to: shop.address, at_hours, usd: due, step: 'settlement' };
      shop.till_usd += stage.pay({ ...settlement, low_ratio: 0.999 });
      commission_usd += usd - due;
    }
    for (const shop of shops) {
      if (day % BANK_DAYS !== shop.bank_day || shop.till_usd < 100) continue;
      stage.cashOut(shop.address, begin_hours + OPEN_HOURS + 7, shop.till_usd * 0.7);
      shop.till_usd *= 0.3;
    }
  });
  stage.cashOut(processor, hours - 4, commission_usd);
  return stage.instance('payment_processor', instance_id);
};
