import { parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { simulate, type SimulatedWorld } from '../simulate.ts';

const world = (theft_count: number): SimulatedWorld =>
  simulate({
    transfers: 1000,
    seed: 3,
    days: 30,
    network: parseNetworkName('t'),
    end_date: parseProcessingDate('2025-06-30'),
    theft_count,
  });

describe('plantThefts', () => {
  const robbed = world(6);
  const { thefts, transfers } = robbed;

  it('accounts for all that was stolen, at labelled exits or held', () => {
    const labelled = new Set(robbed.labels.map(({ address }) => address));
    expect(thefts).toHaveLength(6);
    for (const { stolen_usd, held_usd, exits, rows } of thefts) {
      const left = exits.reduce((sum, exit) => sum + exit.stolen_usd, 0);
      expect((left + held_usd) / stolen_usd).toBeCloseTo(1, 9);
      expect(rows.length).toBeGreaterThan(0);
      for (const { address, hops } of exits) {
        expect(labelled.has(address)).toBe(true);
        expect(hops).toBeGreaterThan(0);
      }
    }
  });

  it('names rows that are the theft itself', () => {
    for (const { victim, thief, rows } of thefts) {
      expect(rows.map((row) => [transfers.from[row], transfers.to[row]])).toEqual(rows.map(() => [victim, thief]));
    }
  });

  it('swaps in one transaction with several payers', () => {
    const payers = new Map<number, Set<number>>();
    for (let row = 0; row < transfers.length; row++) {
      const one = payers.get(transfers.transaction[row]!) ?? new Set();
      payers.set(transfers.transaction[row]!, one.add(transfers.from[row]!));
    }
    expect(Math.max(...Array.from(payers.values(), (one) => one.size))).toBe(3);
  });

  it('leaves a world without thefts as it was', () => {
    const calm = world(0);
    expect(calm.thefts).toEqual([]);
    expect(calm.assets.map(({ asset_symbol }) => asset_symbol)).not.toContain('WSIM');
    expect(robbed.assets.at(-1)?.asset_symbol).toBe('WSIM');
    expect(robbed.transfers.length).toBeGreaterThan(calm.transfers.length);
  });
});
