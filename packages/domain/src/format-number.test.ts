import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCompact, formatNumber, formatPercent, formatSignificant, groupedDigits } from './format-number.ts';

describe('formatNumber', () => {
  it.each([
    [0, {}, '0'],
    [1234567.8912, {}, '1,234,567.891'],
    [-1234.5, {}, '-1,234.5'],
    [999.9996, {}, '1,000'],
    [1.005, { max: 2 }, '1.01'],
    [2.5, { max: 0 }, '3'],
    [-2.5, { max: 0 }, '-3'],
    [0.5, { max: 0 }, '1'],
    [0.04, { max: 1 }, '0'],
    [-0.04, { max: 1 }, '0'],
    [5, { min: 2 }, '5.00'],
    [1e21, {}, '1,000,000,000,000,000,000,000'],
    [1e-7, { max: 10 }, '0.0000001'],
    [Number.NaN, {}, 'NaN'],
  ])('%d with %j is %s', (value, digits, text) => {
    expect(formatNumber(value, digits)).toBe(text);
  });

  it('writes what Intl writes of finite numbers', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 }), (number, min, more) => {
        const max = min + more;
        const wanted = number.toLocaleString('en-US', { minimumFractionDigits: min, maximumFractionDigits: max });
        // Ours has no minus before a zero.
        expect(formatNumber(number, { min, max })).toBe(/[1-9]/u.test(wanted) ? wanted : wanted.replace('-', ''));
      }),
    );
  });
});

describe('formatCompact', () => {
  it.each([
    [0, '0'],
    [99.96, '100'],
    [100, '100'],
    [999.94, '999.9'],
    [999.96, '1K'],
    [111_857, '111.9K'],
    [999_960, '1M'],
    [-1_500_000, '-1.5M'],
    [2e9, '2B'],
    [1.234e15, '1,234T'],
  ])('%d is %s', (value, text) => {
    expect(formatCompact(value, { max: 1 })).toBe(text);
  });

  it('with significant digits leaves out places, not thousands', () => {
    const ticks = [0.1, 12_345, 123_456, 0.001234, 999_600].map((value) => formatCompact(value, { significant: 3 }));
    expect(ticks).toEqual(['0.1', '12.3K', '123K', '0.00123', '1M']);
  });
});

describe('formatPercent, formatSignificant, groupedDigits', () => {
  it('write a share, a measure and an exact amount', () => {
    expect([formatPercent(0.125), formatPercent(0.07), formatPercent(1), formatPercent(0.00049)]).toEqual([
      '12.5%',
      '7%',
      '100%',
      '0%',
    ]);
    expect([0, 12.3456, 123456, 0.000012345].map((value) => formatSignificant(value, 4))).toEqual([
      '0',
      '12.35',
      '123,456',
      '0.00001235',
    ]);
    expect(groupedDigits('-390683.351237993484')).toBe('-390,683.351237993484');
    expect(groupedDigits('no number')).toBe('no number');
  });
});
