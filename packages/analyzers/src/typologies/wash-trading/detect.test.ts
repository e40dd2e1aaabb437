import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

/** Eight laps of a and b passing the token, the way back times `back`. */
function laps(back: number): DrawnTransfer[] {
  return Array.from({ length: 8 }, (_, lap): DrawnTransfer[] => [
    ['a', 'b', hour(6 * lap), 2000 + 50 * lap, 'MEME'],
    ['b', 'a', hour(6 * lap + 2), (2000 + 50 * lap) * back, 'MEME'],
  ]).flat();
}

describe('wash_trading', () => {
  it('names two who pass the same token back and forth and end where they began', () => {
    const found = typologiesOf(laps(0.999));
    expect(found.names).toContain('wash_trading');
    expect(found.suspects('wash_trading')).toEqual(['a', 'b']);
  });

  it('is not trade in which one side gains a quarter', () => {
    expect(typologiesOf(laps(0.75)).names).not.toContain('wash_trading');
  });

  it('is not a market maker at a venue', () => {
    expect(typologiesOf(laps(0.999), { services: ['b'] }).names).toEqual([]);
  });
});
