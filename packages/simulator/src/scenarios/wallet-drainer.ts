/** Wallet drainer: strangers are emptied, a fixed share goes to who rents out the kit. Twin: a charity drive on a platform. */
import { EUR_COIN, NATIVE, USD_COIN } from '../world/assets.ts';
import { sum } from './fan.ts';
import type { Plan } from './scenario.ts';
import { paySplit } from './splits.ts';
import { Stage } from './stage.ts';

/**
 * Twelve to twenty-eight wallets that an exchange filled lose all of one or two assets, directly or through the kit's
 * contract; then one or two who ran the pages and the one who rents out the kit bring it together and cash it out.
 */
export const plantWalletDrainer: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 220, USD_COIN);
  const operator = stage.wallet('operator', 0);
  const affiliates = Array.from({ length: random.integer(1, 2) }, () => stage.wallet('affiliate', 0));
  const through = random.chance(0.4) ? stage.newborn('splitter') : undefined;
  const share = random.pick([0.15, 0.2, 0.25, 0.3]);
  const taken = new Map<string, number>();
  const add = (to: number, asset: number, usd: number): unknown =>
    taken.set(`${to}/${asset}`, (taken.get(`${to}/${asset}`) ?? 0) + usd);
  for (let victim = random.integer(12, 28); victim > 0; victim--) {
    const from = stage.newborn('victim');
    const taker = random.pick(affiliates);
    const held = random.sample([USD_COIN, NATIVE, EUR_COIN], random.chance(0.3) ? 2 : 1);
    const at_hours = random.between(30, 130);
    held.forEach((asset, nth) => {
      const usd = stage.fund(from, random.between(0, 25), random.logNormal(700, 0.8), asset);
      const when = { at_hours: at_hours + 0.05 * nth, asset };
      const payment = { from, taker, partner: operator, usd, ...when };
      const [kept, shared] = paySplit(stage, share, through === undefined ? payment : { ...payment, through });
      add(taker, asset, kept);
      add(operator, asset, shared);
    });
  }
  const exits = new Map([...affiliates, operator].map((node) => [node, stage.wallet('exit', 0)]));
  for (const [key, usd] of taken) {
    const [from, asset] = key.split('/').map(Number) as [number, number];
    const to = exits.get(from)!;
    const at_hours = random.between(136, 180);
    const moved = stage.pay({ from, to, at_hours, usd: usd * random.between(0.9, 0.97), step: 'consolidation', asset });
    stage.cashOut(to, at_hours + random.between(2, 30), moved * 0.95, asset);
  }
  return stage.instance('wallet_drainer', instance_id);
};

/** The platform keeps its commission of each gift and passes the rest on; the charity spends it on a dozen projects. */
export const plantCharityDrive: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 300, USD_COIN);
  const charity = stage.wallet('charity', 0);
  const through = stage.newborn('platform');
  const partner = stage.wallet('platform', 0);
  const gifts = Array.from({ length: random.integer(15, 30) }, () => random.pick([25, 50, 100, 150, 250]));
  for (const usd of gifts) {
    const from = stage.ordinary('donor');
    const payment = { from, through, taker: charity, partner, at_hours: random.between(2, 160), usd, asset: USD_COIN };
    paySplit(stage, 0.05, payment);
  }
  const projects = stage.wallets(random.integer(9, 13), 'project', 0.5);
  for (const to of projects) {
    const usd = (0.9 * sum(gifts)) / projects.length;
    stage.pay({ from: charity, to, at_hours: random.between(170, 290), usd, step: 'grant', low_ratio: 0.9 });
  }
  return stage.instance('charity_drive', instance_id);
};
