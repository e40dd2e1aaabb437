/**
 * Scatter-gather: one pays several, all pay one other. Twin: a project pays its team, who stake a part with one
 * validator.
 */
import { lastOf, totalOf } from './chain.ts';
import { drawParts, fanOut, forward, sum } from './fan.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Three to ten middles that forward at least nine tenths within two days; parts above any limit, so not smurfing. */
export const plantScatterGather: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const source = stage.wallet('source');
  const middles = stage.wallets(random.integer(3, 10), 'intermediary', 0.25);
  const parts = drawParts(stage, middles.length, 22_000, 0.35, 12_000);
  stage.fund(source, 0, sum(parts) * 1.03);
  const held = fanOut(stage, source, middles, parts, {
    from_hours: 0.5,
    to_hours: random.between(2, 14),
    step: 'scatter',
    low_ratio: 0.95,
  });
  const destination = stage.wallet('destination', 0.2);
  const gathered = forward(stage, held, [destination], [0.2, random.pick([3, 12, 36])], [0.92, 0.99], 'gather');
  stage.cashOut(destination, lastOf(gathered) + random.between(0.5, 8), totalOf(gathered));
  return stage.instance('scatter_gather', instance_id);
};

/** Vesting: each of the team stakes a fifth to a half of what it got with the same validator, a known service. */
export const plantVesting: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 90, schemeAsset(random));
  const project = stage.wallet('project', 0);
  const team = stage.wallets(random.integer(4, 9), 'team_member', 0.5);
  const grants = drawParts(stage, team.length, 14_000, 0.3);
  stage.fund(project, 0, sum(grants) * 1.2);
  const held = fanOut(stage, project, team, grants, { from_hours: 1, to_hours: 2, step: 'grant' });
  const validator = stage.assign(random.pick(world.population.services.validators), 'service');
  forward(stage, held, [validator], [2, 60], [0.2, 0.5], 'stake');
  return stage.instance('vesting', instance_id);
};
