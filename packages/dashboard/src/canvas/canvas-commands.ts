/** What an analyst does to a canvas: each act gives a new document and leaves the one before as it was. */
import {
  MAX_CANVAS_GROUPS,
  MAX_CANVAS_LINKS,
  MAX_CANVAS_NODES,
  canvasLinkKey,
  type CanvasColour,
  type CanvasDocument,
  type CanvasFilters,
  type CanvasLink,
  type CanvasNode,
} from '@analytics/domain';
import { placedBeside } from './placed-beside.ts';
import { timeLayout } from './time-layout.ts';

export type CanvasCommand =
  /** Addresses and links that were found from `center`; '' where they were found from none. */
  | {
      readonly act: 'add';
      readonly center: string;
      readonly addresses: readonly string[];
      readonly links: readonly CanvasLink[];
    }
  | { readonly act: 'collapse'; readonly address: string }
  | { readonly act: 'remove'; readonly addresses: readonly string[] }
  | { readonly act: 'hide'; readonly addresses: readonly string[]; readonly is_hidden: boolean }
  | { readonly act: 'pin'; readonly addresses: readonly string[]; readonly is_pinned: boolean }
  | { readonly act: 'move'; readonly places: readonly MovedNode[] }
  | { readonly act: 'group'; readonly addresses: readonly string[]; readonly group_id: string; readonly name: string }
  | { readonly act: 'ungroup'; readonly group_id: string }
  | { readonly act: 'fold'; readonly group_id: string; readonly is_folded: boolean }
  | { readonly act: 'annotate'; readonly address: string; readonly note: string }
  | { readonly act: 'colour'; readonly addresses: readonly string[]; readonly colour: CanvasColour }
  /** `links`: what the links of the window are under the new filters. */
  | { readonly act: 'filter'; readonly filters: CanvasFilters; readonly links: readonly CanvasLink[] }
  | { readonly act: 'arrange' }
  /** Another document in the place of this one, as somebody else saved it. */
  | { readonly act: 'replace'; readonly document: CanvasDocument };

export interface MovedNode {
  readonly address: string;
  readonly x: number;
  readonly y: number;
}

/** The document after the command; the same object where it changes nothing. O(nodes + links), arranging O(n log n). */
export function applyCommand(document: CanvasDocument, command: CanvasCommand): CanvasDocument {
  switch (command.act) {
    case 'add':
      return added(document, command.center, command.addresses, command.links);
    case 'collapse':
      return without(document, hangingOn(document, command.address));
    case 'remove':
      return without(document, command.addresses);
    case 'hide':
      return withNodes(document, command.addresses, { is_hidden: command.is_hidden });
    case 'pin':
      return withNodes(document, command.addresses, { is_pinned: command.is_pinned });
    case 'move':
      return moved(document, command.places);
    case 'group':
      return grouped(document, command);
    case 'ungroup':
      return withoutEmptyGroups({
        ...document,
        nodes: document.nodes.map((node) => (node.group_id === command.group_id ? { ...node, group_id: '' } : node)),
      });
    case 'fold':
      return {
        ...document,
        groups: document.groups.map((group) =>
          group.group_id === command.group_id ? { ...group, is_folded: command.is_folded } : group,
        ),
      };
    case 'annotate':
      return withNodes(document, [command.address], { note: command.note });
    case 'colour':
      return withNodes(document, command.addresses, { colour: command.colour });
    case 'filter':
      return { ...document, filters: command.filters, links: recounted(document.links, command.links) };
    case 'arrange':
      return placedAt(document, timeLayout(document));
    case 'replace':
      return command.document;
  }
}

/** How many of the addresses find no room on the canvas. */
export function withoutRoom(document: CanvasDocument, addresses: readonly string[]): number {
  const known = new Set(document.nodes.map(({ address }) => address));
  const fresh = new Set(addresses.filter((address) => !known.has(address)));
  return Math.max(0, known.size + fresh.size - MAX_CANVAS_NODES);
}

const NEW_NODE = { is_pinned: false, is_hidden: false, colour: '', note: '', group_id: '' } as const;

/** What is known already stays as it is, and comes back into sight; of a link the newer sum holds. */
function added(
  document: CanvasDocument,
  center: string,
  addresses: readonly string[],
  links: readonly CanvasLink[],
): CanvasDocument {
  const wanted = new Set(addresses);
  const known = new Set(document.nodes.map(({ address }) => address));
  const room = MAX_CANVAS_NODES - known.size;
  const fresh = [...wanted].filter((address) => !known.has(address)).slice(0, Math.max(0, room));
  const there = new Set([...known, ...fresh]);
  const joined = new Map(document.links.map((link) => [canvasLinkKey(link), link] as const));
  for (const link of links)
    if (there.has(link.from_address) && there.has(link.to_address)) joined.set(canvasLinkKey(link), link);
  const shown = document.nodes.map((node) =>
    node.is_hidden && wanted.has(node.address) ? { ...node, is_hidden: false } : node,
  );
  const nodes: CanvasNode[] = [...shown, ...fresh.map((address) => ({ ...NEW_NODE, address, x: 0, y: 0 }))];
  const grown = { ...document, nodes, links: [...joined.values()].slice(0, MAX_CANVAS_LINKS) };
  // What stands already keeps its place; the first addresses of a canvas are laid out together.
  return placedAt(grown, known.size <= 1 ? timeLayout(grown) : placedBeside(grown, center, fresh));
}

type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

function placedAt(document: CanvasDocument, places: Places): CanvasDocument {
  return { ...document, nodes: document.nodes.map((node) => ({ ...node, ...places.get(node.address) })) };
}

/**
 * The addresses that nothing but `address` links to the canvas. What an analyst marked, placed or began with stays.
 * O(nodes + links).
 */
export function hangingOn({ nodes, links, origin }: CanvasDocument, address: string): string[] {
  const held = new Set<string>();
  const near = new Set<string>();
  for (const { from_address: from, to_address: to } of links) {
    if (from === address) near.add(to);
    else if (to === address) near.add(from);
    else held.add(from).add(to);
  }
  return nodes
    .filter(
      (node) =>
        near.has(node.address) &&
        !held.has(node.address) &&
        !isMarked(node) &&
        !(origin.kind === 'address' && node.address === origin.id),
    )
    .map((node) => node.address);
}

function isMarked({ is_pinned, colour, note, group_id }: CanvasNode): boolean {
  return is_pinned || colour !== '' || note !== '' || group_id !== '';
}

function without(document: CanvasDocument, addresses: readonly string[]): CanvasDocument {
  const gone = new Set(addresses);
  if (gone.size === 0) return document;
  return withoutEmptyGroups({
    ...document,
    nodes: document.nodes.filter(({ address }) => !gone.has(address)),
    links: document.links.filter(({ from_address, to_address }) => !gone.has(from_address) && !gone.has(to_address)),
  });
}

function withNodes(
  document: CanvasDocument,
  addresses: readonly string[],
  change: Partial<CanvasNode>,
): CanvasDocument {
  const changed = new Set(addresses);
  const entries = Object.entries(change) as [keyof CanvasNode, unknown][];
  const isNews = (node: CanvasNode): boolean =>
    changed.has(node.address) && entries.some(([name, value]) => node[name] !== value);
  if (!document.nodes.some(isNews)) return document;
  return { ...document, nodes: document.nodes.map((node) => (isNews(node) ? { ...node, ...change } : node)) };
}

/** What is placed by hand is pinned by it. */
function moved(document: CanvasDocument, places: readonly MovedNode[]): CanvasDocument {
  const to = new Map(places.map(({ address, x, y }) => [address, { x: onBoard(x), y: onBoard(y) }] as const));
  if (!document.nodes.some(({ address }) => to.has(address))) return document;
  return {
    ...document,
    nodes: document.nodes.map((node) => {
      const place = to.get(node.address);
      return place === undefined ? node : { ...node, ...place, is_pinned: true };
    }),
  };
}

/** Of the greatest board there is. */
const FARTHEST = 100_000;

function onBoard(place: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, Math.round(place * 1000) / 1000));
}

function grouped(
  document: CanvasDocument,
  { addresses, group_id, name }: Extract<CanvasCommand, { act: 'group' }>,
): CanvasDocument {
  const members = new Set(addresses);
  const isNew = !document.groups.some((group) => group.group_id === group_id);
  if (members.size === 0 || (isNew && document.groups.length >= MAX_CANVAS_GROUPS)) return document;
  const groups = isNew
    ? [...document.groups, { group_id, name, colour: '' as const, is_folded: false }]
    : document.groups.map((group) => (group.group_id === group_id ? { ...group, name } : group));
  const nodes = document.nodes.map((node) => (members.has(node.address) ? { ...node, group_id } : node));
  return withoutEmptyGroups({ ...document, nodes, groups });
}

function withoutEmptyGroups(document: CanvasDocument): CanvasDocument {
  const used = new Set(document.nodes.map(({ group_id }) => group_id));
  return { ...document, groups: document.groups.filter(({ group_id }) => used.has(group_id)) };
}

/** The links of the window give way to the new ones of the same pairs; those of evidence and traces stay. */
function recounted(links: readonly CanvasLink[], counted: readonly CanvasLink[]): CanvasLink[] {
  const pairs = new Set(links.map(({ from_address, to_address }) => JSON.stringify([from_address, to_address])));
  const kept = links.filter(({ basis }) => basis !== 'window');
  const known = counted.filter(({ from_address, to_address }) => pairs.has(JSON.stringify([from_address, to_address])));
  return [...kept, ...known].slice(0, MAX_CANVAS_LINKS);
}
