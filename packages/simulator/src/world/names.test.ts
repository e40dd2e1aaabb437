import { describe, expect, it } from 'vitest';
import { addressName, transactionName } from './names.ts';

const numbers = Array.from({ length: 20_000 }, (_, number) => number);

describe('addressName', () => {
  it('differs for different numbers, has one shape, and carries no order', () => {
    const names = numbers.map((number) => addressName(7, number));
    const ascents = names.filter((name, at) => at > 0 && names[at - 1]! < name).length;
    expect(new Set(names).size).toBe(numbers.length);
    expect(names.every((name) => name.length === 48)).toBe(true);
    expect(Math.abs(ascents / numbers.length - 0.5)).toBeLessThan(0.02);
  });
});

describe('transactionName', () => {
  it('differs for different numbers and seeds', () => {
    expect(new Set(numbers.map((number) => transactionName(7, number))).size).toBe(numbers.length);
    expect(transactionName(7, 1)).not.toBe(transactionName(8, 1));
    expect(transactionName(7, 1)).toMatch(/^0x[0-9a-f]{64}$/u);
  });
});
