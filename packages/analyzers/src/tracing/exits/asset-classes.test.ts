import { describe, expect, it } from 'vitest';
import { drawnTrace, type Drawn } from '../testing/drawn-trace.ts';
import { wrappingContracts } from './asset-classes.ts';

function found(transfers: readonly Drawn[]): string[] {
  const input = drawnTrace(transfers, { contracts: { WETH: 'c02a', TOKEN: 'c0de', USDX: 'c0ff' } });
  return wrappingContracts(input).map((node) => input.addresses[node] ?? '');
}

describe('wrappingContracts', () => {
  it('are those of a token W and the coin that take the coin, also where nothing has a price', () => {
    expect(
      found([
        ['alice', 'c02a', 1, 5, 'ETH', 0],
        ['c02a', 'alice', 1, 5, 'WETH', 0],
        ['alice', 'c0de', 2, 5, 'ETH', 0],
        ['c0de', 'alice', 2, 9, 'TOKEN', 0],
      ]),
    ).toEqual(['c02a']);
  });

  it('are not those of a token that only bears the name', () => {
    // Its contract never deals in the coin, or the token is worth something else.
    expect(
      found([
        ['alice', 'bob', 1, 5, 'ETH', 10_000],
        ['c02a', 'alice', 2, 5, 'WETH', 1],
      ]),
    ).toEqual([]);
    expect(
      found([
        ['alice', 'c02a', 1, 5, 'ETH', 10_000],
        ['c02a', 'alice', 1, 5, 'WETH', 1],
      ]),
    ).toEqual([]);
  });
});
