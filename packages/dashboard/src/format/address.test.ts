import { describe, expect, it } from 'vitest';
import { shortAddress } from './address.ts';

describe('shortAddress', () => {
  it('leaves out the middle of what is longer than sixteen', () => {
    expect(shortAddress('5kE6254oQQQQQQQQQQQQ9Qx9')).toBe('5kE6254o…9Qx9');
    expect(shortAddress('0123456789abcdef')).toBe('0123456789abcdef');
  });
});
