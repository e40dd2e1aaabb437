/** Unregistered service: everything that an exchange has but a name. Twin: the same with one. */
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/**
 * Customers pay deposit wallets of their own, these are swept to a hot wallet, which pays others out and keeps stock in
 * a cold one.
 */
function runExchange(world: World, random: Random, is_known: boolean): Stage {
  const stage = new Stage(world, random, 320, schemeAsset(random));
  const [hot, cold] = [stage.newborn('hot_wallet'), stage.newborn('cold_wallet')];
  if (is_known) {
    const label = { label: 'Small exchange', address_type: 'exchange', address_subtype: '' };
    const trust = { trust_level: 'verified', risk_level: 'low', confidence_score: 0.9 } as const;
    for (const address of [hot, cold]) world.labels.push({ address, ...label, ...trust });
  }
  const customers = Array.from({ length: random.integer(22, 34) }, () => stage.ordinary('customer'));
  let stock = 0;
  customers.forEach((customer, at) => {
    const wallet = stage.newborn('deposit_wallet');
    const at_hours = 8 + (at * 240) / customers.length;
    const usd = stage.fund(customer, random.between(0, 7), random.logNormal(900, 1)) * random.between(0.5, 0.9);
    const paid = stage.pay({ from: customer, to: wallet, at_hours, usd, step: 'deposit', low_ratio: 0.9 });
    const swept_hours = at_hours + random.between(0.3, 10);
    stock += stage.pay({ from: wallet, to: hot, at_hours: swept_hours, usd: paid, step: 'sweep_in', low_ratio: 0.999 });
  });
  stage.pay({ from: hot, to: cold, at_hours: 262, usd: stock * 0.4, step: 'to_cold' });
  stage.pay({ from: cold, to: hot, at_hours: 280, usd: stock * 0.15, step: 'from_cold' });
  const withdrawals = random.integer(18, 28);
  for (let withdrawal = 0; withdrawal < withdrawals; withdrawal++) {
    const to = withdrawal % 2 === 0 ? random.pick(customers) : stage.wallet('customer', 0.7);
    const usd = ((stock * 0.6) / withdrawals) * random.between(0.5, 1.3);
    stage.pay({
      from: hot,
      to,
      at_hours: 60 + ((withdrawal + random.float()) * 240) / withdrawals,
      usd,
      step: 'withdrawal',
      low_ratio: 0.9,
    });
  }
  return stage;
}

export const plantUnregisteredService: Plan = (world, random, instance_id) =>
  runExchange(world, random, false).instance('unregistered_service', instance_id);

export const plantRegisteredExchange: Plan = (world, random, instance_id) =>
  runExchange(world, random, true).instance('registered_exchange', instance_id);
