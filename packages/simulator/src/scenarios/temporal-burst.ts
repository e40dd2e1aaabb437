/**
 * Burst: a quiet wallet suddenly makes many transfers within the hour. Twin: a shop whose rush hour comes every day.
 */
import { drawParts, fanIn, fanOut, sum } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** A few payments over days, then 15 to 40 within 40 minutes; every third receiver cashes out within hours. */
export const plantTemporalBurst: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, schemeAsset(random));
  const center = stage.wallet('burster', 0);
  const receivers = stage.wallets(random.integer(15, 40), 'receiver', 0.6);
  const parts = drawParts(stage, receivers.length, 700, 0.8);
  stage.fund(center, 0, 400);
  const friends = stage.wallets(2, 'contact', 1);
  for (let quiet = 0; quiet < 4; quiet++) {
    const usual = {
      from: center,
      to: random.pick(friends),
      at_hours: random.between(2, 150),
      usd: random.between(20, 80),
    };
    stage.pay({ ...usual, step: 'baseline' });
  }
  const begin = random.between(155, 190);
  stage.fund(center, begin - 0.5, sum(parts) * 1.05);
  const minutes = random.between(8, 40);
  const paid = fanOut(stage, center, receivers, parts, {
    from_hours: begin,
    to_hours: begin + minutes / 60,
    step: 'burst',
    low_ratio: 0.9,
  });
  paid.forEach(({ address, at_hours, usd }, at) => {
    if (at % 3 === 0) stage.cashOut(address, at_hours + random.between(0.3, 6), usd * 0.95);
  });
  return stage.instance('temporal_burst', instance_id);
};

/** Five to eight purchases in the same hour of each of eight days: the rush is the baseline. */
export const plantRushHour: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, schemeAsset(random));
  const shop = stage.wallet('shop', 0);
  for (let day = 0; day < 8; day++) {
    const guests = Array.from({ length: random.integer(5, 8) }, () => stage.ordinary('guest'));
    const bills = drawParts(stage, guests.length, 18, 0.4);
    const begin = day * 24 + 3;
    fanIn(stage, guests, shop, bills, {
      from_hours: begin,
      to_hours: begin + 1,
      step: 'purchase',
      low_ratio: 0.8,
      high_ratio: 1.2,
    });
  }
  return stage.instance('rush_hour', instance_id);
};
