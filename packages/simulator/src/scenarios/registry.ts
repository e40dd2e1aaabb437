/** Every typology of the catalogue with the scenario that plants it and its benign twin. */
import { plantLayering, plantSupplyChain } from './layering.ts';
import { plantRoundTrip, plantTreasuryRotation } from './round-tripping.ts';
import type { Scenario } from './scenario.ts';

const scenarios: readonly Scenario[] = [
  {
    typology_type: 'round_tripping',
    pattern_types: ['cycle'],
    plant: plantRoundTrip,
    twin_type: 'treasury_rotation',
    plantTwin: plantTreasuryRotation,
    defined_by_amounts: false,
  },
  {
    typology_type: 'layering',
    pattern_types: ['layering_path'],
    plant: plantLayering,
    twin_type: 'supply_chain',
    plantTwin: plantSupplyChain,
    defined_by_amounts: false,
  },
];

/** typology_type → scenario and twin, in a fixed order. */
export const SCENARIOS: ReadonlyMap<string, Scenario> = new Map(
  scenarios.map((scenario) => [scenario.typology_type, scenario]),
);
