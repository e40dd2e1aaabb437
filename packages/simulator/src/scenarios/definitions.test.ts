import { parseNetworkName, parseProcessingDate } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate.ts';
import { DEFINITIONS } from '../testing/definitions.reference.ts';
import { viewOf } from '../testing/instance-view.reference.ts';
import { SCENARIOS } from './registry.ts';

const worlds = [3, 4].map((seed) =>
  simulate({
    transfers: 60_000,
    seed,
    days: 30,
    network: parseNetworkName('test'),
    end_date: parseProcessingDate('2025-06-30'),
    planted_ratio: 0.15,
  }),
);

describe.each([...SCENARIOS.values()])('$typology_type', ({ typology_type, twin_type }) => {
  const schemes = worlds.flatMap((world) =>
    world.ground_truth.instances.filter((one) => one.pattern_type === typology_type).map((one) => viewOf(world, one)),
  );
  const twins = worlds.flatMap((world) =>
    world.benign.instances.filter((one) => one.pattern_type === twin_type).map((one) => viewOf(world, one)),
  );

  it('plants schemes that all meet the definition', () => {
    expect(schemes.length).toBeGreaterThanOrEqual(4);
    expect(schemes.map((view) => DEFINITIONS[typology_type]!(view))).toEqual(schemes.map(() => true));
  });

  // Airdrops and the known exchange have the very shape: what makes them innocent is their label, which the definitions
  // ask for.
  it(`${twin_type} does not meet it`, () => {
    expect(twins.length).toBeGreaterThanOrEqual(4);
    expect(twins.map((view) => DEFINITIONS[typology_type]!(view))).toEqual(twins.map(() => false));
  });
});

describe('SCENARIOS', () => {
  it('has a definition for every typology', () => {
    expect([...SCENARIOS.keys()].sort()).toEqual(Object.keys(DEFINITIONS).sort());
  });

  it('names every twin once', () => {
    const twins = [...SCENARIOS.values()].map(({ twin_type }) => twin_type);
    expect(new Set(twins).size).toBe(twins.length);
  });
});
