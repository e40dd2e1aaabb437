import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enteredUsd } from './entered-usd.ts';

/** Transfers [from, to, usd] in order of time. */
function entered(...drawn: readonly (readonly [string, string, number])[]): number {
  const names = [...new Set(drawn.flatMap(([from, to]) => [from, to]))];
  const transfers = {
    from: Uint32Array.from(drawn, ([from]) => names.indexOf(from)),
    to: Uint32Array.from(drawn, ([, to]) => names.indexOf(to)),
  };
  return Number(enteredUsd(transfers, drawn.keys(), (row) => BigInt(drawn[row]![2])));
}

describe('enteredUsd', () => {
  it('counts the first hop of a chain, and what a hop adds of its own', () => {
    expect(entered(['s', 'a', 100], ['a', 'b', 98], ['b', 'c', 95])).toBe(100);
    expect(entered(['s', 'a', 100], ['a', 'b', 130])).toBe(130);
  });

  it('counts what sets out on a cycle, once a round', () => {
    expect(entered(['a', 'b', 100], ['b', 'c', 99], ['c', 'a', 98])).toBe(100);
    // The second round is paid with what came back.
    expect(entered(['a', 'b', 100], ['b', 'a', 99], ['a', 'b', 99], ['b', 'a', 98])).toBe(100);
  });

  it('counts what a fan was paid, or what its middle paid out where nobody paid it', () => {
    expect(entered(['a', 'hub', 40], ['b', 'hub', 60], ['hub', 'exit', 99])).toBe(100);
    expect(entered(['hub', 'a', 40], ['hub', 'b', 60])).toBe(100);
    expect(entered(['funder', 'hub', 90], ['hub', 'a', 40], ['hub', 'b', 60])).toBe(100);
  });

  it('counts what the source of a scatter-gather split, not what its mules pass on', () => {
    expect(entered(['s', 'm1', 50], ['s', 'm2', 50], ['m1', 'agg', 49], ['m2', 'agg', 49], ['agg', 'exit', 98])).toBe(
      100,
    );
  });

  it('counts money that is sent before it could have come from the scheme', () => {
    expect(entered(['a', 'b', 100], ['s', 'a', 100])).toBe(200);
  });

  it('is never below the largest transfer, nor above their sum', () => {
    const transfer = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(1000));
    fc.assert(
      fc.property(fc.array(transfer, { minLength: 1, maxLength: 20 }), (drawn) => {
        const amounts = drawn.map(([, , usd]) => usd);
        expect(entered(...drawn)).toBeGreaterThanOrEqual(Math.max(...amounts));
        expect(entered(...drawn)).toBeLessThanOrEqual(amounts.reduce((sum, usd) => sum + usd, 0));
      }),
    );
  });
});
