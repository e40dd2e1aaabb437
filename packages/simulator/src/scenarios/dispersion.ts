/**
 * Dispersion: one wallet pays many that it never met and never meets again. Twin: an airdrop by a known distributor.
 */
import { drawParts, fanOut, sum } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Fourteen to forty first-time receivers within two days; every third cashes out. */
export const plantDispersion: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const center = stage.wallet('disperser', 0.1);
  const receivers = stage.wallets(random.integer(14, 40), 'receiver', 0.5);
  const parts = drawParts(stage, receivers.length, 1_800, 0.6);
  stage.fund(center, 0, sum(parts) * 1.05);
  const paid = fanOut(stage, center, receivers, parts, {
    from_hours: 1,
    to_hours: random.between(3, 48),
    step: 'scatter',
    low_ratio: 0.9,
  });
  paid.forEach(({ address, at_hours, usd }, at) => {
    if (at % 3 === 0) stage.cashOut(address, at_hours + random.between(1, 20), usd * 0.95);
  });
  return stage.instance('dispersion', instance_id);
};

/** The shape is the same; the giver is a labelled token distributor and every amount is equal. */
export const plantAirdrop: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 60, random.pick([3, 4]));
  const distributor = stage.newborn('distributor');
  world.labels.push({
    address: distributor,
    label: 'Token distributor',
    address_type: 'token_distributor',
    address_subtype: '',
    trust_level: 'verified',
    risk_level: 'low',
    confidence_score: 0.9,
  });
  const receivers = Array.from({ length: random.integer(20, 50) }, () => stage.ordinary('receiver'));
  const equal = Math.max(1, Math.round(stage.nativeOf(random.logNormal(25, 0.5), 0)));
  for (const to of receivers)
    stage.payNative({ from: distributor, to, at_hours: random.between(0.1, 2), step: 'airdrop' }, equal);
  return stage.instance('airdrop', instance_id);
};
