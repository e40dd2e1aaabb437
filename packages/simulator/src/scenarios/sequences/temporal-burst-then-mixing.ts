/** A burst of transfers to helpers, all of which end in a mixer. Twin: sale day at a known shop. */
import { passAlong } from '../chain.ts';
import { drawParts, fanOut, sum } from '../fan.ts';
import { riskWallet } from '../exposure.ts';
import { schemeAsset, type Plan } from '../scenario.ts';
import { Stage } from '../stage.ts';

/** Fourteen to 26 transfers within 35 minutes to new wallets, each of which pays the mixer within a day. */
export const plantBurstThenMixing: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 70, schemeAsset(random));
  const burster = stage.wallet('burster', 0);
  const helpers = stage.wallets(random.integer(14, 26), 'intermediary', 0);
  const mixer = stage.assign(riskWallet(world, random, 'mixer'), 'risk_source');
  const parts = drawParts(stage, helpers.length, 1_400, 0.4);
  stage.fund(burster, 0, sum(parts) * 1.05);
  const begin = random.between(1, 20);
  const span = { from_hours: begin, to_hours: begin + random.between(8, 35) / 60, step: 'burst', low_ratio: 0.92 };
  for (const held of fanOut(stage, burster, helpers, parts, span)) {
    const start = { ...held, at_hours: Math.max(held.at_hours, begin + 0.6) };
    passAlong(stage, start, { path: [mixer], delay_hours: [0.2, 24], keep_ratio: [0.94, 0.99] });
  }
  return stage.instance('temporal_burst_then_mixing', instance_id);
};

/** Guests pay a labelled shop within an hour of each of two sale days; most of the takings stay. */
export const plantSaleDay: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 60, schemeAsset(random));
  const shop = stage.newborn('shop');
  world.labels.push({
    address: shop,
    label: 'Shop',
    address_type: 'merchant',
    address_subtype: '',
    trust_level: 'verified',
    risk_level: 'low',
    confidence_score: 0.9,
  });
  let takings = 0;
  for (const opening of [1, 25]) {
    for (const guest of Array.from({ length: random.integer(12, 20) }, () => stage.ordinary('guest'))) {
      const at_hours = opening + random.float();
      takings += stage.pay({
        from: guest,
        to: shop,
        at_hours,
        usd: random.logNormal(60, 0.8),
        step: 'purchase',
        low_ratio: 0.8,
      });
    }
  }
  stage.cashOut(shop, 50, takings * 0.4);
  return stage.instance('sale_day', instance_id);
};
