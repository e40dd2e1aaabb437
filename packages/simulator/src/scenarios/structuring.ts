/** Structuring: payments kept just below a reporting limit. Twin: a trader whose bills lie around the same figure. */
import { EUR_COIN, USD_COIN } from '../world/assets.ts';
import type { Plan } from './scenario.ts';
import { Stage } from './stage.ts';

/** The limits that people stay below: travel rule, US currency report, and the EU one, in the coin that shows it. */
const LIMITS = [
  { value: 1_000, asset: USD_COIN },
  { value: 3_000, asset: USD_COIN },
  { value: 10_000, asset: USD_COIN },
  { value: 10_000, asset: USD_COIN },
  { value: 15_000, asset: EUR_COIN },
] as const;

/**
 * Limits of a payment as ratios to what was meant, with which a meant 0.9 of the limit stays inside [0.82, 0.98] of it.
 */
export const BAND = { low_ratio: 0.92, high_ratio: 1.08 } as const;

/** Seven to fifteen payments of 0.84 to 0.98 of the limit to one to three receivers over one to six days. */
export const plantStructuring: Plan = (world, random, instance_id) => {
  const { value, asset } = random.pick(LIMITS);
  const stage = new Stage(world, random, 150, asset);
  const sender = stage.wallet('structurer', 0);
  const receivers = stage.wallets(random.integer(1, 3), 'receiver');
  const count = random.integer(7, 15);
  const hours = random.between(20, 140);
  const usd_per_unit = stage.pricePerUnit();
  stage.fund(sender, 0, value * usd_per_unit * count * 0.93);
  for (let part = 0; part < count; part++) {
    const at_hours = 1 + ((hours - 2) * (part + random.float())) / count;
    const usd = value * usd_per_unit * random.between(0.89, 0.91);
    stage.pay({ from: sender, to: receivers[part % receivers.length]!, at_hours, usd, step: 'structured', ...BAND });
  }
  stage.cashOut(receivers[0]!, hours + 3, value * usd_per_unit * Math.ceil(count / receivers.length) * 0.85);
  return stage.instance('structuring', instance_id);
};

/** Bills of 0.55 to 1.5 of a limit: as many above as below it. */
export const plantWorkshopBills: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, 200, USD_COIN);
  const value = random.pick([1_000, 3_000, 10_000]);
  const payer = stage.wallet('workshop', 0);
  const suppliers = stage.wallets(random.integer(2, 4), 'supplier', 0.5);
  const count = random.integer(8, 14);
  stage.fund(payer, 0, value * count * 1.2);
  for (let bill = 0; bill < count; bill++) {
    // By turns below and above, so that chance does not make a structurer of an honest payer.
    const usd = value * (bill % 2 === 0 ? random.between(0.55, 0.97) : random.between(1.02, 1.5));
    stage.pay({
      from: payer,
      to: random.pick(suppliers),
      at_hours: 4 + bill * 13,
      usd,
      step: 'bill',
      low_ratio: 0.995,
      high_ratio: 1.005,
    });
  }
  return stage.instance('workshop_bills', instance_id);
};
