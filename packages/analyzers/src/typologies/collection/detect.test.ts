import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

const senders = several('s', 14);
const paid = senders.map((sender, at): DrawnTransfer => [sender, 'c', hour(at), 200 + 13 * at]);
const total = 14 * 200 + 13 * 91;

describe('collection', () => {
  it('names who takes from many and sends it on, and not the senders', () => {
    const found = typologiesOf([...paid, ['c', 'x', hour(20), total * 0.97]]);
    expect(found.names).toContain('collection');
    expect(found.suspects('collection')).toEqual(['c', 'x']);
    expect(found.roles('collection')['sender']).toEqual([...senders].sort());
  });

  it('follows a patient one to its end, though no week holds it whole', () => {
    const slowly = senders.map((sender, at): DrawnTransfer => [sender, 'c', hour(15 * at), 200 + 13 * at]);
    const found = typologiesOf([...slowly, ['c', 'x', hour(15 * 14 + 100), total * 0.97]]);
    expect(found.roles('collection')['sender']).toEqual([...senders].sort());
  });

  it('is not a fundraiser that keeps what it raised', () => {
    expect(typologiesOf([...paid, ['c', 'x', hour(20), total * 0.2]]).names).not.toContain('collection');
  });

  it('is not a shop whose customers come back', () => {
    const again = senders.map((sender, at): DrawnTransfer => [sender, 'c', hour(200 + at), 200 + 13 * at]);
    const drawn: DrawnTransfer[] = [
      ...paid,
      ['c', 'x', hour(20), total * 0.97],
      ...again,
      ['c', 'x', hour(220), total * 0.97],
    ];
    expect(typologiesOf(drawn).names).not.toContain('collection');
  });
});
