/** Ponzi scheme: early investors are paid with what later ones bring, until it leaves. Twin: a savings circle. */
import { USD_COIN } from '../world/assets.ts';
import { schemeAsset, type Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** Hours between two payouts to an investor, and of what was paid in the part that each brings. */
const PERIOD_HOURS = 44;
const INTEREST = 0.32;
const COLLAPSE_HOURS = 420;

/**
 * Twenty-four to forty investors, ever more of them; each gets a third of what he paid every second day while there is
 * enough, until the operator leaves with the rest.
 */
export const plantPonziScheme: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, COLLAPSE_HOURS + 40, schemeAsset(random));
  const operator = stage.wallet('operator', 0);
  const count = random.integer(24, 40);
  const acts: { at_hours: number; investor: number; paid: number; isPayout: boolean }[] = [];
  for (let nth = 0; nth < count; nth++) {
    const investor = stage.ordinary('victim');
    const at_hours = 6 + 390 * Math.sqrt((nth + random.between(0.1, 0.9)) / count);
    const paid = random.logNormal(900, 0.5);
    acts.push({ at_hours, investor, paid, isPayout: false });
    for (let due = at_hours + PERIOD_HOURS; due < COLLAPSE_HOURS; due += PERIOD_HOURS) {
      acts.push({ at_hours: due + random.between(-1, 1), investor, paid, isPayout: true });
    }
  }
  let held = 0;
  for (const { at_hours, investor, paid, isPayout } of acts.sort((a, b) => a.at_hours - b.at_hours)) {
    if (!isPayout) {
      stage.fund(investor, at_hours - random.between(0.5, 4), paid * 1.2);
      held += stage.pay({ from: investor, to: operator, at_hours, usd: paid, step: 'investment', low_ratio: 0.9 });
    } else if (held > INTEREST * paid) {
      held -= stage.pay({
        from: operator,
        to: investor,
        at_hours,
        usd: INTEREST * paid,
        step: 'payout',
        low_ratio: 0.95,
      });
    }
  }
  const exit = stage.wallet('exit', 0);
  const left = stage.pay({ from: operator, to: exit, at_hours: COLLAPSE_HOURS + 3, usd: held * 0.96, step: 'leaving' });
  stage.cashOut(exit, COLLAPSE_HOURS + 15, left * 0.95);
  return stage.instance('ponzi_scheme', instance_id);
};

/** Every member pays the same each round, and each round another one gets the pot. */
export const plantSavingsCircle: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 480, USD_COIN);
  const purse = stage.wallet('purse', 0);
  const members = Array.from({ length: random.integer(16, 20) }, () => stage.ordinary('member'));
  const part = random.pick([50, 75, 100]);
  for (let round = 0; round < 9; round++) {
    const begin_hours = 50 * round;
    for (const from of members) {
      stage.payNative({ from, to: purse, at_hours: begin_hours + random.between(1, 20), step: 'part' }, part);
    }
    const winner = { from: purse, to: members[round]!, at_hours: begin_hours + random.between(22, 30), step: 'pot' };
    stage.payNative(winner, part * members.length);
  }
  return stage.instance('savings_circle', instance_id);
};
