import type { MotifPattern } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { castOf, minute, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { detectMotifs } from './detect.ts';
import { motifSettingsSchema } from './params.ts';
import { percentileOf } from './percentile.ts';

const DEFAULTS = motifSettingsSchema.parse({});
const fansOf = (input: DetectionInput) => detectMotifs(input, DEFAULTS).patterns as MotifPattern[];
const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => `${prefix}${String(i).padStart(3, '0')}`);

/** `count` senders pay `center`, one an hour, each a different sum. */
const fanIn = (center: string, count: number, from = 0): DrawnTransfer[] =>
  names(`${center}-in`, count).map((sender, i) => [sender, center, minute(from + 60 * i), 10 + i * i]);
const fanOut = (center: string, count: number): DrawnTransfer[] =>
  fanIn(center, count).map(([from, to, time, usd]) => [to, from, time, usd]);
/** 200 addresses in 100 pairs, so that percentiles can be estimated. */
const crowd: DrawnTransfer[] = names('p', 100).map((name, i) => [`${name}x`, `${name}y`, minute(i), 5]);

describe('detectMotifs', () => {
  it('finds a fan-in with all its senders', () => {
    const input = transfersOf([...fanIn('hub', 12), ...crowd]);
    const [fan, ...others] = fansOf(input);
    expect(others).toEqual([]);
    expect(fan).toMatchObject({
      pattern_type: 'motif_fanin',
      participant_count: 12,
      proof_grade: 'shape_time',
      occurrence_count: 1,
    });
    expect(castOf(input, fan!)).toEqual({ center: ['hub'], sender: names('hub-in', 12) });
    expect(fan!.transfers).toHaveLength(12);
  });

  it('finds a fan-out', () => {
    expect(fansOf(transfersOf([...fanOut('hub', 12), ...crowd])).map(({ pattern_type }) => pattern_type)).toEqual([
      'motif_fanout',
    ]);
  });

  it('needs ten counterparties', () => {
    expect(fansOf(transfersOf([...fanIn('hub', 9), ...crowd]))).toEqual([]);
  });

  it('needs them within the window', () => {
    const slow = fanIn('hub', 12).map(([from, to, , usd], i): DrawnTransfer => [from, to, minute(i * 600), usd]);
    expect(fansOf(transfersOf([...slow, ...crowd]))).toEqual([]);
  });

  it('needs to stand out from the network', () => {
    const everybody = names('hub', 10).flatMap((center) => fanIn(center, 12));
    expect(fansOf(transfersOf([...everybody, ...crowd]))).toEqual([]);
    expect(
      fansOf(transfersOf([...everybody, ...fanIn('top', 13), ...crowd])).map(
        ({ participant_count }) => participant_count,
      ),
    ).toEqual([13]);
  });

  it('says when there are too few addresses for a percentile', () => {
    const { patterns, notices } = detectMotifs(transfersOf(fanIn('hub', 12)), DEFAULTS);
    expect(patterns).toHaveLength(1);
    expect(notices.map(({ code, count }) => [code, count])).toEqual([
      ['PERCENTILE_NOT_ESTIMABLE', 13],
      ['PERCENTILE_NOT_ESTIMABLE', 13],
    ]);
  });

  it('passes over regulars, unless they pay equal sums', () => {
    const before = fanIn('hub', 12, -30 * 24 * 60);
    expect(
      fansOf(
        transfersOf([...before.map(([a, b, t]): DrawnTransfer => [b, a, t, 1]), ...fanIn('hub', 12), ...crowd]),
      ).filter(({ pattern_type }) => pattern_type === 'motif_fanin'),
    ).toEqual([]);
    const equal = fanIn('hub', 12).map(([a, b, t]): DrawnTransfer => [a, b, t, 100]);
    const fans = fansOf(transfersOf([...before.map(([a, b, t]): DrawnTransfer => [b, a, t, 1]), ...equal, ...crowd]));
    expect(
      fans.filter(({ pattern_type }) => pattern_type === 'motif_fanin').map(({ proof_grade }) => proof_grade),
    ).toEqual(['shape']);
  });

  it('grades a fan of one instant as shape', () => {
    const atOnce = fanIn('hub', 12).map(([a, b, , usd]): DrawnTransfer => [a, b, minute(0), usd]);
    expect(fansOf(transfersOf([...atOnce, ...crowd])).map(({ proof_grade }) => proof_grade)).toEqual(['shape']);
  });

  it('never centres on a service', () => {
    expect(fansOf(transfersOf([...fanIn('hub', 12), ...crowd], { services: ['hub'] }))).toEqual([]);
  });

  it('counts a second fan of the same centre', () => {
    const again = names('hub-late', 11).map((sender, i): DrawnTransfer => [
      sender,
      'hub',
      minute(20_000 + i),
      10 + i * i,
    ]);
    expect(
      fansOf(transfersOf([...fanIn('hub', 12), ...again, ...crowd])).map(({ occurrence_count }) => occurrence_count),
    ).toEqual([2]);
  });

  it('ignores self-transfers, repeats, zero amounts of regulars, a single transfer and an empty window', () => {
    expect(fansOf(transfersOf([]))).toEqual([]);
    expect(fansOf(transfersOf([['a', 'b', minute(0), 1]]))).toEqual([]);
    const repeats = fanIn('hub', 12).map(([, , time]): DrawnTransfer => ['a', 'hub', time, 0]);
    expect(fansOf(transfersOf([...repeats, ['hub', 'hub', minute(1), 5], ...crowd]))).toEqual([]);
  });
});

describe('percentileOf', () => {
  it('interpolates between order statistics', () => {
    expect(percentileOf(Uint32Array.of(4, 1, 3, 2), 0.5)).toBe(2.5);
    expect(
      percentileOf(
        Uint32Array.from({ length: 101 }, (_, i) => i),
        0.99,
      ),
    ).toBe(99);
    expect(percentileOf(new Uint32Array(0), 0.99)).toBe(0);
  });
});
