import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

/** Five pay the hub 1,000; it pays `out` to each of four. */
function hubFlow(out: number, prefix = 'r'): DrawnTransfer[] {
  return [
    ...several('s', 5).map((sender, at): DrawnTransfer => [sender, 'hub', hour(at), 1000 + 10 * at]),
    ...several(prefix, 4).map((receiver, at): DrawnTransfer => ['hub', receiver, hour(10 + at), out + 10 * at]),
  ];
}

describe('gather_scatter', () => {
  it('names a hub that pays on what several paid it', () => {
    const found = typologiesOf(hubFlow(1200));
    expect(found.names).toEqual(['gather_scatter']);
    expect(found.roles('gather_scatter')['hub']).toEqual(['hub']);
  });

  it('is not flatmates of whose purse a fifth is spent', () => {
    expect(typologiesOf(hubFlow(250)).names).toEqual([]);
  });

  it('is not a treasury that keeps most of its takings', () => {
    const takings = several('buyer', 9).map((buyer, at): DrawnTransfer => [buyer, 'hub', hour(-100 + at), 2_000]);
    expect(typologiesOf([...takings, ...hubFlow(1200)]).names).toEqual([]);
  });

  it('is not a trader between exchanges', () => {
    expect(typologiesOf(hubFlow(1200), { services: [...several('s', 5), ...several('r', 4)] }).names).toEqual([]);
  });
});
