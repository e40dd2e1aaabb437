/** Where the addresses of a scheme stand: a layout that fits its typology. Deterministic; x and y grow right and up. */
import { addToList, type Drawing, type PatternType } from '@analytics/domain';
import type { FlowGraph } from './flow-graph.ts';

export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** The drawing of each type of pattern. */
export const PATTERN_DRAWINGS = {
  cycle: 'ring',
  layering_path: 'chain',
  smurfing_network: 'layers',
  motif_fanin: 'star',
  motif_fanout: 'star',
  temporal_burst: 'star',
  threshold_evasion: 'star',
  proximity_risk: 'chain',
} as const satisfies Record<PatternType, Drawing>;

/** One scheme keeps its own drawing; several together are laid out by how far the money had run. */
export function drawingOfAll(drawings: readonly Drawing[]): Drawing {
  const [only, ...others] = drawings;
  return only !== undefined && others.length === 0 ? only : 'layers';
}

/** O(nodes log nodes + transfers). */
export function placesOf(scheme: FlowGraph, drawing: Drawing): Places {
  switch (drawing) {
    case 'ring':
      return ring(scheme);
    case 'star':
      return star(scheme);
    case 'chain':
    case 'layers':
      return layered(scheme);
  }
}

/** On a circle in the order in which the money reached them, beginning at the top. */
function ring({ nodes }: FlowGraph): Places {
  return new Map(
    nodes.map(({ address }, at) => {
      const angle = Math.PI / 2 - (2 * Math.PI * at) / nodes.length;
      return [address, { x: Math.cos(angle) * 1.25, y: Math.sin(angle) }];
    }),
  );
}

/** The busiest address in the middle; who paid it on the left, whom it paid on the right, the others outside. */
function star({ nodes, flows }: FlowGraph): Places {
  const degree = new Map<string, number>();
  for (const { from, to } of flows) {
    degree.set(from, (degree.get(from) ?? 0) + 1);
    degree.set(to, (degree.get(to) ?? 0) + 1);
  }
  const center = nodes.reduce<string | undefined>(
    (best, { address }) =>
      best === undefined || (degree.get(address) ?? 0) > (degree.get(best) ?? 0) ? address : best,
    undefined,
  );
  const payers = new Set(flows.filter(({ to }) => to === center).map(({ from }) => from));
  const paid = new Set(flows.filter(({ from }) => from === center).map(({ to }) => to));
  const others = nodes.map(({ address }) => address).filter((address) => address !== center);
  const left = others.filter((address) => payers.has(address) && !paid.has(address));
  const right = others.filter((address) => paid.has(address));
  const outside = others.filter((address) => !payers.has(address) && !paid.has(address));
  const feeds = new Set(flows.filter(({ to }) => payers.has(to)).map(({ from }) => from));
  const places = new Map<string, { x: number; y: number }>();
  if (center !== undefined) places.set(center, { x: 0, y: 0 });
  arc(places, left, Math.PI, 1);
  arc(places, right, 0, 1);
  arc(
    places,
    outside.filter((address) => feeds.has(address)),
    Math.PI,
    1.7,
  );
  arc(
    places,
    outside.filter((address) => !feeds.has(address)),
    0,
    1.7,
  );
  return places;
}

const ARC = (150 / 180) * Math.PI;
/** More stand on several arcs behind one another. */
const MAX_ON_ARC = 40;
const ARCS_DEPTH = 0.5;

function arc(
  places: Map<string, { x: number; y: number }>,
  addresses: readonly string[],
  middle: number,
  radius: number,
): void {
  const arcs = Math.ceil(addresses.length / MAX_ON_ARC);
  addresses.forEach((address, at) => {
    const share = addresses.length === 1 ? 0 : at / (addresses.length - 1) - 0.5;
    const angle = middle - share * ARC;
    const distance = radius + ((at % arcs) / arcs) * ARCS_DEPTH;
    places.set(address, { x: Math.cos(angle) * distance * 1.3, y: Math.sin(angle) * distance });
  });
}

const WIDTH = 2;
const HALF_HEIGHT = 0.5;
/** A column of more is a block of lines side by side: in one line they would hide one another. */
const MAX_IN_LINE = 24;
/** Of the distance between two columns, what a block may fill. */
const BLOCK_SHARE = 0.7;

/**
 * From left to right by how many hops the money had run when it first arrived; the largest of a column in its middle.
 */
function layered({ nodes, transfers }: FlowGraph): Places {
  const depth = new Map<string, number>();
  for (const { from_address: from, to_address: to } of transfers) {
    if (!depth.has(from)) depth.set(from, Math.max(0, (depth.get(to) ?? 1) - 1));
    if (!depth.has(to)) depth.set(to, (depth.get(from) ?? 0) + 1);
  }
  const columns = new Map<number, string[]>();
  for (const { address } of nodes.toSorted((a, b) => b.moved_usd - a.moved_usd)) {
    const column = depth.get(address) ?? 0;
    addToList(columns, column, address);
  }
  const deepest = [...columns.keys()].reduce((most, column) => Math.max(most, column), 1);
  const widest = [...columns.values()].reduce((most, { length }) => Math.max(most, length), 1);
  if (deepest >= MIN_WRAPPED && widest <= MAX_IN_ROW) return wrapped(columns, deepest);
  const places = new Map<string, { x: number; y: number }>();
  const block_width = (WIDTH / deepest) * BLOCK_SHARE;
  for (const [column, addresses] of columns) {
    const lines = addresses.length > MAX_IN_LINE ? Math.ceil(Math.sqrt(addresses.length * block_width)) : 1;
    const spread = Math.min(0.25, lines / addresses.length);
    addresses.forEach((address, at) => {
      // The largest first: middle, above, below, further above …
      const row = Math.floor(at / lines);
      const step = row % 2 === 1 ? (row + 1) / 2 : -row / 2;
      const aside = ((at % lines) - (lines - 1) / 2) * (block_width / lines);
      places.set(address, { x: (column / deepest) * WIDTH + aside, y: step * spread });
    });
  }
  untangle(places, columns, transfers);
  return stretched(places);
}

/** In each column that is one line, the places are given out in the order of those who paid: fewer arrows cross. */
function untangle(
  places: Map<string, { x: number; y: number }>,
  columns: ReadonlyMap<number, readonly string[]>,
  transfers: FlowGraph['transfers'],
): void {
  const payers = new Map<string, string[]>();
  for (const { from_address: from, to_address: to } of transfers) {
    addToList(payers, to, from);
  }
  for (const [, addresses] of [...columns].toSorted(([a], [b]) => a - b)) {
    if (addresses.length > MAX_IN_LINE) continue;
    const middle = new Map(
      addresses.map((address) => {
        const of = (payers.get(address) ?? []).flatMap((payer) => places.get(payer) ?? []);
        return [address, of.reduce((sum, { y }) => sum + y, 0) / Math.max(1, of.length)];
      }),
    );
    const spots = addresses.map((address) => places.get(address) ?? { x: 0, y: 0 }).toSorted((a, b) => a.y - b.y);
    // Of those who were paid from the same height each keeps its side of the others.
    const order = addresses.toSorted(
      (a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0) || (places.get(a)?.y ?? 0) - (places.get(b)?.y ?? 0),
    );
    order.forEach((address, at) => {
      places.set(address, spots[at] ?? { x: 0, y: 0 });
    });
  }
}

/** A chain of as many hops is written in rows: its labels have no room in one. */
const MIN_WRAPPED = 9;
const MAX_IN_ROW = 3;

/** Row by row, each from where the one before ended: every second one runs back, so that no arrow crosses the drawing. */
function wrapped(columns: ReadonlyMap<number, readonly string[]>, deepest: number): Places {
  const rows = Math.ceil(Math.sqrt((deepest + 1) / 2));
  const per_row = Math.ceil((deepest + 1) / rows);
  const row_height = (2 * HALF_HEIGHT) / rows;
  const places = new Map<string, { x: number; y: number }>();
  for (const [column, addresses] of columns) {
    const row = Math.floor(column / per_row);
    const at = column % per_row;
    const x = ((row % 2 === 0 ? at : per_row - 1 - at) / Math.max(1, per_row - 1)) * WIDTH;
    addresses.forEach((address, index) => {
      const aside = (index - (addresses.length - 1) / 2) * (row_height / (MAX_IN_ROW + 1));
      places.set(address, { x, y: HALF_HEIGHT - (row + 0.5) * row_height - aside });
    });
  }
  return places;
}

const MAX_STRETCH = 2.5;

/** Uses the height that the drawing has, without making a zigzag of a straight chain. */
function stretched(places: Places): Places {
  const most = [...places.values()].reduce((found, { y }) => Math.max(found, Math.abs(y)), 0);
  const factor = most === 0 ? 1 : Math.min(MAX_STRETCH, HALF_HEIGHT / most);
  return new Map([...places].map(([address, { x, y }]) => [address, { x, y: y * factor }]));
}
