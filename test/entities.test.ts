import type { EntityQuality } from '@analytics/analyzers';
import { beforeAll, describe, expect, it } from 'vitest';
import { accountQuality, utxoQuality } from './entity-worlds.ts';

/** A wrong merge is worse than a missed one (docs/entities.md). */
const PRECISION = 0.99;

function ruleOf({ by_rule }: EntityQuality, name: string, is_hint = false) {
  return by_rule.find((one) => one.rule === name && one.is_hint === is_hint);
}

describe('entities of a simulated chain of accounts', () => {
  let found: EntityQuality;
  beforeAll(() => {
    found = accountQuality(20_000, 31, 240);
  });

  it('are of one owner, and hold what the rules can see of each', () => {
    expect(found.all.precision).toBeGreaterThanOrEqual(PRECISION);
    expect(found.all.recall).toBeGreaterThan(0.95);
    expect(found.owners.precision).toBeGreaterThanOrEqual(PRECISION);
    expect(found.owners.recall).toBeGreaterThan(0.7);
  });

  it.each(['deposit_wallet', 'own_wallet', 'shared_deposit'])('rest on links by %s that are right', (rule) => {
    const { links, right } = ruleOf(found, rule)!;
    expect(links).toBeGreaterThan(50);
    expect(right / links).toBeGreaterThanOrEqual(PRECISION);
  });

  it('leave tenants, students, couriers and the lured as hints or nothing', () => {
    expect(ruleOf(found, 'own_wallet', true)!.right).toBeLessThan(0.1 * ruleOf(found, 'own_wallet', true)!.links);
    expect(ruleOf(found, 'shared_deposit', true)).toMatchObject({ right: 0 });
  });
});

describe('entities of a simulated chain of inputs and outputs', () => {
  it('are of one owner by common inputs; the change is a hint', () => {
    const found = utxoQuality(3_000, 31);
    expect(found.all.precision).toBeGreaterThanOrEqual(PRECISION);
    const { links, right } = ruleOf(found, 'common_input')!;
    expect(links).toBeGreaterThan(500);
    expect(right / links).toBeGreaterThanOrEqual(PRECISION);
    expect(ruleOf(found, 'change_output')).toBeUndefined();
    expect(ruleOf(found, 'change_output', true)!.links).toBeGreaterThan(500);
  });
});
