import type { AddressRole } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { roleQuality, sumOfRoles, type KnownRole } from './role-quality.ts';

const plays = (address: string, role: AddressRole, is_main = true): KnownRole => ({ address, role, is_main });
const known = [
  plays('hot', 'exchange'),
  plays('deposit', 'exchange', false),
  plays('shop', 'merchant'),
  plays('stall', 'merchant'),
  plays('kiosk', 'merchant'),
];
const counts = new Map([
  ['hot', 900],
  ['deposit', 12],
  ['shop', 40],
  ['stall', 9],
  ['kiosk', 10],
]);
const given = [
  { address: 'hot', role: 'exchange' as const },
  { address: 'deposit', role: 'exchange' as const },
  { address: 'shop', role: 'merchant' as const },
  { address: 'person', role: 'merchant' as const },
  { address: 'person', role: 'payroll' as const },
];

describe('roleQuality', () => {
  it('counts a deposit wallet as right and never as missed, and asks nothing of who has nine transfers', () => {
    expect(roleQuality(known, given, counts, 10)).toEqual([
      { role: 'exchange', given: 2, right: 2, known: 1, found: 1, quiet: 0, precision: 1, recall: 1 },
      { role: 'merchant', given: 2, right: 1, known: 2, found: 1, quiet: 1, precision: 0.5, recall: 0.5 },
    ]);
  });

  it('has no precision where none was given a role, and no recall where all are quiet', () => {
    expect(roleQuality([plays('stall', 'merchant')], [], counts, 10)).toMatchObject([
      { precision: null, recall: null },
    ]);
  });
});

describe('sumOfRoles', () => {
  it('adds up what several networks show', () => {
    const one = roleQuality(known, given, counts, 10);
    const other = roleQuality([plays('kiosk', 'merchant')], [], counts, 10);
    expect(sumOfRoles([one, other])).toMatchObject([
      { role: 'exchange', given: 2 },
      { role: 'merchant', given: 2, right: 1, known: 3, found: 1, quiet: 1, precision: 0.5, recall: 1 / 3 },
    ]);
  });
});
