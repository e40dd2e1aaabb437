import { describe, expect, it } from 'vitest';
import { markOf } from './mark.ts';

describe('markOf', () => {
  it('is an address and its value, and nothing where one is missing', () => {
    expect(markOf(new URLSearchParams('marked=a&at=12.5'))).toEqual({ address: 'a', value: 12.5 });
    expect(markOf(new URLSearchParams('marked=a'))).toBeUndefined();
    expect(markOf(new URLSearchParams('marked=a&at=many'))).toBeUndefined();
  });
});
