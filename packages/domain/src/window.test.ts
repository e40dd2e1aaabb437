import { describe, expect, it } from 'vitest';
import { datesBetween, parseProcessingDate, parseWindowDays, windowOf } from './window.ts';

const invalid = (code: string): Error => expect.objectContaining({ code }) as Error;

describe('parseProcessingDate', () => {
  it.each(['2025-11-20', '2024-02-29', '1970-01-01', '2149-06-06'])('takes %s', (date) => {
    expect(parseProcessingDate(date)).toBe(date);
  });

  it.each(['2025-02-30', '2023-02-29', '2025-1-1', '20.11.2025', '2025-11-20T00:00', '1969-12-31', '2149-06-07', ''])(
    'refuses %j',
    (date) => {
      expect(() => parseProcessingDate(date)).toThrow(invalid('INVALID_DATE'));
    },
  );
});

describe('parseWindowDays', () => {
  it.each([
    ['1', 1],
    ['3660', 3660],
    [300, 300],
  ] as const)('takes %j', (text, days) => {
    expect(parseWindowDays(text)).toBe(days);
  });

  it.each(['0', '10000', '3661', '-1', '1.5', '1e2', '', 0, 2.5, Number.NaN])('refuses %j', (value) => {
    expect(() => parseWindowDays(value)).toThrow(invalid('INVALID_WINDOW'));
  });
});

describe('windowOf', () => {
  it('ends at 00:00 UTC of the date, which it leaves out', () => {
    const window = windowOf(parseProcessingDate('2025-01-31'), 30);
    expect(window.end_ms).toBe(Date.UTC(2025, 0, 31));
    expect(window.start_ms).toBe(Date.UTC(2025, 0, 1));
  });

  it('does not begin before 1970', () => {
    expect(windowOf(parseProcessingDate('1970-01-03'), 30).start_ms).toBe(0);
  });
});

describe('datesBetween', () => {
  it('includes both ends, over a month and a leap day', () => {
    const dates = datesBetween(parseProcessingDate('2024-02-28'), parseProcessingDate('2024-03-01'));
    expect(dates).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  it('refuses a range that runs backward', () => {
    expect(() => datesBetween(parseProcessingDate('2025-02-02'), parseProcessingDate('2025-02-01'))).toThrow(
      invalid('INVALID_DATE'),
    );
  });
});
