import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, several, typologiesOf } from '../testing/typologies-of.ts';

/** `hops` hops from w0, a twentieth peeling off at each. */
function peelChain(hops: number): DrawnTransfer[] {
  return Array.from({ length: hops }, (_, hop): DrawnTransfer[] => {
    const left = 10_000 * 0.94 ** hop;
    return [
      [`w${hop}`, `p${hop}`, hour(4 * hop), left * 0.05],
      [`w${hop}`, `w${hop + 1}`, hour(4 * hop + 0.5), left * 0.94],
    ];
  }).flat();
}

describe('peel_chain', () => {
  it('names nine hops by themselves, and not who was paid on the way', () => {
    const found = typologiesOf(peelChain(9));
    expect(found.names).toEqual(['peel_chain']);
    expect(found.suspects('peel_chain')).toEqual(['w0', ...several('w', 9)]);
  });

  it('says who paid the first wallet, where that is a service, and counts what follows', () => {
    const { detections } = typologiesOf([['x', 'w0', hour(-1), 10_000], ...peelChain(9)], { services: ['x'] });
    expect(detections.map(({ sentences }) => sentences[0]!.text)).toContainEqual(
      expect.stringMatching(/^⟨\d+⟩ paid \$10,000 to ⟨\d+⟩, which sent it on over 9 hops to ⟨\d+⟩/u),
    );
  });

  it('names six hops where what is left ends at a service', () => {
    const end: DrawnTransfer = ['w6', 'x', hour(30), 6800];
    expect(typologiesOf([...peelChain(6), end], { services: ['x'] }).names).toContain('peel_chain');
    expect(typologiesOf(peelChain(6)).names).not.toContain('peel_chain');
  });

  it('is no wallet that takes a new address for its change, where all do', () => {
    const paid = (hop: number, payee: string, share: number): DrawnTransfer => [
      `w${hop}`,
      payee,
      hour(9 * hop),
      10_000 * 0.94 ** hop * share,
    ];
    const wallet = Array.from({ length: 12 }, (_, hop) => [
      paid(hop, `shop${hop}`, 0.06),
      paid(hop, `w${hop + 1}`, 0.94),
    ]).flat();
    expect(typologiesOf(wallet).names).toEqual([]);
    expect(typologiesOf(wallet, { risks: { w0: 'exploit' } }).names).toContain('peel_chain');
  });

  it('is not three payments from change wallets', () => {
    expect(typologiesOf(peelChain(3)).names).toEqual([]);
  });
});
