export {
  simulate,
  type Instances,
  type PlantedTheft,
  type SimulatedWorld,
  type SimulationOptions,
} from './simulate.ts';
export { SCENARIOS } from './scenarios/registry.ts';
export type { Plan, Scenario } from './scenarios/scenario.ts';
export type { PlantedInstance, Role } from './scenarios/stage.ts';
export type { PriceTable, WorldAsset } from './world/assets.ts';
export type { WorldLabel } from './world/labels.ts';
export type { WorldRole } from './world/roles.ts';
export type { TransferTable } from './world/transfer-table.ts';
export type { Owner } from './owners/owner.ts';
export { simulateUtxo, type UtxoOptions, type UtxoWorld } from './utxo/simulate-utxo.ts';
export { worldSummary, type WorldSummary } from './world-summary.ts';
