/**
 * Collection: strangers pay one wallet, which sends on nearly all of it. Twin: a fundraiser that keeps what it raised.
 */
import { lastOf, totalOf } from './chain.ts';
import { drawParts, fanIn } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Twelve to forty first-time senders within two days; 85 % to 98 % leaves within a day after. */
export const plantCollection: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const center = stage.wallet('collector', 0.1);
  const senders = stage.wallets(random.integer(14, 40), 'sender', 0.8);
  const parts = drawParts(stage, senders.length, 900, 0.7);
  senders.forEach((sender, at) => stage.fund(sender, random.between(0, 5), parts[at]! * random.between(1.1, 2)));
  const paid = fanIn(stage, senders, center, parts, {
    from_hours: 6,
    to_hours: random.between(12, 50),
    step: 'gather',
    low_ratio: 0.9,
  });
  stage.cashOut(center, lastOf(paid) + random.between(0.5, 20), totalOf(paid) * random.between(0.95, 0.99));
  return stage.instance('collection', instance_id);
};

/** Many give, a tenth to a third is spent, the rest stays. */
export const plantFundraiser: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 120, schemeAsset(random));
  const center = stage.wallet('fundraiser', 0);
  const donors = Array.from({ length: random.integer(14, 40) }, () => stage.ordinary('donor'));
  const gifts = drawParts(stage, donors.length, 60, 0.9);
  donors.forEach((donor, at) => stage.fund(donor, random.between(0, 5), gifts[at]! * random.between(1.5, 6)));
  const paid = fanIn(stage, donors, center, gifts, {
    from_hours: 6,
    to_hours: 60,
    step: 'gift',
    low_ratio: 0.8,
    high_ratio: 1.2,
  });
  stage.cashOut(center, lastOf(paid) + random.between(2, 40), totalOf(paid) * random.between(0.1, 0.33));
  return stage.instance('fundraiser', instance_id);
};
