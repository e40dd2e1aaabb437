import { describe, expect, it } from 'vitest';
import { chosenSlice } from './chosen-slice.ts';

const [newest, older, short] = [
  { processing_date: '2025-06-30', window_days: 30 },
  { processing_date: '2025-06-29', window_days: 30 },
  { processing_date: '2025-06-29', window_days: 7 },
];
const choose = (query: string, slices = [newest, older, short]) => chosenSlice(slices, new URLSearchParams(query));

describe('chosenSlice', () => {
  it('is the newest of those that the URL asks for', () => {
    expect(choose('')).toEqual({ slice: newest, unpublished: undefined });
    expect(choose('date=&days=')).toEqual({ slice: newest, unpublished: undefined });
    expect(choose('date=2025-06-29').slice).toBe(older);
    expect(choose('date=2025-06-29&days=7').slice).toBe(short);
  });

  it('tells what is not published, and takes the newest', () => {
    expect(choose('date=2024-01-01')).toEqual({ slice: newest, unpublished: { date: '2024-01-01', days: null } });
    expect(choose('date=garbage&days=x')).toEqual({ slice: newest, unpublished: { date: 'garbage', days: 'x' } });
  });

  it('has nothing to tell where nothing is published', () => {
    expect(choose('date=2024-01-01', [])).toEqual({ slice: undefined, unpublished: undefined });
  });
});
