/**
 * Sybils: one funder fills many new wallets, which all do the same and are swept. Twin: a firm that opens wallets for
 * its people.
 */
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/**
 * Twelve to thirty new wallets, funded within the hour (directly or each by the one before), doing one thing, swept to
 * one collector.
 */
export const plantSybilNetwork: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 100, schemeAsset(random));
  const funder = stage.wallet('funder', 0.1);
  const collector = stage.newborn('collector');
  const sybils = Array.from({ length: random.integer(12, 30) }, () => stage.newborn('sybil'));
  const usd = random.logNormal(150, 0.4);
  const isChain = random.chance(0.3);
  stage.fund(funder, 0, usd * sybils.length * 1.1);
  const target = stage.assign(random.pick(world.population.services.dexes), 'target');
  const act_ratio = random.between(0.3, 0.5);
  const begin = random.between(6, 40);
  const all = sybils.length;
  sybils.forEach((sybil, at) => {
    const from = isChain && at > 0 ? sybils[at - 1]! : funder;
    const sum = isChain ? usd * (all - at) : usd;
    const low_ratio = isChain ? 0.995 : 0.98;
    stage.pay({ from, to: sybil, at_hours: 1 + (at * 2) / all, usd: sum, step: 'fund', low_ratio });
    stage.pay({ from: sybil, to: target, at_hours: begin + random.between(0, 2), usd: usd * act_ratio, step: 'act' });
    const rest = usd * (0.93 - act_ratio);
    stage.pay({
      from: sybil,
      to: collector,
      at_hours: begin + random.between(3, 30),
      usd: rest,
      step: 'sweep_up',
      low_ratio: 0.95,
    });
  });
  stage.cashOut(collector, begin + 31, usd * (0.9 - act_ratio) * all * 0.95);
  return stage.instance('sybil_network', instance_id);
};

/** A firm funds new wallets alike; what people do with them differs in kind, place, amount and time. */
export const plantOnboarding: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, schemeAsset(random));
  const firm = stage.wallet('firm', 0);
  const people = Array.from({ length: random.integer(12, 25) }, () => stage.newborn('employee'));
  const usd = random.logNormal(150, 0.3);
  stage.fund(firm, 0, usd * people.length * 1.2);
  const { merchants, dexes, bridges } = world.population.services;
  people.forEach((person, at) => {
    stage.pay({ from: firm, to: person, at_hours: 1 + (at * 2) / people.length, usd, step: 'grant' });
    const place = stage.assign(random.pick([...merchants, ...dexes, ...bridges]), 'service');
    const spent = usd * random.between(0.05, 0.8);
    stage.pay({
      from: person,
      to: place,
      at_hours: random.between(8, 190),
      usd: spent,
      step: 'purchase',
      low_ratio: 0.7,
    });
  });
  return stage.instance('onboarding', instance_id);
};
