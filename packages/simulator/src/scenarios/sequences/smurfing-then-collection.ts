/** Smurfing, then the aggregator goes on collecting from strangers and sends it all on. Twin: a savings club. */
import { lastOf, totalOf } from '../chain.ts';
import { drawParts, fanIn, fanOut, forward, sum } from '../fan.ts';
import { schemeAsset, type Plan } from '../scenario.ts';
import { scatterBelowLimit } from '../smurfing.ts';
import { Stage } from '../stage.ts';

/** Seven to twelve mules, then 11 to 18 further first-time senders; 90 % and more leaves within hours of the last. */
export const plantSmurfingThenCollection: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 140, schemeAsset(random));
  const source = stage.wallet('source');
  const center = stage.wallet('aggregator', 0);
  const held = scatterBelowLimit(stage, source, 0, stage.wallets(random.integer(7, 12), 'mule', 0.2));
  const gathered = forward(stage, held, [center], [0.3, random.pick([2, 8])], [0.93, 0.985], 'gather');
  const senders = stage.wallets(random.integer(11, 18), 'sender', 0.8);
  const parts = drawParts(stage, senders.length, 1_500, 0.6);
  const begin = lastOf(gathered) + 1;
  senders.forEach((sender, at) => stage.fund(sender, random.between(0, begin), parts[at]! * random.between(1.1, 1.7)));
  const span = { from_hours: begin + 0.5, to_hours: begin + random.between(8, 30), step: 'collect', low_ratio: 0.9 };
  const collected = fanIn(stage, senders, center, parts, span);
  const usd = (totalOf(gathered) + totalOf(collected)) * random.between(0.96, 0.99);
  const collector = stage.wallet('collector', 0);
  const at_hours = lastOf(collected) + random.between(0.5, 10);
  const passed = stage.pay({ from: center, to: collector, at_hours, usd, step: 'pass_on', low_ratio: 0.98 });
  stage.cashOut(collector, at_hours + random.between(0.5, 10), passed);
  return stage.instance('smurfing_then_collection', instance_id);
};

/** Colleagues put a tenth to a fifth of their wages into a club's wallet, where it stays. */
export const plantSavingsClub: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 120, schemeAsset(random));
  const employer = stage.wallet('employer', 0);
  const members = Array.from({ length: random.integer(11, 18) }, () => stage.ordinary('member'));
  const wages = drawParts(stage, members.length, 2_400, 0.3);
  stage.fund(employer, 0, sum(wages) * 1.2);
  const paid = fanOut(stage, employer, members, wages, { from_hours: 3, to_hours: 4, step: 'wage' });
  forward(stage, paid, [stage.wallet('savings_club', 0)], [5, 100], [0.1, 0.2], 'saving');
  return stage.instance('savings_club', instance_id);
};
