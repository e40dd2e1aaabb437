/**
 * Bipartite and stacked layering: everybody of one layer pays nearly everybody of the next. Twins: subscriptions,
 * wholesale.
 */
import type { Random } from '../world/random.ts';
import { totalOf, type Link } from './chain.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

interface LayerShape {
  readonly from_hours: number;
  readonly to_hours: number;
  /** Share of the possible pairs that pay. */
  readonly density: number;
  /** Share of what it holds that each member of the first layer pays on. */
  readonly pay_ratio: number;
  readonly step: string;
}

/**
 * Each holder splits what it has among its receivers; everybody pays and gets at least once where density allows. Gives
 * each payment.
 */
function payLayer(
  stage: Stage,
  holders: ReadonlyMap<number, number>,
  receivers: readonly number[],
  shape: LayerShape,
): Link[] {
  const { random } = stage;
  const paid: Link[] = [];
  let turn = 0;
  for (const [holder, usd] of holders) {
    const mustPay = receivers[turn++ % receivers.length]!;
    const chosen = receivers.filter((receiver) => receiver === mustPay || random.chance(shape.density));
    const shares = chosen.map(() => random.logNormal(1, 0.3));
    const all = shares.reduce((sum, share) => sum + share, 0);
    chosen.forEach((to, at) => {
      const at_hours = random.between(shape.from_hours, shape.to_hours);
      const part = (usd * shape.pay_ratio * shares[at]!) / all;
      paid.push({ address: to, at_hours, usd: stage.pay({ from: holder, to, at_hours, usd: part, step: shape.step }) });
    });
  }
  return paid;
}

function holdingsOf(members: readonly number[], paid: readonly Link[]): Map<number, number> {
  return new Map(members.map((member) => [member, totalOf(paid.filter(({ address }) => address === member))]));
}

function fundLayer(stage: Stage, members: readonly number[], median_usd: number): Map<number, number> {
  const { random } = stage;
  return new Map(
    members.map((member) => [member, stage.fund(member, random.between(0, 8), random.logNormal(median_usd, 0.5))]),
  );
}

function cashOutAll(
  stage: Stage,
  random: Random,
  members: readonly number[],
  paid: readonly Link[],
  at_hours: number,
): void {
  for (const [member, usd] of holdingsOf(members, paid)) {
    if (usd > 0) stage.cashOut(member, at_hours + random.between(0.5, 8), usd);
  }
}

/** Four to six payers, four to six receivers, four of five pairs paid within a day and a half. */
export const plantBipartiteLayering: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 72, schemeAsset(random));
  const first = stage.wallets(random.integer(4, 6), 'source');
  const second = stage.wallets(random.integer(4, 6), 'destination', 0.2);
  const to_hours = random.between(14, 44);
  const shape = { from_hours: 9, to_hours, density: 0.85, pay_ratio: 0.94, step: 'layer' };
  const paid = payLayer(stage, fundLayer(stage, first, 12_000), second, shape);
  cashOutAll(stage, random, second, paid, to_hours);
  return stage.instance('bipartite_layering', instance_id);
};

/** Two such layers, the second only after the first. */
export const plantStackedLayering: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 100, schemeAsset(random));
  const [first, second, third] = [
    stage.wallets(random.integer(4, 5), 'source'),
    stage.wallets(random.integer(4, 5), 'intermediary', 0.2),
    stage.wallets(random.integer(4, 5), 'destination', 0.2),
  ];
  const firstShape = { from_hours: 9, to_hours: 24, density: 0.85, pay_ratio: 0.94, step: 'layer' };
  const paid = payLayer(stage, fundLayer(stage, first, 14_000), second, firstShape);
  const secondShape = {
    from_hours: 25,
    to_hours: random.between(36, 60),
    density: 0.85,
    pay_ratio: 0.96,
    step: 'layer',
  };
  const passed = payLayer(stage, holdingsOf(second, paid), third, secondShape);
  cashOutAll(stage, random, third, passed, secondShape.to_hours);
  return stage.instance('stacked_layering', instance_id);
};

/** Subscribers and publishers: each subscriber takes one or two of many, so the layer is thin. */
export const plantSubscriptions: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 100, schemeAsset(random));
  const subscribers = Array.from({ length: random.integer(5, 9) }, () => stage.ordinary('subscriber'));
  const publishers = stage.wallets(random.integer(5, 7), 'publisher', 0);
  const shape = { from_hours: 9, to_hours: 80, density: 0.12, pay_ratio: 0.5, step: 'subscription' };
  payLayer(stage, fundLayer(stage, subscribers, 70), publishers, shape);
  return stage.instance('subscriptions', instance_id);
};

/** Shops buy from some wholesalers, wholesalers from some farms: thin layers, and margins stay with each. */
export const plantWholesale: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 160, schemeAsset(random));
  const [shops, wholesalers, farms] = [
    stage.wallets(random.integer(5, 7), 'shop', 0.3),
    stage.wallets(random.integer(4, 6), 'wholesaler', 0),
    stage.wallets(random.integer(5, 7), 'farm', 0.3),
  ];
  const first = { from_hours: 9, to_hours: 50, density: 0.15, pay_ratio: 0.6, step: 'order' };
  const paid = payLayer(stage, fundLayer(stage, shops, 6_000), wholesalers, first);
  const second = { from_hours: 55, to_hours: 140, density: 0.15, pay_ratio: 0.6, step: 'order' };
  payLayer(stage, holdingsOf(wholesalers, paid), farms, second);
  return stage.instance('wholesale', instance_id);
};
