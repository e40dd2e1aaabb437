import { describe, expect, it } from 'vitest';
import { boundsOf, rangesOf } from './scatter-plot.ts';

describe('rangesOf', () => {
  it('keeps the bounds that are numbers', () => {
    expect(rangesOf(new URLSearchParams('x_min=20&x_max=&y_min=0&y_max=many'))).toEqual({ x_min: 20, y_min: 0 });
  });

  it('turns a range that was entered the wrong way round', () => {
    expect(rangesOf(new URLSearchParams('x_min=20&x_max=3&y_min=1&y_max=2'))).toEqual({
      x_min: 3,
      x_max: 20,
      y_min: 1,
      y_max: 2,
    });
  });
});

describe('boundsOf', () => {
  it('leaves what is being typed as it stands', () => {
    expect(boundsOf(new URLSearchParams('x_min=20&x_max=3'))).toEqual({ x_min: 20, x_max: 3 });
  });
});
