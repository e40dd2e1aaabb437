import { describe, expect, it } from 'vitest';
import { DETECTORS } from '../detectors.ts';
import { structuralSettingsSchema } from '../settings.ts';
import { minute, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { isSlowPattern, twoLooks } from './two-looks.ts';

const hour = (hours: number): string => minute(60 * hours);

/** s pays four mules a day apart, who hand it to t: `gap_hours` between one mule's turn and the next. */
function scatterGather(gap_hours: number): DrawnTransfer[] {
  return ['m1', 'm2', 'm3', 'm4'].flatMap((mule, at): DrawnTransfer[] => [
    ['s', mule, hour(at * gap_hours), 20_000 + 1_000 * at],
    [mule, 't', hour(at * gap_hours + 5), 19_500 + 1_000 * at],
  ]);
}

function networksOf(drawn: readonly DrawnTransfer[], slow_look = {}) {
  const { patterns } = DETECTORS.network(transfersOf(drawn), structuralSettingsSchema.parse({ slow_look }));
  return patterns.map((pattern) => ({
    subtype: pattern.pattern_subtype,
    size: pattern.members.length,
    is_slow: isSlowPattern(pattern),
    has_slow_method: pattern.detection_method.endsWith('_slow'),
    confidence_score: pattern.confidence_score,
  }));
}

describe('twoLooks', () => {
  it('finds over a week what days do not hold', () => {
    expect(networksOf(scatterGather(40))).toMatchObject([
      { subtype: 'scatter_gather', size: 6, is_slow: true, has_slow_method: true },
    ]);
    expect(networksOf(scatterGather(40), { window_hours: 0 })).toEqual([]);
  });

  it('does not repeat what the first look holds', () => {
    expect(networksOf(scatterGather(10))).toMatchObject([
      { subtype: 'scatter_gather', size: 6, is_slow: false, has_slow_method: false },
    ]);
  });

  it('trusts a slow pattern a fifth less, within the band of its grade', () => {
    const [quick] = networksOf(scatterGather(10));
    const [slow] = networksOf(scatterGather(40));
    expect(slow!.confidence_score - 0.7).toBeCloseTo(0.8 * (quick!.confidence_score - 0.7), 5);
  });

  it('looks once where the settings of both looks are the same', () => {
    const { network, slow_look } = structuralSettingsSchema.parse({ network: { window_hours: 168 } });
    let looks = 0;
    const detect = () => ({ patterns: [], notices: [], looks: ++looks });
    twoLooks(detect, transfersOf(scatterGather(10)), network, { ...network }, slow_look);
    expect(looks).toBe(1);
  });

  it('says what the second look left out, and repeats nothing', () => {
    const drawn = scatterGather(40);
    const { notices } = DETECTORS.network(transfersOf(drawn), structuralSettingsSchema.parse({}));
    expect(new Set(notices.map(({ message }) => message)).size).toBe(notices.length);
  });
});
