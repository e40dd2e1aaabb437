/** A canvas as it is drawn: marks and arrows, folded groups as one mark, and what the filters leave. */
import { addToList, RISKY_LEVELS, meaningOf, shortAddress } from '@analytics/domain';
import type { AddressFacts, CanvasColour, CanvasDocument, CanvasLink, CanvasNode } from '@analytics/domain';
import type { Part } from '../drawing/part.ts';
import { nodeLabel } from '../drawing/flow-graph.ts';

export interface CanvasMark {
  /** An address, or `group:ID` of a folded group. */
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly part: Part;
  /** Of the analyst: the address's own, else its group's. */
  readonly colour: CanvasColour;
  readonly has_note: boolean;
  readonly is_pinned: boolean;
  /** Whether the open slice does not hold it. */
  readonly is_gone: boolean;
  /** Addresses that it stands for; one of an address. */
  readonly members: readonly string[];
  /** What it took in and gave out over the arrows that are drawn. */
  readonly moved_usd: number;
}

export interface CanvasArrow {
  readonly from: string;
  readonly to: string;
  readonly total_usd: number;
  readonly transfer_count: number;
  readonly first_time: number;
  readonly last_time: number;
  /** Whether a trace followed money over it. */
  readonly is_traced: boolean;
  /** The asset, where it is one and it has no price. */
  readonly unpriced: string;
  readonly links: readonly CanvasLink[];
}

export interface CanvasGraph {
  readonly marks: readonly CanvasMark[];
  readonly arrows: readonly CanvasArrow[];
  /** Addresses and links that the filters or the analyst keep out of sight. */
  readonly hidden_count: number;
  readonly filtered_count: number;
}

/** By address; none until they are read. */
export type Facts = ReadonlyMap<string, AddressFacts>;

export const GROUP = 'group:';

/** O(nodes + links). */
export function canvasGraph(document: CanvasDocument, facts: Facts): CanvasGraph {
  const groups = new Map(document.groups.map((group) => [group.group_id, group] as const));
  const markOf = new Map<string, string>();
  const members = new Map<string, CanvasNode[]>();
  for (const node of document.nodes) {
    if (node.is_hidden) continue;
    const id = groups.get(node.group_id)?.is_folded === true ? GROUP + node.group_id : node.address;
    markOf.set(node.address, id);
    addToList(members, id, node);
  }
  const passing = document.links.filter((link) => passes(link, document, facts));
  const arrows = arrowsOf(passing, markOf);
  const moved = new Map<string, number>();
  for (const { from, to, total_usd } of arrows)
    for (const id of [from, to]) moved.set(id, (moved.get(id) ?? 0) + total_usd);
  const marks = [...members].map(([id, nodes]) => {
    const moved_usd = moved.get(id) ?? 0;
    const group = groups.get(nodes[0]?.group_id ?? '');
    return id.startsWith(GROUP) && group !== undefined
      ? groupMark(id, group, nodes, facts, moved_usd)
      : addressMark(nodes[0] ?? EMPTY, group?.colour ?? '', facts, moved_usd);
  });
  const hidden_count = document.nodes.filter(({ is_hidden }) => is_hidden).length;
  return { marks, arrows, hidden_count, filtered_count: document.links.length - passing.length };
}

const EMPTY: CanvasNode = {
  address: '',
  x: 0,
  y: 0,
  is_pinned: false,
  is_hidden: false,
  colour: '',
  note: '',
  group_id: '',
};

/** Whether the filters of the canvas leave a link in sight. */
export function passes(link: CanvasLink, { filters }: Pick<CanvasDocument, 'filters'>, facts: Facts): boolean {
  const { from_time, to_time, assets, min_usd, roles } = filters;
  const ends = [link.from_address, link.to_address];
  return (
    // What has no known time is left out by none.
    (link.last_time === 0 || link.last_time >= from_time) &&
    (to_time === 0 || link.first_time < to_time) &&
    (assets.length === 0 || assets.includes(link.asset_symbol)) &&
    Number(link.total_usd) >= min_usd &&
    (roles.length === 0 || ends.some((address) => roles.includes(facts.get(address)?.role ?? '')))
  );
}

/** How an address is drawn: by its label, by who suspects it, by what it does. */
export function partOfFacts(facts: AddressFacts | undefined): Part {
  if (facts === undefined) return 'other';
  if (RISKY_LEVELS.includes(facts.risk_level) || meaningOf(facts.role)?.kind === 'risk') return 'risk';
  if (facts.suspect_count > 0) return 'suspect';
  return facts.role === '' && facts.label === '' ? 'other' : 'service';
}

export function nameOf(address: string, facts: Facts): string {
  return nodeLabel({ address, name: facts.get(address)?.label ?? '' });
}

function addressMark(node: CanvasNode, group_colour: CanvasColour, facts: Facts, moved_usd: number): CanvasMark {
  const { address, x, y, is_pinned, note } = node;
  const known = facts.get(address);
  return {
    id: address,
    x,
    y,
    label: nameOf(address, facts),
    part: partOfFacts(known),
    colour: node.colour === '' ? group_colour : node.colour,
    has_note: note !== '',
    is_pinned,
    is_gone: known?.is_in_slice === false,
    members: [address],
    moved_usd,
  };
}

/** In the middle of its members, drawn as the worst of them. */
function groupMark(
  id: string,
  group: CanvasDocument['groups'][number],
  nodes: readonly CanvasNode[],
  facts: Facts,
  moved_usd: number,
): CanvasMark {
  const middle = (of: (node: CanvasNode) => number): number =>
    nodes.reduce((sum, node) => sum + of(node), 0) / nodes.length;
  const parts = new Set(nodes.map(({ address }) => partOfFacts(facts.get(address))));
  const part = (['risk', 'suspect', 'service'] as const).find((one) => parts.has(one)) ?? 'other';
  return {
    id,
    x: middle(({ x }) => x),
    y: middle(({ y }) => y),
    label: `${nodeLabel({ address: '', name: group.name === '' ? shortAddress(nodes[0]?.address ?? '') : group.name })} (${nodes.length})`,
    part,
    colour: group.colour === '' ? (nodes.find(({ colour }) => colour !== '')?.colour ?? '') : group.colour,
    has_note: nodes.some(({ note }) => note !== ''),
    is_pinned: nodes.every(({ is_pinned }) => is_pinned),
    is_gone: nodes.every(({ address }) => facts.get(address)?.is_in_slice === false),
    members: nodes.map(({ address }) => address),
    moved_usd,
  };
}

/**
 * One arrow a pair. A trace and the evidence follow money that the window's links count too: of several sums of one
 * asset the widest stands, so that nothing is counted twice.
 */
function arrowsOf(links: readonly CanvasLink[], markOf: ReadonlyMap<string, string>): CanvasArrow[] {
  const pairs = new Map<string, { from: string; to: string; links: CanvasLink[] }>();
  for (const link of links) {
    const [from, to] = [markOf.get(link.from_address), markOf.get(link.to_address)];
    if (from === undefined || to === undefined || from === to) continue;
    const pair = pairs.get(JSON.stringify([from, to])) ?? { from, to, links: [] };
    pair.links.push(link);
    pairs.set(JSON.stringify([from, to]), pair);
  }
  return [...pairs.values()].map((pair) => {
    const counted = widest(pair.links);
    const total_usd = counted.reduce((sum, link) => sum + Number(link.total_usd), 0);
    const assets = new Set(counted.map(({ asset_symbol }) => asset_symbol));
    return {
      ...pair,
      total_usd,
      transfer_count: counted.reduce((sum, link) => sum + link.transfer_count, 0),
      first_time: firstOf(pair.links),
      last_time: Math.max(...pair.links.map(({ last_time }) => last_time)),
      is_traced: pair.links.some(({ basis }) => basis === 'trace'),
      unpriced: total_usd === 0 && assets.size === 1 ? (counted[0]?.asset_symbol ?? '') : '',
    };
  });
}

/** 0 where no time is known. */
function firstOf(links: readonly CanvasLink[]): number {
  const known = links.map(({ first_time }) => first_time).filter((time) => time > 0);
  return known.length === 0 ? 0 : Math.min(...known);
}

const WIDEST = ['window', 'evidence', 'trace'] as const;

/** Of each pair of addresses and asset symbol, the links of the widest basis there is. */
export function widest(links: readonly CanvasLink[]): readonly CanvasLink[] {
  const best = new Map<string, { rank: number; links: CanvasLink[] }>();
  for (const link of links) {
    const key = JSON.stringify([link.from_address, link.to_address, link.asset_symbol]);
    const rank = WIDEST.indexOf(link.basis);
    const known = best.get(key);
    if (known === undefined || rank < known.rank) best.set(key, { rank, links: [link] });
    else if (rank === known.rank) known.links.push(link);
  }
  return [...best.values()].flatMap((one) => one.links);
}
