import { describe, expect, it } from 'vitest';
import { DETECTORS } from './detectors.ts';
import { onePerIdentity } from './one-per-identity.ts';
import { structuralSettingsSchema } from './settings.ts';
import { transfersOf, type DrawnTransfer } from './testing/transfers-of.ts';

const settings = structuralSettingsSchema.parse({});
const at = (hours: number): string => new Date(Date.UTC(2025, 0, 1) + hours * 3_600_000).toISOString().slice(0, 19);
const layers = ['a', 'b', 'c'].flatMap((one) => ['x', 'y', 'z'].map((other) => [one, other] as const));

describe('onePerIdentity', () => {
  it('keeps the pattern that proves more, with the surprise of the other', () => {
    const background = Array.from({ length: 40 }, (_, i): DrawnTransfer => [`p${i}`, `q${i}`, at(24 * i), 70 + i]);
    const drawn = layers.map(([from, to], i): DrawnTransfer => [from, to, at(480 + i), 900 - 37 * i]);
    const input = transfersOf([...drawn, ...background]);
    const network = DETECTORS.network(input, settings).patterns;
    const rare = DETECTORS.rare_ties(input, settings).patterns;
    expect([network.length, rare.length]).toEqual([1, 1]);
    const bits = rare[0]!.surprise_bits!;
    expect(bits).toBeGreaterThan(0);
    expect(onePerIdentity([...network, ...rare])).toEqual([{ ...network[0]!, surprise_bits: bits }]);
  });
});
