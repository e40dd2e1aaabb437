import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const chain: DrawnTransfer[] = [
  ['s', 'a', hour(0), 9000],
  ['a', 'b', hour(2), 8950],
  ['b', 'c', hour(5), 8900],
  ['c', 'd', hour(9), 8850],
];
const receivers = several('r', 14);

/** `d` pays fourteen strangers unlike sums, beginning at `begin`. */
function spread(begin: number): DrawnTransfer[] {
  return receivers.map((receiver, at): DrawnTransfer => ['d', receiver, hour(begin + 3 * at), 80 + 84 * at]);
}

describe('sequences', () => {
  it('name layering that ends where a dispersion begins as one scheme of two stages', () => {
    const found = typologiesOf([...chain, ...spread(15)]);
    expect(found.names).toContain('layering_then_dispersion');
    const whole = found.detections.find(({ typology_type }) => typology_type === 'layering_then_dispersion')!;
    expect(whole.stages).toEqual(['layering', 'dispersion']);
    expect(whole.rows).toHaveLength(4 + 14);
  });

  it('are none where the second begins before the first has ended', () => {
    const late = chain.map(([from, to, , usd], at): DrawnTransfer => [from, to, hour(30 + 3 * at), usd]);
    const early: DrawnTransfer[] = [['f', 'd', hour(0), 9000], ...spread(1)];
    expect(typologiesOf([...early, ...late]).names).not.toContain('layering_then_dispersion');
  });
});
