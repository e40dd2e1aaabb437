/** Roles by behaviour compared with who plays which role. */
import { ADDRESS_ROLES, type AddressRole } from '@analytics/domain';
import { ratio } from '../typologies/measures.ts';

export interface KnownRole {
  readonly address: string;
  readonly role: AddressRole;
  /** False: to give it the role is right, and to give it none is no miss, as for the deposit wallets of an exchange. */
  readonly is_main: boolean;
}

export interface RoleQuality {
  readonly role: AddressRole;
  /** Addresses that were given the role, and those of them that play it. */
  readonly given: number;
  readonly right: number;
  /** Main addresses that play it with transfers enough to show a habit, and those of them that were given it. */
  readonly known: number;
  readonly found: number;
  /** Main addresses that play it with fewer transfers: they count in neither. */
  readonly quiet: number;
  /** null where there is nothing to divide by. */
  readonly precision: number | null;
  readonly recall: number | null;
}

/**
 * One entry for each role that the truth knows, in the order of the vocabulary: who plays a role that nobody knows of
 * proves nothing. `transfer_count` has the transfers of each address in the window. O(known + given).
 */
export function roleQuality(
  known: readonly KnownRole[],
  given: readonly { readonly address: string; readonly role: string }[],
  transfer_count: ReadonlyMap<string, number>,
  min_transfers: number,
): RoleQuality[] {
  const roles = (Object.keys(ADDRESS_ROLES) as AddressRole[]).filter((role) => known.some((one) => one.role === role));
  return roles.map((role) => {
    const players = known.filter((one) => one.role === role);
    const addresses = new Set(players.map(({ address }) => address));
    const theirs = new Set(given.filter((one) => one.role === role).map(({ address }) => address));
    const right = [...theirs].filter((address) => addresses.has(address)).length;
    const main = [...new Set(players.filter(({ is_main }) => is_main).map(({ address }) => address))];
    const loud = main.filter((address) => (transfer_count.get(address) ?? 0) >= min_transfers);
    const found = loud.filter((address) => theirs.has(address)).length;
    return {
      role,
      given: theirs.size,
      right,
      known: loud.length,
      found,
      quiet: main.length - loud.length,
      precision: theirs.size === 0 ? null : ratio(right, theirs.size),
      recall: loud.length === 0 ? null : ratio(found, loud.length),
    };
  });
}

/** The same over several networks. */
export function sumOfRoles(networks: readonly (readonly RoleQuality[])[]): RoleQuality[] {
  const sums = new Map<AddressRole, RoleQuality>();
  for (const one of networks.flat()) {
    const before = sums.get(one.role);
    const [given, right] = [one.given + (before?.given ?? 0), one.right + (before?.right ?? 0)];
    const [known, found] = [one.known + (before?.known ?? 0), one.found + (before?.found ?? 0)];
    sums.set(one.role, {
      role: one.role,
      given,
      right,
      known,
      found,
      quiet: one.quiet + (before?.quiet ?? 0),
      precision: given === 0 ? null : right / given,
      recall: known === 0 ? null : found / known,
    });
  }
  return [...sums.values()];
}
