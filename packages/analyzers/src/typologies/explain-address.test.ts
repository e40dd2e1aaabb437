import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { explainAddress } from './explain-address.ts';
import { typologySettingsSchema } from './settings.ts';
import { hour, several, typologyInputOf } from './testing/typologies-of.ts';

const SETTINGS = typologySettingsSchema.parse({});
const senders = several('s', 14);

/** Fourteen pay c 200 each; c sends on 2,800 times `share`. */
function explanationOf(share: number, address: string) {
  const drawn = [
    ...senders.map((sender, at): DrawnTransfer => [sender, 'c', hour(at), 200]),
    ['c', 'x', hour(20), 2800 * share] as DrawnTransfer,
  ];
  const input = typologyInputOf(drawn);
  return explainAddress(input, SETTINGS, input.addresses.addresses.indexOf(address));
}

describe('explainAddress', () => {
  it('tells a named address by the chapter and all of its conditions', () => {
    const [first] = explanationOf(0.97, 'c');
    expect(first).toMatchObject({ typology_type: 'collection', outcome: 'named', is_subject: true });
  });

  it('tells which condition a near miss failed, and by how much', () => {
    const near = explanationOf(0.6, 'c').find(({ typology_type }) => typology_type === 'collection');
    expect(near?.outcome).toBe('near');
    const failed = near?.conditions
      .filter((condition) => !condition.holds)
      .map(({ name, value, limit }) => [name, Number(value.toFixed(2)), limit]);
    expect(failed).toEqual([['forwarded_ratio', 0.6, 0.8]]);
  });

  it('tells a member that it takes part, and of the other chapters that there was nothing to measure', () => {
    const explanation = explanationOf(0.97, 's1');
    expect(explanation[0]).toMatchObject({ typology_type: 'collection', is_subject: false });
    expect(explanation.filter(({ outcome }) => outcome === 'none').length).toBeGreaterThan(15);
  });

  it('tells a sequence by what its joint lacks, to those of both stages', () => {
    const chain: DrawnTransfer[] = [
      ['s', 'a', hour(0), 9000],
      ['a', 'b', hour(2), 8950],
      ['b', 'c', hour(5), 8900],
      ['c', 'd', hour(9), 8850],
    ];
    const spread = several('r', 14).map((to, at): DrawnTransfer => ['d', to, hour(15 + 3 * at), 80 + 84 * at]);
    const input = typologyInputOf([...chain, ...spread]);
    const hasty = typologySettingsSchema.parse({ sequences: { max_gap_hours: 1 } });
    const about = (address: string) =>
      explainAddress(input, hasty, input.addresses.addresses.indexOf(address)).find(
        ({ typology_type }) => typology_type === 'layering_then_dispersion',
      );
    expect(about('r3')?.outcome).toBe('near');
    expect(
      about('a')
        ?.conditions.filter((condition) => !condition.holds)
        .map(({ name }) => name),
    ).toEqual(['gap_hours']);
  });
});
