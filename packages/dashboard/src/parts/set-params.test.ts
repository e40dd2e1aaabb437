import { describe, expect, it } from 'vitest';
import { withParams } from './set-params.ts';

describe('withParams', () => {
  it('sets, takes out what is empty, and keeps the rest', () => {
    const before = new URLSearchParams('network=demo&q=5E&open=a1');
    expect(withParams(before, { q: '5F', open: '', sort: 'rank' }).toString()).toBe('network=demo&q=5F&sort=rank');
    expect(before.get('q')).toBe('5E');
  });
});
