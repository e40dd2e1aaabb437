/** Who holds several addresses: the truth that entities are compared with. */
import type { PlantedInstance } from '../scenarios/stage.ts';

export interface Owner {
  readonly owner_id: string;
  /** `exchange`, or the way in which the wallets show that they are one. */
  readonly kind: string;
  /** Positions in the world's `addresses`, each once. */
  readonly addresses: readonly number[];
}

/** Owners of two or more of the addresses that are in use. */
export function usedOwners(owners: readonly Owner[], numberOf: (address: number) => number | undefined): Owner[] {
  return owners
    .map((one) => ({
      ...one,
      addresses: one.addresses.flatMap((address) => numberOf(address) ?? []).sort((a, b) => a - b),
    }))
    .filter(({ addresses }) => addresses.length > 1);
}

/** An exchange holds the keys of its hot, its cold and all deposit wallets. */
export function exchangeOwners(
  exchanges: readonly {
    readonly name: string;
    readonly hot: number;
    readonly cold: number;
    readonly deposit_of: ReadonlyMap<number, number>;
  }[],
): Owner[] {
  return exchanges.map(({ name, hot, cold, deposit_of }) => ({
    owner_id: name.toLowerCase().replaceAll(' ', '-'),
    kind: 'exchange',
    addresses: [hot, cold, ...deposit_of.values()],
  }));
}

const HELD_BY_A_SERVICE = ['hot_wallet', 'cold_wallet', 'deposit_wallet'];

/** A service that a scheme or a twin plants holds its hot, its cold and its deposit wallets. */
export function serviceOwners(instances: readonly PlantedInstance[]): Owner[] {
  return instances.flatMap(({ instance_id, roles }) => {
    const held = roles.filter(({ role }) => HELD_BY_A_SERVICE.includes(role)).map(({ address }) => address);
    return held.length > 1 ? [{ owner_id: `service of ${instance_id}`, kind: 'exchange', addresses: held }] : [];
  });
}

const HELD_BY_ONE = ['own_wallet', 'treasury', 'reserve'];

/** A person or a firm that a twin plants holds its own wallets and its treasury. */
export function twinOwners(twins: readonly PlantedInstance[]): Owner[] {
  return twins.flatMap(({ instance_id, pattern_type, roles }) => {
    const held = roles.filter(({ role }) => HELD_BY_ONE.includes(role)).map(({ address }) => address);
    return held.length > 1 ? [{ owner_id: `owner of ${instance_id}`, kind: pattern_type, addresses: held }] : [];
  });
}
