import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { hour, typologiesOf } from '../testing/typologies-of.ts';

const turns = [0, 11, 23, 36, 47];

describe('rapid_movement', () => {
  it('names who passes on within minutes whatever comes in', () => {
    const found = typologiesOf(
      turns.flatMap((at, turn): DrawnTransfer[] => [
        [`p${turn}`, 'm', hour(at), 4000],
        ['m', `r${turn % 2}`, hour(at + 0.2), 3950],
      ]),
    );
    expect(found.names).toContain('rapid_movement');
    expect(found.suspects('rapid_movement')).toEqual(['m']);
  });

  it('counts as part of it who deals mostly with the mover, and nobody who dealt with it in passing', () => {
    const drawn = turns.flatMap((at, turn): DrawnTransfer[] => [
      [`p${turn}`, 'm', hour(at), 4000],
      ['m', `r${turn % 2}`, hour(at + 0.2), 3950],
    ]);
    const found = typologiesOf([...drawn, ['p0', 'shop', hour(50), 9000], ['employer', 'r1', hour(51), 90_000]]);
    expect(found.roles('rapid_movement')).toMatchObject({
      sender: ['p1', 'p2', 'p3', 'p4'],
      payer: ['p0'],
      receiver: ['r0'],
      payee: ['r1'],
    });
  });

  it('names who passes on each receipt beside a small balance that lies there, and tells the receipts', () => {
    const old: DrawnTransfer[] = [
      ['friend', 'm', hour(-200), 4_000],
      ['m', 'shop', hour(60), 120],
    ];
    const passed = turns.flatMap((at, turn): DrawnTransfer[] => [
      [`p${turn}`, 'm', hour(at), 4000 + 500 * turn],
      ['m', `r${turn % 2}`, hour(at + 0.5), 3950 + 490 * turn],
    ]);
    const found = typologiesOf([...old, ...passed]);
    expect(found.suspects('rapid_movement')).toEqual(['m']);
    const [first] = found.detections.filter(({ typology_type }) => typology_type === 'rapid_movement');
    expect(first?.sentences[0]?.text).toContain('received $25,000 from 5 addresses in 5 transfers');
    expect(first?.sentences[1]?.text).toContain('each receipt as one payment of its own');
    // What it passes on so is less than half of what it takes in.
    expect(typologiesOf([...old, ...passed, ['boss', 'm', hour(-190), 40_000]]).names).not.toContain('rapid_movement');
  });

  it('names who passes on each receipt in parts beside a balance of half a receipt', () => {
    const old: DrawnTransfer = ['friend', 'm', hour(-200), 2_000];
    const inParts = (parts: number): DrawnTransfer[] =>
      turns.flatMap((at, turn): DrawnTransfer[] => [
        [`p${turn}`, 'm', hour(at), 4000 + 500 * turn],
        ...Array.from({ length: parts }, (_, part): DrawnTransfer => [
          'm',
          `r${part % 2}`,
          hour(at + 0.5 + 0.02 * part),
          (3950 + 490 * turn) / parts,
        ]),
      ]);
    const found = typologiesOf([old, ...inParts(3)]);
    expect(found.suspects('rapid_movement')).toEqual(['m']);
    const [first] = found.detections.filter(({ typology_type }) => typology_type === 'rapid_movement');
    expect(first?.sentences[1]?.text).toContain('each receipt in payments of its own');
    expect(typologiesOf([old, ...inParts(5)]).names).not.toContain('rapid_movement');
  });

  it('names who passes on to one what many strangers pay, and not a shop that sweeps what customers pay', () => {
    const funnel = (payers: number): DrawnTransfer[] =>
      Array.from({ length: 12 }, (_, turn): DrawnTransfer[] => [
        [`p${turn % payers}`, 'm', hour(40 * turn), 2000 + 150 * turn],
        ['m', 'boss', hour(40 * turn + 0.5), 1960 + 145 * turn],
      ]).flat();
    // What lies there from before and what the owner spends.
    const own: DrawnTransfer[] = [
      ['friend', 'm', hour(-60), 5_000],
      ['m', 'rent', hour(500), 1_000],
    ];
    expect(typologiesOf([...own, ...funnel(12)]).suspects('rapid_movement')).toContain('m');
    expect(typologiesOf([...own, ...funnel(4)]).names).not.toContain('rapid_movement');
  });

  it('is not arbitrage between two venues', () => {
    const drawn = turns.flatMap((at): DrawnTransfer[] => [
      ['dex1', 'm', hour(at), 4000],
      ['m', 'dex2', hour(at + 0.2), 3950],
    ]);
    expect(typologiesOf(drawn, { services: ['dex1', 'dex2'] }).names).toEqual([]);
  });

  it('is not somebody who keeps it for a day', () => {
    const drawn = turns.flatMap((at, turn): DrawnTransfer[] => [
      [`p${turn}`, 'm', hour(at * 4), 4000],
      ['m', `r${turn % 2}`, hour(at * 4 + 20), 3950],
    ]);
    expect(typologiesOf(drawn).names).not.toContain('rapid_movement');
  });

  it('is not one large sum passed on beside small change', () => {
    // (40,000 + 4 · 200)² / (40,000² + 4 · 200²) = 1.04 receipts of one size.
    const drawn = turns.flatMap((at, turn): DrawnTransfer[] => [
      [`p${turn}`, 'm', hour(at), turn === 2 ? 40_000 : 200],
      ['m', `r${turn % 2}`, hour(at + 0.2), turn === 2 ? 39_500 : 198],
    ]);
    expect(typologiesOf(drawn).names).not.toContain('rapid_movement');
  });
});
