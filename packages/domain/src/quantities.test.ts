import { describe, expect, it } from 'vitest';
import {
  counted,
  duration,
  during,
  enteredWords,
  grouped,
  lasting,
  moment,
  ofAll,
  partOf,
  percent,
  shortAddress,
  typologyWords,
  usd,
  utcMinute,
} from './quantities.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe('grouped', () => {
  it('separates thousands, rounds, and writes no minus before nothing', () => {
    expect([0, 999, 1234567, -4321, -0.2].map((value) => grouped(value))).toEqual([
      '0',
      '999',
      '1,234,567',
      '-4,321',
      '0',
    ]);
    expect([1234.5, 999.995].map((value) => grouped(value, 2))).toEqual(['1,234.50', '1,000.00']);
  });
});

describe('counted', () => {
  it('says one thing and many things', () => {
    expect([counted(1, 'alert'), counted(0, 'alert'), counted(1234, 'address', 'addresses')]).toEqual([
      '1 alert',
      '0 alerts',
      '1,234 addresses',
    ]);
  });
});

describe('usd and percent', () => {
  it('keep cents and tenths of what is small', () => {
    expect([usd(79_010.4), usd(9.5), usd(0)]).toEqual(['$79,010', '$9.50', '$0.00']);
    expect(usd(56.49999999999999)).toBe('$57');
    expect([partOf(1), partOf(0.996), partOf(0.98), ofAll(1), ofAll(0.98)]).toEqual([
      'all',
      'all',
      '98 %',
      'all',
      '98 % of all',
    ]);
    expect([percent(0.987), percent(1), percent(0.0249), percent(0.05)]).toEqual(['99 %', '100 %', '2.5 %', '5 %']);
  });
});

describe('enteredWords', () => {
  it.each([
    ['1234', '5000', '$1,234 entered'],
    ['0', '5000', '$5,000 turnover'],
    ['0', '0', 'no value in USD'],
  ])('of %s in a turnover of %s', (entered_usd, volume_usd, words) => {
    expect(enteredWords({ entered_usd, volume_usd })).toBe(words);
  });
});

describe('lasting', () => {
  it('is in words of the unit that fits', () => {
    expect([0, 1000, 89_000, 2 * hour, 30 * hour, 4.2 * day].map(lasting)).toEqual([
      'less than a second',
      '1 second',
      '89 seconds',
      '2 hours',
      '30 hours',
      '4.2 days',
    ]);
  });
});

describe('duration', () => {
  it('is short, in the unit that fits', () => {
    expect([400, 12_000, 89_000, 19 * minute, 200_000, 5.2 * hour, 74.4 * hour].map((span) => duration(span))).toEqual([
      '0.4 s',
      '12 s',
      '89 s',
      '19 min',
      '3 min 20 s',
      '5.2 h',
      '3.1 d',
    ]);
  });
});

describe('during', () => {
  it('is a moment, or a span from its first', () => {
    const begin = Date.UTC(2025, 5, 18, 15, 24);
    expect(during(begin, begin)).toBe('on 18 June 2025 15:24 UTC');
    expect(during(begin, begin + 3 * hour)).toBe('within 3 hours from 18 June 2025 15:24 UTC');
  });
});

describe('moment and utcMinute', () => {
  it('are to the minute', () => {
    expect(moment(Date.UTC(2025, 5, 18, 15, 24, 59))).toBe('18 June 2025 15:24 UTC');
    expect(utcMinute(Date.UTC(2025, 5, 18, 15, 24, 59))).toBe('2025-06-18 15:24 UTC');
  });
});

describe('shortAddress', () => {
  it('leaves out the middle of what is longer than sixteen', () => {
    expect(shortAddress('5kE6254oQQQQQQQQQQQQ9Qx9')).toBe('5kE6254o…9Qx9');
    expect(shortAddress('0123456789abcdef')).toBe('0123456789abcdef');
    expect(shortAddress('1234567😀QQQQQQQQ😀xyz')).toBe('1234567😀…😀xyz');
  });
});

describe('typologyWords', () => {
  it('reads an id aloud, sequences and exposures too', () => {
    expect(['peel_chain', 'exposure_sanctions', 'layering_then_exposure_mixer'].map(typologyWords)).toEqual([
      'peel chain',
      'exposure to sanctions',
      'layering, then exposure to mixer',
    ]);
  });
});
