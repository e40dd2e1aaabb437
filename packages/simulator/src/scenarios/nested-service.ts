/**
 * Nested service: an unknown business takes customers' money to one exchange and pays them back from it. Twin: a shop
 * that settles there.
 */
import { drawParts, fanIn } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/**
 * Twenty-two to forty customers; 85 % to 93 % of what leaves goes to the exchange within 18 hours, the rest back to
 * customers.
 */
export const plantNestedService: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 220, schemeAsset(random));
  const hub = stage.wallet('nested_service', 0);
  const { hot } = stage.exchange();
  stage.assign(hot, 'service');
  const customers = Array.from({ length: random.integer(22, 40) }, () => stage.ordinary('customer'));
  const parts = drawParts(stage, customers.length, 700, 0.7);
  let arrived = 0;
  customers.forEach((customer, at) => {
    stage.fund(customer, random.between(0, 5), parts[at]! * random.between(1.1, 1.8));
    const at_hours = 6 + (at * 150) / customers.length;
    const got = stage.pay({ from: customer, to: hub, at_hours, usd: parts[at]!, step: 'deposit', low_ratio: 0.9 });
    arrived += got;
    const onward = { from: hub, to: hot, at_hours: at_hours + random.between(0.3, 18) };
    stage.pay({ ...onward, usd: got * 0.97, step: 'onward', low_ratio: 0.95 });
  });
  const payouts = random.sample(customers, random.integer(6, 10));
  const part = (arrived * random.between(0.07, 0.14)) / payouts.length;
  stage.pay({
    from: hot,
    to: hub,
    at_hours: 175,
    usd: part * payouts.length * 1.02,
    step: 'return',
    low_ratio: 1,
    high_ratio: 1.1,
  });
  for (const to of payouts) {
    stage.pay({ from: hub, to, at_hours: random.between(178, 210), usd: part, step: 'payout', low_ratio: 0.9 });
  }
  return stage.instance('nested_service', instance_id);
};

/** A labelled shop brings half of its takings to an exchange once; customers get goods, not money. */
export const plantShopSettlement: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, schemeAsset(random));
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
  const customers = Array.from({ length: random.integer(20, 36) }, () => stage.ordinary('customer'));
  const bills = drawParts(stage, customers.length, 50, 0.8);
  fanIn(stage, customers, shop, bills, {
    from_hours: 2,
    to_hours: 150,
    step: 'purchase',
    low_ratio: 0.8,
    high_ratio: 1.2,
  });
  stage.cashOut(shop, random.between(160, 190), bills.reduce((sum, bill) => sum + bill, 0) * 0.5);
  return stage.instance('shop_settlement', instance_id);
};
