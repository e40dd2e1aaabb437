/** A token moves to a new contract: holders hand in the old one and get the new one for it at once. */
import type { Plan } from '../scenarios/scenario.ts';
import { Stage } from '../scenarios/stage.ts';

const OLD_TOKEN = 4;
const NEW_TOKEN = 3;
const MIGRATION_HOURS = 320;

/** Sixty to a hundred and twenty holders, most of them in the first days; what is left goes back, the old one is burnt. */
export const plantTokenMigration: Plan = (world, random, instance_id) => {
  const stage = new Stage(world, random, MIGRATION_HOURS + 10, OLD_TOKEN);
  const issuer = stage.newborn('issuer');
  const contract = stage.newborn('migration_contract');
  const burnt = stage.newborn('burn');
  const holders = Array.from({ length: random.integer(60, 120) }, () => ({
    address: stage.ordinary('holder'),
    at_hours: Math.min(MIGRATION_HOURS, 6 + random.exponential(60)),
    old: Math.max(1, Math.round(stage.nativeOf(random.logNormal(350, 1.1), 0))),
  }));
  const total = holders.reduce((sum, { old }) => sum + old, 0);
  const rate = stage.nativeOf(1, 0, NEW_TOKEN) / stage.nativeOf(1, 0, OLD_TOKEN);
  const roundRate = Number(rate.toPrecision(1));
  const stock = total * roundRate * 1.3;
  stage.fund(issuer, 0, stock / stage.nativeOf(1, 0, NEW_TOKEN), NEW_TOKEN);
  stage.payNative({ from: issuer, to: contract, at_hours: 4, step: 'stock', asset: NEW_TOKEN }, stock);
  for (const { address, at_hours, old } of holders) {
    stage.payNative({ from: address, to: contract, at_hours, step: 'old_token' }, old);
    stage.payNative({ from: contract, to: address, at_hours, step: 'new_token', asset: NEW_TOKEN }, old * roundRate);
  }
  const end_hours = MIGRATION_HOURS + random.between(2, 8);
  stage.payNative({ from: contract, to: burnt, at_hours: end_hours, step: 'burn' }, total);
  const rest = stock - total * roundRate;
  stage.payNative({ from: contract, to: issuer, at_hours: end_hours, step: 'rest', asset: NEW_TOKEN }, rest);
  return stage.instance('token_migration', instance_id);
};
