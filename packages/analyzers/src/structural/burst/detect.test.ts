import type { BurstPattern } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { castOf, minute, namesOf, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { compareWithBaseline } from './baseline.ts';
import { detectBursts } from './detect.ts';
import { burstSettingsSchema } from './params.ts';

const DEFAULTS = burstSettingsSchema.parse({});
const burstsOf = (input: DetectionInput) => detectBursts(input, DEFAULTS).patterns as BurstPattern[];

/** `x` pays twelve receivers, one every three minutes, at noon of the first day. */
const noon: DrawnTransfer[] = Array.from({ length: 12 }, (_, i) => ['x', `r${i}`, minute(720 + 3 * i), 10]);
/** One transfer a day over ten days. */
const quiet: DrawnTransfer[] = Array.from({ length: 10 }, (_, day) => ['x', 'shop', minute(day * 1440 + 60), 10]);
/** Six transfers in every hour of ten days. */
const busy: DrawnTransfer[] = Array.from({ length: 1440 }, (_, i) => ['x', 'shop', minute(i * 10), 10]);

describe('detectBursts', () => {
  it('finds a burst and measures it against the other days', () => {
    const input = transfersOf([...noon, ...quiet]);
    const [burst, ...others] = burstsOf(input);
    expect(others).toEqual([]);
    expect(burst).toMatchObject({
      pattern_subtype: '',
      proof_grade: 'shape_time',
      burst_tx_rate: 12,
      occurrence_count: 1,
    });
    expect(burst!.burst_end_ms - burst!.burst_start_ms).toBe(33 * 60_000);
    // Ten transfers in the 240 − 1 hours outside.
    expect(burst!.normal_tx_rate).toBeCloseTo(10 / 239, 12);
    expect(burst!.burst_intensity).toBeCloseTo(12 / (10 / 239), 9);
    expect(castOf(input, burst!)['burst_address']).toEqual(['x']);
    expect(burst!.transfers).toHaveLength(12);
  });

  it('needs ten transfers in the hour', () => {
    expect(burstsOf(transfersOf([...noon.slice(0, 9), ...quiet]))).toEqual([]);
  });

  it('does not take a steady pace for a burst', () => {
    expect(
      burstsOf(
        transfersOf(Array.from({ length: 240 * 12 }, (_, i): DrawnTransfer => ['x', 'shop', minute(i * 5), 10])),
      ),
    ).toEqual([]);
  });

  it('finds the burst of a busy address, and only that', () => {
    const extra = Array.from({ length: 40 }, (_, i): DrawnTransfer => ['x', `r${i}`, minute(5000 + i), 10]);
    const [burst, ...others] = burstsOf(transfersOf([...busy, ...extra]));
    expect(others).toEqual([]);
    expect(burst!.transfers.length).toBeLessThan(60);
    expect(burst!.normal_tx_rate).toBeCloseTo(6, 0);
  });

  it('grades a burst of one instant as shape', () => {
    const atOnce = noon.map(([from, to, , usd]): DrawnTransfer => [from, to, minute(720), usd]);
    expect(burstsOf(transfersOf([...atOnce, ...quiet])).map(({ proof_grade }) => proof_grade)).toEqual(['shape']);
  });

  it('counts two bursts of one address and measures both against the calm', () => {
    const later = noon.map(([from, to], i): DrawnTransfer => [from, to, minute(8000 + i), 10]);
    const [burst] = burstsOf(transfersOf([...noon, ...later, ...quiet]));
    expect(burst!.occurrence_count).toBe(2);
    expect(burst!.normal_tx_rate).toBeCloseTo(10 / 238, 12);
  });

  it('leaves services alone', () => {
    expect(burstsOf(transfersOf([...noon, ...quiet], { services: ['x'] }))).toEqual([]);
  });

  it('finds a chain of hops seconds apart', () => {
    const rapid = Array.from('abcde').map((from, hop): DrawnTransfer => [
      from,
      'bcdef'[hop]!,
      minute(100 + hop / 2),
      100 - hop,
    ]);
    const input = transfersOf([...rapid, ...quiet]);
    const [chain, ...others] = burstsOf(input);
    expect(others).toEqual([]);
    expect(chain).toMatchObject({ pattern_subtype: 'chain', proof_grade: 'shape_time_value', burst_tx_rate: 5 });
    expect(namesOf(input, chain!.members).join('')).toBe('abcdef');
    const changing = rapid.map(([from, to, time], hop): DrawnTransfer => [from, to, time, hop % 2 ? 100 : 10]);
    expect(burstsOf(transfersOf(changing)).map(({ proof_grade }) => proof_grade)).toEqual(['shape_time']);
    const atOnce = rapid.map(([from, to, , usd]): DrawnTransfer => [from, to, minute(100), usd]);
    expect(burstsOf(transfersOf(atOnce)).map(({ proof_grade }) => proof_grade)).toEqual(['shape']);
  });

  it('finds no chain in hops minutes apart or through a service', () => {
    const slow = Array.from('abcde').map((from, hop): DrawnTransfer => [
      from,
      'bcdef'[hop]!,
      minute(100 + hop * 2),
      100,
    ]);
    expect(burstsOf(transfersOf(slow))).toEqual([]);
    const rapid = slow.map(([from, to], hop): DrawnTransfer => [from, to, minute(100 + hop / 2), 100]);
    expect(burstsOf(transfersOf(rapid, { services: ['c'] }))).toEqual([]);
  });

  it('describes a burst between two addresses once', () => {
    const duel = Array.from({ length: 12 }, (_, i): DrawnTransfer => ['x', 'y', minute(720 + i), 10]);
    expect(
      burstsOf(transfersOf([...duel, ...quiet.map(([, , time]): DrawnTransfer => ['p', 'q', time, 1])])).map(
        ({ occurrence_count }) => occurrence_count,
      ),
    ).toEqual([2]);
  });

  it('ignores self-transfers, a single transfer and an empty window', () => {
    expect(burstsOf(transfersOf([]))).toEqual([]);
    expect(burstsOf(transfersOf([['a', 'b', minute(0), 0]]))).toEqual([]);
    expect(burstsOf(transfersOf(noon.map(([from, , time]): DrawnTransfer => [from, from, time, 1])))).toEqual([]);
  });
});

describe('compareWithBaseline', () => {
  it('gives the rates, their ratio and the z-score by hand', () => {
    // 11 hours observed, a burst of one hour; outside it counts of 4 in one hour and 0 in nine: mean 0.4, variance (16
    // − 10 · 0.16) / 9 = 1.6.
    const outside = [0, 1, 2, 3].map((m) => m * 60_000);
    const comparison = compareWithBaseline({ start_ms: 0, hours: 11 }, outside, 3_600_000, 20, 1_800_000);
    expect(comparison.normal_tx_rate).toBeCloseTo(0.4, 12);
    expect(comparison.burst_tx_rate).toBe(20);
    expect(comparison.burst_intensity).toBeCloseTo(50, 10);
    expect(comparison.z_score).toBeCloseTo(19.6 / Math.sqrt(1.6), 10);
  });

  it('has a finite answer for an address without any other transfer', () => {
    expect(compareWithBaseline({ start_ms: 0, hours: 25 }, [], 3_600_000, 12, 0)).toEqual({
      normal_tx_rate: 0,
      burst_tx_rate: 12,
      burst_intensity: 12 * 24,
      z_score: 12 / Math.sqrt(1 / 24),
    });
  });
});
