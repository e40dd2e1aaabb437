import { describe, expect, it } from 'vitest';
import { areHiding } from './suppressions.ts';

const rule = (address: string, typology_type = '') => ({ address, typology_type });

describe('areHiding', () => {
  it.each([
    ['a rule of the typology, whoever is suspected', [rule('', 'layering')], true],
    ['a rule of another typology', [rule('', 'mixing')], false],
    ['a rule for one of two suspects', [rule('a')], false],
    ['a rule for each of two suspects', [rule('a'), rule('b', 'layering')], true],
    ['rules of which one is about another typology', [rule('a'), rule('b', 'mixing')], false],
    ['rules for two others', [rule('c'), rule('d')], false],
    ['no rule', [], false],
  ])('of a layering by a and b: %s', (_, rules, hidden) => {
    expect(areHiding(rules, 'layering', ['a', 'b'])).toBe(hidden);
  });
});
