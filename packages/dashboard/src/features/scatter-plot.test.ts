import { describe, expect, it } from 'vitest';
import { rangesOf } from './scatter-plot.ts';

describe('rangesOf', () => {
  it('keeps the bounds that are numbers', () => {
    expect(rangesOf(new URLSearchParams('x_min=20&x_max=&y_min=0&y_max=many'))).toEqual({ x_min: 20, y_min: 0 });
  });
});
