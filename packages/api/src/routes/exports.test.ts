import { describe, expect, it } from 'vitest';
import { chosenMedia } from './exports.ts';

describe('chosenMedia', () => {
  it.each([
    [undefined, 'application/json'],
    ['text/csv', 'text/csv'],
    ['constructor, text/csv;q=0.5', 'text/csv'],
    ['text/csv;q=0.5, application/x-parquet', 'application/x-parquet'],
  ])('of %s is %s', (accept, media) => {
    expect(chosenMedia(accept)).toBe(media);
  });

  it.each(['constructor', '__proto__', 'toString', 'image/png'])('refuses %s', (accept) => {
    expect(() => chosenMedia(accept)).toThrow(expect.objectContaining({ code: 'NOT_ACCEPTABLE' }));
  });
});
