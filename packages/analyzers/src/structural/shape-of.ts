/** What a group of ties is called by who only pays, who only is paid, and who does both. */
import type { NetworkPattern, Role } from '@analytics/domain';
import type { NetworkSubtype } from './network/network-shape.ts';

export interface Shape {
  readonly subtype: NetworkSubtype;
  /** Role of each member: sources, then middles, then destinations, each by node id. */
  readonly roles: ReadonlyMap<number, Role>;
  readonly hubs: readonly number[];
}

/** A hub is a middle through which so much of the group's ties run. */
const HUB_SHARE = 0.5;

export function shapeOf(pairs: readonly (readonly [payer: number, payee: number])[]): Shape {
  const paid = new Set(pairs.map(([, payee]) => payee));
  const pays = new Set(pairs.map(([payer]) => payer));
  const byId = (a: number, b: number): number => a - b;
  const sources = [...pays].filter((node) => !paid.has(node)).sort(byId);
  const destinations = [...paid].filter((node) => !pays.has(node)).sort(byId);
  const middles = [...pays].filter((node) => paid.has(node)).sort(byId);
  const tiesOf = (node: number): number => pairs.filter((pair) => pair.includes(node)).length;
  const hubs = middles.filter((node) => tiesOf(node) >= HUB_SHARE * pairs.length);
  const roles = new Map<number, Role>();
  for (const node of sources) roles.set(node, 'source');
  for (const node of middles) roles.set(node, middles.length > 0 && hubs.includes(node) ? 'hub' : 'intermediary');
  for (const node of destinations) roles.set(node, 'destination');
  return { subtype: subtypeOf(sources.length, middles.length, destinations.length, hubs.length), roles, hubs };
}

/** What a network pattern says of pairs, each of which is named once. */
export function networkOf(
  pairs: readonly (readonly [payer: number, payee: number])[],
): Pick<NetworkPattern, 'pattern_type' | 'pattern_subtype' | 'members' | 'roles' | 'network_density' | 'hubs'> {
  const { subtype, roles, hubs } = shapeOf(pairs);
  const members = [...roles.keys()];
  return {
    pattern_type: 'smurfing_network',
    pattern_subtype: subtype,
    members,
    roles: [...roles.values()],
    network_density: pairs.length / (members.length * (members.length - 1)),
    hubs,
  };
}

function subtypeOf(sources: number, middles: number, destinations: number, hubs: number): NetworkSubtype {
  if (middles === 0) return 'bipartite';
  if (hubs > 0 && sources > 1 && destinations > 1) return 'gather_scatter';
  if (middles > 1 && Math.min(sources, destinations) <= 2) return 'scatter_gather';
  return 'stack';
}
