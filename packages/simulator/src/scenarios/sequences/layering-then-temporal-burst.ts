/** Layering, then a burst of exits from where it ended. Twin: a person who moves house between wallets and shops. */
import { passAlong } from '../chain.ts';
import { drawParts, fanOut, sum } from '../fan.ts';
import { schemeAsset, type Plan } from '../scenario.ts';
import { Stage } from '../stage.ts';

/** Three to five intermediaries, then 14 to 28 exits within 35 minutes, some of them to deposit wallets. */
export const plantLayeringThenBurst: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 130, schemeAsset(random));
  const source = stage.wallet('source');
  const usd = stage.fund(source, 0, random.logNormal(40_000, 0.6));
  const burster = stage.wallet('burster', 0);
  const path = [...stage.wallets(random.integer(3, 5), 'intermediary'), burster];
  const start = { address: source, at_hours: random.between(0.5, 6), usd: usd * 0.95 };
  const end = passAlong(stage, start, { path, delay_hours: [0.1, random.pick([2, 12])], keep_ratio: [0.95, 0.995] });
  const exits = stage.wallets(random.integer(14, 28), 'exit', 0.3);
  const shares = drawParts(stage, exits.length, 1, 0.4);
  const parts = shares.map((share) => (end.usd * 0.97 * share) / sum(shares));
  const begin = end.at_hours + random.between(3, 20);
  const span = { from_hours: begin, to_hours: begin + random.between(8, 35) / 60, step: 'burst', low_ratio: 0.92 };
  fanOut(stage, burster, exits, parts, span).forEach((paid, at) => {
    if (at % 4 === 0) stage.cashOut(paid.address, paid.at_hours + random.between(1, 12), paid.usd * 0.95);
  });
  return stage.instance('layering_then_temporal_burst', instance_id);
};

/** Two own wallets in a row, then four to seven purchases over two days. */
export const plantWalletMove: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 140, schemeAsset(random));
  const owner = stage.wallet('owner', 0.5);
  const usd = stage.fund(owner, 0, random.logNormal(2_500, 0.6));
  const start = { address: owner, at_hours: random.between(2, 8), usd: usd * 0.9 };
  const path = stage.wallets(2, 'own_wallet', 0);
  const end = passAlong(stage, start, { path, delay_hours: [1, 30], keep_ratio: [0.97, 0.99] });
  const shops = random.sample(world.population.services.merchants, random.integer(4, 7));
  for (const shop of shops) stage.assign(shop, 'shop');
  const bills = drawParts(stage, shops.length, (end.usd * 0.4) / shops.length, 0.4);
  const from_hours = end.at_hours + 2;
  fanOut(stage, end.address, shops, bills, { from_hours, to_hours: from_hours + 48, step: 'purchase', low_ratio: 0.8 });
  return stage.instance('wallet_move', instance_id);
};
