/** Affiliate split: ransoms are shared at once between two who never deal otherwise. Twin: payouts of a marketplace. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import type { Plan } from './scenario.ts';
import { paySplit } from './splits.ts';
import { Stage } from './stage.ts';

/** Seven to twelve pay once, each to a wallet of its own, which splits it at once; each of the two cashes out for itself. */
export const plantAffiliateSplit: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 320, random.pick([NATIVE, USD_COIN]));
  const taker = stage.wallet('affiliate', 0);
  const partner = stage.wallet('operator', 0);
  const share = random.pick([0.15, 0.2, 0.25, 0.3]);
  for (let ransom = random.integer(7, 12); ransom > 0; ransom--) {
    const from = stage.ordinary('victim');
    const through = stage.newborn('splitter');
    const at_hours = random.between(6, 260);
    const usd = random.between(1_500, 18_000);
    stage.fund(from, at_hours - random.between(1, 5), usd * 1.1);
    const parts = paySplit(stage, share, { from, through, taker, partner, at_hours, usd, asset: stage.asset });
    [taker, partner].forEach((node, at) => {
      stage.cashOut(node, at_hours + random.between(1, 40), parts[at]! * random.between(0.9, 0.97));
    });
  }
  return stage.instance('affiliate_split', instance_id);
};

/** Twelve to eighteen sellers, customers who come back, and a commission on every sale. */
export const plantMarketplacePayouts: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 300, USD_COIN);
  const through = stage.wallet('market', 0);
  const partner = stage.wallet('market', 0);
  const sellers = stage.wallets(random.integer(12, 18), 'seller', 0.5);
  const buyers = Array.from({ length: 14 }, () => stage.ordinary('buyer'));
  for (const taker of sellers) {
    for (let sale = random.integer(4, 6); sale > 0; sale--) {
      const from = random.pick(buyers);
      const at_hours = random.between(2, 290);
      paySplit(stage, 0.08, { from, through, taker, partner, at_hours, usd: random.between(20, 400), asset: USD_COIN });
    }
  }
  return stage.instance('marketplace_payouts', instance_id);
};
