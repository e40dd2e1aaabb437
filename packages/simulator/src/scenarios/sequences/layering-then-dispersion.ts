/** Layering, then dispersion from where it ended. Twin: a treasury that pays wages through its operating wallet. */
import { passAlong } from '../chain.ts';
import { drawParts, fanOut, sum } from '../fan.ts';
import { schemeAsset, type Plan } from '../scenario.ts';
import { Stage } from '../stage.ts';

/** Three to five intermediaries, then 14 to 28 first-time receivers, of whom every third cashes out. */
export const plantLayeringThenDispersion: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 150, schemeAsset(random));
  const source = stage.wallet('source');
  const usd = stage.fund(source, 0, random.logNormal(45_000, 0.6));
  const path = [...stage.wallets(random.integer(3, 5), 'intermediary'), stage.wallet('disperser', 0)];
  const start = { address: source, at_hours: random.between(0.5, 6), usd: usd * 0.95 };
  const end = passAlong(stage, start, { path, delay_hours: [0.1, random.pick([2, 12])], keep_ratio: [0.95, 0.995] });
  const receivers = stage.wallets(random.integer(14, 28), 'receiver', 0.5);
  const shares = drawParts(stage, receivers.length, 1, 0.4);
  const parts = shares.map((share) => (end.usd * 0.97 * share) / sum(shares));
  const begin = end.at_hours + random.between(0.5, 6);
  const span = { from_hours: begin, to_hours: begin + random.between(3, 40), step: 'scatter', low_ratio: 0.92 };
  fanOut(stage, end.address, receivers, parts, span).forEach((paid, at) => {
    if (at % 3 === 0) stage.cashOut(paid.address, paid.at_hours + random.between(1, 12), paid.usd * 0.95);
  });
  return stage.instance('layering_then_dispersion', instance_id);
};

/** Two stops only, half of the money stays at each, and the same people are paid again a week later. */
export const plantTreasuryPayroll: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 260, schemeAsset(random));
  const treasury = stage.wallet('treasury', 0);
  const payroll = stage.wallet('payroll', 0);
  const staff = Array.from({ length: random.integer(12, 20) }, () => stage.ordinary('employee'));
  const wages = drawParts(stage, staff.length, 900, 0.3);
  stage.fund(treasury, 0, sum(wages) * 6);
  for (const week_hours of [4, 172]) {
    const target = { address: treasury, at_hours: week_hours, usd: sum(wages) * 2.4 };
    const end = passAlong(stage, target, { path: [payroll], delay_hours: [1, 10], keep_ratio: [0.95, 0.99] });
    const payday = end.at_hours + random.between(4, 20);
    fanOut(stage, payroll, staff, wages, { from_hours: payday, to_hours: payday + 1, step: 'wage', low_ratio: 0.99 });
  }
  return stage.instance('treasury_payroll', instance_id);
};
