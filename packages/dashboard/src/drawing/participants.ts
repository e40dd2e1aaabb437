/** Who takes part in a scheme: the role of each, who is suspected, and what labels call them. */
import type { ApiSchemas } from '@analytics/api-client';

export interface Participants {
  readonly roles: ReadonlyMap<string, string>;
  readonly suspects: ReadonlySet<string>;
  /** What labels call them, by address. */
  readonly names: ReadonlyMap<string, string>;
}

/** An alert or a pattern. */
interface Involving {
  readonly addresses_involved: readonly string[];
  /** By position of the address. */
  readonly address_roles: readonly string[];
  /** None in a pattern: a shape suspects nobody. */
  readonly suspect_addresses?: readonly string[];
  readonly labels: readonly ApiSchemas['AddressName'][];
}

/** The first that names an address gives it its role. */
export function participantsOf(involving: readonly Involving[]): Participants {
  const roles = new Map<string, string>();
  for (const { addresses_involved, address_roles } of involving)
    addresses_involved.forEach((address, at) => {
      if (!roles.has(address)) roles.set(address, address_roles[at] ?? '');
    });
  return {
    roles,
    suspects: new Set(involving.flatMap(({ suspect_addresses = [] }) => suspect_addresses)),
    names: new Map(involving.flatMap(({ labels }) => labels.map(({ address, label }) => [address, label] as const))),
  };
}
