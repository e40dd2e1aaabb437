import { describe, expect, it } from 'vitest';
import { partOf } from './part.ts';

describe('partOf', () => {
  it('tells a risk and a service by their role, and others by whether they are suspected', () => {
    expect(partOf('risk_source', true)).toBe('risk');
    expect(partOf('deposit_wallet', true)).toBe('service');
    expect(partOf('intermediary', true)).toBe('suspect');
    expect(partOf('victim', false)).toBe('other');
  });
});
