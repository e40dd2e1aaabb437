/** Address poisoning: customers of one address get dust from another that looks like it. Twin: a supplier with two like addresses. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import type { Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** The least that a wallet can send, times a few. */
const DUST_UNITS = [0.000_001, 0.000_002, 0.000_005, 0.000_01] as const;

/**
 * Four to nine customers pay a supplier once or twice. One hand fills one or two look-alikes of it, which send dust to
 * every customer within hours; one or two of them then pay the look-alike, and the money leaves.
 */
export const plantAddressPoisoning: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, USD_COIN);
  const supplier = stage.ordinary('imitated');
  const poisoner = stage.wallet('funder', 0);
  stage.fund(poisoner, 0, 60, NATIVE);
  const look_alikes = Array.from({ length: random.integer(1, 2) }, () => stage.lookAlike(supplier, 'look_alike'));
  for (const to of look_alikes) stage.pay({ from: poisoner, to, at_hours: 3, usd: 9, step: 'gas', asset: NATIVE });
  const customers = Array.from({ length: random.integer(4, 9) }, () => stage.ordinary('victim'));
  const deceived = new Set(random.sample(customers, random.integer(1, 2)));
  for (const from of customers) {
    const bill = random.between(400, 6_000);
    const paid_hours = random.between(4, 60);
    stage.fund(from, paid_hours - random.between(0.5, 3), bill * 2.2);
    stage.pay({ from, to: supplier, at_hours: paid_hours, usd: bill, step: 'bill', low_ratio: 0.9 });
    const bait_hours = paid_hours + random.between(0.2, 5);
    for (const look_alike of look_alikes) {
      const payment = { from: look_alike, to: from, at_hours: bait_hours, step: 'bait' };
      stage.payNative(payment, random.pick(DUST_UNITS));
    }
    if (!deceived.has(from)) continue;
    const to = random.pick(look_alikes);
    const lost_hours = bait_hours + random.between(4, 70);
    const lost = stage.pay({ from, to, at_hours: lost_hours, usd: bill, step: 'lost', low_ratio: 0.9 });
    stage.cashOut(to, lost_hours + random.between(0.5, 8), lost);
  }
  return stage.instance('address_poisoning', instance_id);
};

/** Some customers pay the first address and later the second, most only one of them, and some get a part of it back. */
export const plantTwoAddresses: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, USD_COIN);
  const first = stage.ordinary('supplier');
  const second = stage.lookAlike(first, 'supplier');
  for (let customer = random.integer(2, 4); customer > 0; customer--) {
    const from = stage.ordinary('buyer');
    const at_hours = random.between(2, 60);
    const bill = random.between(300, 4_000);
    stage.fund(from, at_hours - 1, bill * 2.5);
    stage.pay({ from, to: first, at_hours, usd: bill, step: 'bill', low_ratio: 0.9 });
    const later_hours = at_hours + random.between(30, 90);
    const paid = stage.pay({ from, to: second, at_hours: later_hours, usd: bill, step: 'bill', low_ratio: 0.9 });
    if (customer % 2 === 0)
      stage.pay({ from: second, to: from, at_hours: later_hours + 20, usd: paid * 0.2, step: 'refund' });
  }
  for (const address of [first, second]) {
    for (let customer = random.integer(8, 12); customer > 0; customer--) {
      const payment = { at_hours: random.between(2, 190), usd: random.between(300, 4_000), low_ratio: 0.9 };
      stage.pay({ from: stage.ordinary('buyer'), to: address, step: 'bill', ...payment });
    }
    for (let purchase = random.integer(4, 7); purchase > 0; purchase--) {
      const to = random.pick(world.population.services.merchants);
      stage.pay({
        from: address,
        to,
        at_hours: random.between(60, 195),
        usd: random.between(50, 900),
        step: 'purchase',
      });
    }
  }
  return stage.instance('two_addresses', instance_id);
};
