/**
 * One planted instance as a reader of the finished world sees it: its own transfers in time order, and what labels say.
 */
import type { PlantedInstance } from '../scenarios/stage.ts';
import type { SimulatedWorld } from '../simulate.ts';

export interface SeenTransfer {
  readonly from: number;
  readonly to: number;
  readonly time_ms: number;
  readonly native: number;
  readonly usd: number;
  readonly asset: number;
  readonly step: string;
}

export interface InstanceView {
  readonly transfers: readonly SeenTransfer[];
  /** The same without what surrounds the scheme: funding, cash-out and the exchange's own sweep. */
  readonly core: readonly SeenTransfer[];
  readonly roles: ReadonlyMap<number, string>;
  /** The address type of a label, or ''. */
  labelOf(address: number): string;
  nameOf(address: number): string;
}

export function decimalOf(words: BigUint64Array, row: number): number {
  return Number((words[2 * row + 1]! << 64n) | words[2 * row]!) / 1e18;
}

export function viewOf(world: SimulatedWorld, instance: PlantedInstance): InstanceView {
  const { transfers, labels } = world;
  const seen = instance.rows.map((row, at) => ({
    from: transfers.from[row]!,
    to: transfers.to[row]!,
    time_ms: transfers.block_timestamp[row]!,
    native: decimalOf(transfers.amount, row),
    usd: decimalOf(transfers.amount_usd, row),
    asset: transfers.asset[row]!,
    step: instance.steps[at]!,
  }));
  seen.sort((a, b) => a.time_ms - b.time_ms);
  const members = new Set(instance.roles.map(({ address }) => address));
  const types = new Map(
    labels.filter(({ address }) => members.has(address)).map((label) => [label.address, label.address_type]),
  );
  return {
    transfers: seen,
    core: seen.filter(({ step }) => !['funding', 'cash_out', 'sweep'].includes(step)),
    roles: new Map(instance.roles.map(({ address, role }) => [address, role])),
    labelOf: (address) => types.get(address) ?? '',
    nameOf: (address) => world.addresses[address]!,
  };
}

/** `of` grouped by a key, in order of first appearance. */
export function groupBy<T, K>(of: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of of) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

export function total(transfers: readonly SeenTransfer[]): number {
  return transfers.reduce((sum, { usd }) => sum + usd, 0);
}
