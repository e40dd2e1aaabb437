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

  it('are none where only few of those who hold the money go on', () => {
    const burst = several('r', 20).map((receiver, at): DrawnTransfer => ['b', receiver, hour(1 + at / 200), 500]);
    const toMixer = (payers: readonly string[]): DrawnTransfer[] =>
      payers.map((payer, at): DrawnTransfer => [payer, 'mix', hour(20 + at), 480]);
    const world = { risks: { mix: 'mixer' } } as const;
    const fund: DrawnTransfer[] = [['f', 'b', hour(0), 10_500]];
    const names = (payers: readonly string[]) => typologiesOf([...fund, ...burst, ...toMixer(payers)], world).names;
    expect(names(several('r', 20))).toContain('temporal_burst_then_mixing');
    expect(names(several('r', 3))).not.toContain('temporal_burst_then_mixing');
  });

  it('are none where the second begins before the first has ended', () => {
    const late = chain.map(([from, to, , usd], at): DrawnTransfer => [from, to, hour(30 + 3 * at), usd]);
    const early: DrawnTransfer[] = [['f', 'd', hour(0), 9000], ...spread(1)];
    expect(typologiesOf([...early, ...late]).names).not.toContain('layering_then_dispersion');
  });
});
