/**
 * Fans of a scheme as one node each: many addresses that stand between the same others and play the same part. What
 * they moved is kept; only where they stand is not told apart.
 */
import { formatCount } from '../format/number.ts';
import { compactWorth } from '../format/usd.ts';
import { strings } from '../strings.ts';
import type { Flow, FlowGraph, FlowNode } from './flow-graph.ts';

const text = strings.scheme.fold;

/** More of a kind are drawn as one. */
const MAX_FAN = 20;
/** An address that deals with more others is no member of a fan, whatever they have in common. */
const MAX_PARTNERS = 3;
const PREFIX = 'fold:';

/** `unfolded`: names of folds that are drawn whole. O(flows log flows). */
export function foldFans(graph: FlowGraph, unfolded: ReadonlySet<string> = new Set()): FlowGraph {
  const ends = endsOf(graph.flows);
  const fans = new Map<string, { readonly of: Ends; readonly members: [FlowNode, ...FlowNode[]] }>();
  for (const node of graph.nodes) {
    const of = ends.get(node.address);
    if (of === undefined || of.paid_by.size + of.paid.size > MAX_PARTNERS) continue;
    const key = foldName(node, of);
    const fan = fans.get(key);
    if (fan === undefined) fans.set(key, { of, members: [node] });
    else fan.members.push(node);
  }
  const foldOf = new Map<string, string>();
  const folds = new Map<string, FlowNode>();
  for (const [key, { of, members }] of fans) {
    if (members.length <= MAX_FAN || unfolded.has(key)) continue;
    for (const { address } of members) foldOf.set(address, key);
    folds.set(key, foldNode(key, members, of));
  }
  if (folds.size === 0) return graph;
  const nodes: FlowNode[] = [];
  for (const node of graph.nodes) {
    const key = foldOf.get(node.address);
    // A fold stands in the place of its first member, which is that of the earliest transfer.
    const fold = key === undefined ? node : folds.get(key);
    if (fold !== undefined) nodes.push(fold);
    if (key !== undefined) folds.delete(key);
  }
  return { ...graph, nodes, flows: mergedFlows(graph, foldOf) };
}

/** The names of all fans that would be folded. */
export function foldNames(graph: FlowGraph): readonly string[] {
  return foldFans(graph).nodes.flatMap(({ address, folded }) => (folded === undefined ? [] : [address]));
}

interface Ends {
  readonly paid_by: Set<string>;
  readonly paid: Set<string>;
}

function endsOf(flows: readonly Flow[]): ReadonlyMap<string, Ends> {
  const ends = new Map<string, Ends>();
  const of = (address: string): Ends => {
    const known = ends.get(address) ?? { paid_by: new Set<string>(), paid: new Set<string>() };
    ends.set(address, known);
    return known;
  };
  for (const { from, to } of flows) {
    of(from).paid.add(to);
    of(to).paid_by.add(from);
  }
  return ends;
}

/** The same for all that play one part between the same others. */
function foldName({ part, role }: FlowNode, { paid_by, paid }: Ends): string {
  return PREFIX + JSON.stringify([part, role, [...paid_by].toSorted(), [...paid].toSorted()]);
}

function foldNode(
  key: string,
  [first, ...rest]: readonly [FlowNode, ...FlowNode[]],
  { paid_by, paid }: Ends,
): FlowNode {
  const members = [first, ...rest];
  const moved_usd = members.reduce((sum, one) => sum + one.moved_usd, 0);
  const isBetween = paid_by.size > 0 && paid.size > 0;
  const kind = isBetween ? text.between : paid.size > 0 ? text.payers : text.payees;
  // What passes through is counted as it comes in and as it goes out.
  const name = text.name(formatCount(members.length), kind, compactWorth(isBetween ? moved_usd / 2 : moved_usd));
  return { ...first, address: key, name, moved_usd, folded: members.map(({ address }) => address) };
}

function mergedFlows({ flows, order }: FlowGraph, foldOf: ReadonlyMap<string, string>): readonly Flow[] {
  const merged = new Map<string, Flow>();
  for (const flow of flows) {
    const [from, to] = [foldOf.get(flow.from) ?? flow.from, foldOf.get(flow.to) ?? flow.to];
    const key = `${from} ${to}`;
    const before = merged.get(key);
    const transfers = before === undefined ? flow.transfers : [...before.transfers, ...flow.transfers];
    merged.set(key, { ...flow, from, to, transfers, total_usd: (before?.total_usd ?? 0) + flow.total_usd });
  }
  const place = (flow: Flow): Flow =>
    flow.from.startsWith(PREFIX) || flow.to.startsWith(PREFIX)
      ? { ...flow, transfers: flow.transfers.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) }
      : flow;
  return [...merged.values()].map(place);
}
