/** A desk that deals in large sums with a few clients: one asset in, another out, within hours. */
import { EUR_COIN, NATIVE, USD_COIN } from '../world/assets.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';
import { DAY_HOURS, rounds, windowHours } from './twin-time.ts';

const WORKING_DAY_SHARE = 0.75;

/** Nine to fourteen clients come back for one to four deals a working day; the desk evens its stock out at an exchange. */
export const plantOtcDesk: Plan = (world, random, instance_id) => {
  const hours = windowHours(world);
  const stage = new Stage(world, random, hours, USD_COIN);
  const desk = stage.newborn('desk');
  const clients = stage.wallets(random.integer(9, 14), 'client', 0.4);
  const deal_usd = random.logNormal(28_000, 0.4);
  const stock = new Map<number, number>();
  const add = (asset: number, usd: number): unknown => stock.set(asset, (stock.get(asset) ?? 0) + usd);
  const buy = (asset: number, at_hours: number, usd: number): unknown =>
    add(asset, stage.fund(desk, at_hours, usd, asset));
  buy(USD_COIN, 0, deal_usd * 5);
  buy(NATIVE, 0.5, deal_usd * 5);
  rounds(4, DAY_HOURS, hours - 20).forEach((begin_hours) => {
    if (!random.chance(WORKING_DAY_SHARE)) return;
    let at_hours = begin_hours;
    for (let deal = random.integer(1, 4); deal > 0; deal--) {
      const client = random.pick(clients);
      const given = random.pick([USD_COIN, USD_COIN, NATIVE, EUR_COIN]);
      const wanted = given === NATIVE ? USD_COIN : NATIVE;
      at_hours += random.between(0.6, 2.5);
      const usd = deal_usd * random.logNormal(1, 0.6);
      stage.fund(client, at_hours - random.between(0.1, 0.5), usd * 1.05, given);
      const paid = stage.pay({ from: client, to: desk, at_hours, usd, step: 'deal', asset: given });
      add(given, paid);
      const due = paid * 0.996;
      at_hours += random.between(0.1, 1);
      if ((stock.get(wanted) ?? 0) < due) buy(wanted, at_hours - 0.05, due + deal_usd);
      const settlement = { from: desk, to: client, at_hours, usd: due, asset: wanted, step: 'deal' };
      add(wanted, -stage.pay({ ...settlement, low_ratio: 0.995 }));
      if (random.chance(0.4)) stage.cashOut(client, at_hours + random.between(0.5, 3), paid * 0.9, wanted);
    }
    for (const [asset, held] of stock) {
      if (held < 8 * deal_usd) continue;
      stage.cashOut(desk, at_hours + random.between(0.5, 2), held / 2, asset);
      add(asset, -held / 2);
    }
  });
  return stage.instance('otc_desk', instance_id);
};
