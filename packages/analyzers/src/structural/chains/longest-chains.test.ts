import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { moneyOf } from '../money.ts';
import { noticeBook } from '../notices.ts';
import { randomInput } from '../testing/random-input.ts';
import { minute, transfersOf } from '../testing/transfers-of.ts';
import { referenceLongestChain } from './chains.reference.ts';
import { FOLLOW, followGraph } from './follow-graph.ts';
import { hopUnits, rowsOfUnit } from './hop-units.ts';
import { longestChains } from './longest-chains.ts';

const WINDOW_MS = 12 * 3_600_000;

function search(input: DetectionInput, minHops: number) {
  const { value } = moneyOf(input);
  const { asset, timestamp_ms: times } = input.transfers;
  const units = hopUnits(input, value, 0);
  const isConserved = (a: number, b: number) =>
    value[a]! > 0 && value[b]! >= 0.9 * value[a]! && value[b]! <= 1.1 * value[a]!;
  const rule = {
    windowMs: WINDOW_MS,
    degreeCap: 1_000,
    judge: (a: number, b: number) => (isConserved(a, b) ? FOLLOW.CONSERVED : FOLLOW.NONE),
  };
  const book = noticeBook();
  const graph = followGraph(input, units, rule, book);
  const used = new Uint8Array(input.transfers.length);
  const limits = { minHops, maxHops: 50, minFollow: FOLLOW.CONSERVED, stepsPerStart: 1e6 };
  const chains = longestChains(units, graph, limits, used, book).map((chain) => chain.units);
  const follows = (a: number, b: number) =>
    asset[a] === asset[b] &&
    isConserved(a, b) &&
    times[b]! > times[a]! &&
    times[b]! - times[a]! <= WINDOW_MS &&
    input.transfers.to[b] !== input.transfers.from[a];
  return { chains, follows };
}

describe('longestChains', () => {
  it('takes the longest of what brute force finds, again and again, until nothing is left', () => {
    fc.assert(
      fc.property(randomInput({ addresses: 8, transfers: 26 }), (input) => {
        const { chains, follows } = search(input, 2);
        const used = new Set<number>();
        for (const chain of [...chains, []]) {
          const longest = referenceLongestChain(input, follows, (row) => !used.has(row));
          expect(chain.length).toBe(longest.length >= 2 ? longest.length : 0);
          for (const row of chain) {
            expect(used.has(row)).toBe(false);
            used.add(row);
          }
          chain.slice(1).forEach((row, hop) => {
            expect(follows(chain[hop]!, row)).toBe(true);
          });
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('hopUnits', () => {
  it('bundles what one address pays another within the quiet gap', () => {
    const input = transfersOf([
      ['a', 'b', minute(0), 10],
      ['a', 'c', minute(5), 99],
      ['a', 'b', minute(30), 20],
      ['a', 'b', minute(91), 30],
      ['a', 'b', minute(100), 40],
      ['a', 'b', minute(101), 50, 'DAI'],
    ]);
    const units = hopUnits(input, input.transfers.amount_usd, 3_600_000);
    const bundles = Array.from({ length: units.length - units.rowCount }, (_, bundle) =>
      rowsOfUnit(units, units.rowCount + bundle),
    );
    expect(bundles).toEqual([
      [0, 2],
      [3, 4],
    ]);
    expect(Array.from(units.value.slice(units.rowCount))).toEqual([30, 70]);
  });
});
