/**
 * Round tripping: money returns to where it began, through wallets that only pass it on. Twin: a firm's treasury
 * rotation.
 */
import { passAlong } from './chain.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Three to eight hops within 72 h; each wallet passes on 97 % to 99.9 %, so that at least 80 % comes home. */
export const plantRoundTrip: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 96, schemeAsset(random));
  const hops = random.integer(3, 8);
  const origin = stage.wallet('origin');
  const usd = stage.fund(origin, 0, random.logNormal(12_000, 1.1));
  const path = Array.from({ length: hops - 1 }, () => stage.wallet('intermediary'));
  const start = { address: origin, at_hours: random.between(0.5, 12), usd: usd * random.between(0.85, 0.98) };
  const slowest = random.pick([0.4, 3, 8]);
  const end = passAlong(stage, start, {
    path: [...path, origin],
    delay_hours: [0.02, slowest],
    keep_ratio: [0.98, 0.999],
  });
  stage.cashOut(origin, end.at_hours + random.between(1, 10), end.usd);
  return stage.instance('round_tripping', instance_id);
};

/**
 * A firm moves reserves between its own wallets; a third to a half comes back days later: no value-conserving cycle.
 */
export const plantTreasuryRotation: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 240, schemeAsset(random));
  const treasury = stage.wallet('treasury', 0);
  const usd = stage.fund(treasury, 0, random.logNormal(40_000, 0.7));
  const path = Array.from({ length: random.integer(2, 4) }, () => stage.wallet('own_wallet', 0));
  const start = { address: treasury, at_hours: random.between(2, 20), usd: usd * 0.9 };
  passAlong(stage, start, { path: [...path, treasury], delay_hours: [8, 40], keep_ratio: [0.5, 0.72] });
  return stage.instance('treasury_rotation', instance_id);
};
