import { describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from './network.ts';

describe('parseNetworkName', () => {
  it.each(['torus', 'torus-benchmark-1', 'a', '0x_net', 'a'.repeat(63)])('takes %s', (name) => {
    expect(parseNetworkName(name)).toBe(name);
  });

  it.each(['', '-a', '_a', 'Torus', '../x', 'a;DROP', 'a b', 'ä', 'a'.repeat(64), 'a\n'])('refuses %j', (name) => {
    expect(() => parseNetworkName(name)).toThrow(expect.objectContaining({ code: 'INVALID_NETWORK' }) as Error);
  });
});

describe('databaseOf', () => {
  it('writes a hyphen as an underscore', () => {
    expect(databaseOf(parseNetworkName('torus-benchmark-1'))).toBe('analytics_torus_benchmark_1');
  });
});
