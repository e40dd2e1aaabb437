/** One person with several wallets: the main one pays their fees, money moves between them, and at last comes together. */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';

const STORY_HOURS = 420;

/** Three to six wallets for trading, shopping and saving, and at the end a new one that takes over the savings. */
export const plantOwnWallets: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, STORY_HOURS, USD_COIN);
  const { services } = world.population;
  const main = stage.newborn('own_wallet');
  stage.fund(main, 0, 150, NATIVE);
  let held = stage.fund(main, 1, random.logNormal(6_000, 0.6));
  const wallets = Array.from({ length: random.integer(3, 6) }, () => ({
    address: stage.newborn('own_wallet'),
    usd: 0,
  }));
  const fuel = (to: number, at_hours: number): unknown =>
    stage.pay({ from: main, to, at_hours, usd: random.between(1, 8), step: 'gas', asset: NATIVE, low_ratio: 0.9 });
  for (const wallet of wallets) {
    const opened_hours = random.between(4, 200);
    fuel(wallet.address, opened_hours);
    const usd = held * random.between(0.1, 0.3);
    const filled = { from: main, to: wallet.address, at_hours: opened_hours + random.between(0.1, 30), step: 'own' };
    wallet.usd = stage.pay({ ...filled, usd, low_ratio: 0.9 });
    held -= wallet.usd;
    for (let act = random.integer(1, 4); act > 0; act--) {
      const at_hours = opened_hours + random.between(31, 140);
      const spent = wallet.usd * random.between(0.05, 0.25);
      const place = stage.assign(random.pick([...services.merchants, ...services.dexes]), 'service');
      wallet.usd -= stage.pay({ from: wallet.address, to: place, at_hours, usd: spent, step: 'life' });
      if (!services.dexes.includes(place)) continue;
      stage.pay({ from: place, to: wallet.address, at_hours, usd: spent * 0.99, step: 'life', asset: NATIVE });
    }
  }
  const next = stage.newborn('own_wallet');
  fuel(next, 345);
  let saved = 0;
  for (const { address, usd } of wallets.filter(() => random.chance(0.7))) {
    const at_hours = random.between(350, 400);
    fuel(address, at_hours - random.between(0.1, 1));
    saved += stage.pay({ from: address, to: next, at_hours, usd: usd * 0.98, step: 'own', low_ratio: 0.98 });
  }
  if (random.chance(0.5) && saved > 0) stage.cashOut(next, 405 + random.between(1, 10), saved * 0.5);
  return stage.instance('own_wallets', instance_id);
};
