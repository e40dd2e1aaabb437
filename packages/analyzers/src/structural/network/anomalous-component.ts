/**
 * Small groups in which money goes round in more than one ring and hardly leaves: anomalous strongly connected
 * components.
 */
import { HOUR_MS, counted, type ProofGrade } from '@analytics/domain';
import { countStrength } from '../confidence.ts';
import type { DetectionInput } from '../detection.ts';
import type { Money } from '../money.ts';
import type { NoticeBook } from '../notices.ts';
import { componentScratch, strongComponents } from '../strong-components.ts';
import type { NetworkSettings } from './params.ts';
import type { NetworkShape } from './network-shape.ts';

/**
 * Components of each stretch of two windows, every window; services and addresses above the degree cap are taken out
 * first, so that none ties groups together. A component is reported when its size is in range, it has more paid pairs
 * than a ring, and most of its members' value stays inside. O(transfers). A group found in two stretches is one
 * identity.
 */
export function anomalousComponents(
  input: DetectionInput,
  money: Money,
  settings: NetworkSettings,
  book: NoticeBook,
): NetworkShape[] {
  const { transfers, addresses } = input;
  const { from, to, timestamp_ms: times, length } = transfers;
  const windowMs = settings.window_hours * HOUR_MS;
  const scratch = componentScratch(addresses.length);
  const degree = new Uint32Array(addresses.length);
  const skippedHub = new Uint8Array(addresses.length);
  const inner = new Uint32Array(length);
  const shapes: NetworkShape[] = [];
  for (let begin = 0; begin < length;) {
    const start_ms = Math.floor(times[begin]! / windowMs) * windowMs;
    let half = begin;
    while (half < length && times[half]! < start_ms + windowMs) half++;
    let end = half;
    while (end < length && times[end]! < start_ms + 2 * windowMs) end++;
    for (let row = begin; row < end; row++) {
      degree[from[row]!]!++;
      degree[to[row]!]!++;
    }
    const isMember = (node: number) => {
      if (addresses.is_service[node] === 1) return false;
      if (degree[node]! > settings.scc_degree_cap) skippedHub[node] = 1;
      return degree[node]! <= settings.scc_degree_cap;
    };
    let count = 0;
    for (let row = begin; row < end; row++) {
      if (from[row] !== to[row] && isMember(from[row]!) && isMember(to[row]!)) inner[count++] = row;
    }
    const components = strongComponents(scratch, from, to, inner, count);
    const rowsOf = new Map<number, number[]>();
    const links = new Uint32Array(components);
    for (let i = 0; i < count; i++) {
      const component = scratch.component[from[inner[i]!]!]!;
      if (component === scratch.component[to[inner[i]!]!]) links[component]!++;
    }
    for (let i = 0; i < count; i++) {
      const component = scratch.component[from[inner[i]!]!]!;
      if (component !== scratch.component[to[inner[i]!]!] || links[component]! < settings.scc_min_size) continue;
      const rows = rowsOf.get(component);
      if (rows) rows.push(inner[i]!);
      else rowsOf.set(component, [inner[i]!]);
    }
    for (const rows of rowsOf.values()) {
      const shape = shapeOf(input, money, rows, [begin, end], settings);
      if (shape) shapes.push(shape);
    }
    for (let row = begin; row < end; row++) degree[from[row]!] = degree[to[row]!] = 0;
    begin = half;
  }
  book.addHubs(
    skippedHub,
    (n) =>
      `Left out of components: ${counted(n, 'address', 'addresses')} with more than ${settings.scc_degree_cap} transfers in a stretch.`,
  );
  return withoutParts(shapes);
}

function shapeOf(
  input: DetectionInput,
  money: Money,
  rows: readonly number[],
  stretch: readonly [begin: number, end: number],
  settings: NetworkSettings,
): NetworkShape | undefined {
  const { from, to } = input.transfers;
  const members = [...new Set(rows.flatMap((row) => [from[row]!, to[row]!]))].sort((a, b) => a - b);
  if (members.length < settings.scc_min_size || members.length > settings.scc_max_size) return undefined;
  const pairs = new Set(rows.map((row) => from[row]! * 2 ** 32 + to[row]!)).size;
  if (pairs < settings.scc_min_mean_degree * members.length) return undefined;
  const internal = rows.reduce((sum, row) => sum + money.value[row]!, 0);
  const internalShare = internal / (internal + crossing(input, money, members, stretch) || 1);
  if (internalShare < settings.scc_min_internal_share) return undefined;
  return {
    subtype: 'anomalous_scc',
    proof_grade: gradeOf(input, money, rows, members, settings),
    strength:
      0.4 * internalShare +
      0.3 * countStrength(members.length, settings.scc_min_size) +
      0.3 * (pairs / (members.length * (members.length - 1))),
    roles: new Map(members.map((node) => [node, 'member'])),
    rows,
    hubs: [],
    method: 'strong_components_of_stretches',
  };
}

/** Value of the members' transfers with others during the stretch. */
function crossing(
  { index, transfers }: DetectionInput,
  { value }: Money,
  members: readonly number[],
  [begin, end]: readonly [number, number],
): number {
  const isMember = new Set(members);
  let total = 0;
  const add = (offsets: Uint32Array, list: Uint32Array, other: Uint32Array, node: number) => {
    for (let i = offsets[node]!; i < offsets[node + 1]!; i++) {
      const row = list[i]!;
      if (row >= begin && row < end && !isMember.has(other[row]!)) total += value[row]!;
    }
  };
  for (const node of members) {
    add(index.inOffsets, index.inRows, transfers.from, node);
    add(index.outOffsets, index.outRows, transfers.to, node);
  }
  return total;
}

/**
 * Value where each member passes on about what it gets (net within the tolerance), time where each received before it
 * last paid; sums over several assets count only where all are priced.
 */
function gradeOf(
  { transfers }: DetectionInput,
  { value, priced }: Money,
  rows: readonly number[],
  members: readonly number[],
  settings: NetworkSettings,
): ProofGrade {
  const { from, to, timestamp_ms: times, asset } = transfers;
  const assets = new Set(rows.map((row) => asset[row]!));
  let isConserved = assets.size === 1 || [...assets].every((kind) => priced[kind] === 1);
  for (const node of members) {
    const incoming = rows.filter((row) => to[row] === node);
    const outgoing = rows.filter((row) => from[row] === node);
    if (times[incoming[0]!]! >= times[outgoing[outgoing.length - 1]!]!) {
      // Whoever starts the round has paid first and was paid last: only a group where nobody can be first is out of
      // order.
      if (times[outgoing[0]!]! >= times[incoming[incoming.length - 1]!]!) return 'shape';
    }
    const got = incoming.reduce((sum, row) => sum + value[row]!, 0);
    const paid = outgoing.reduce((sum, row) => sum + value[row]!, 0);
    isConserved &&= Math.max(got, paid) > 0 && Math.min(got, paid) >= settings.min_forward_ratio * Math.max(got, paid);
  }
  return isConserved ? 'shape_time_value' : 'shape_time';
}

/** Stretches overlap: a group seen whole in one and in part in another is reported whole. */
function withoutParts(shapes: readonly NetworkShape[]): NetworkShape[] {
  const containing = new Map<number, NetworkShape[]>();
  for (const shape of shapes)
    for (const node of shape.roles.keys()) containing.set(node, [...(containing.get(node) ?? []), shape]);
  return shapes.filter((shape) => {
    const [first] = shape.roles.keys();
    const others = containing.get(first!)!;
    return !others.some(
      (other) => other.roles.size > shape.roles.size && [...shape.roles.keys()].every((node) => other.roles.has(node)),
    );
  });
}
