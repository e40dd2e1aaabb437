/** Where new addresses stand on a canvas whose own addresses stay where they are. */
import { addToList, type CanvasDocument } from '@analytics/domain';
import { COLUMN, ROW, arrivalTimes, cellOf, timeLayout, type Places } from './time-layout.ts';

/** More stand in the next column, further from the center. */
const MAX_IN_COLUMN = 12;
/** How far a block of new addresses may give way before it stands on others. */
const MAX_SHIFT = 400;

/**
 * Whom the money of the center reached stands on its right, hop by hop and of a hop the earliest first; whose money
 * reached the center on its left. Without a center, or of no such way, they are laid out by time below all others.
 * Deterministic; O(n log n), and O(new) for each of at most 400 shifts.
 */
export function placedBeside(document: CanvasDocument, center: string, fresh: readonly string[]): Places {
  if (fresh.length === 0) return new Map();
  const isFresh = new Set(fresh);
  const standing = document.nodes.filter(({ address }) => !isFresh.has(address));
  const at = standing.find(({ address }) => address === center);
  const taken = new Set(standing.map(({ x, y }) => cellOf(x, y)));
  const times = arrivalTimes(document);
  const byTime = (addresses: readonly string[]): string[] =>
    addresses.toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1));
  const places = new Map<string, Point>();
  if (at !== undefined) {
    const right = wavesFrom(document, center, 'from_address', 'to_address').map((wave) =>
      byTime(wave.filter((address) => isFresh.has(address))),
    );
    const reached = new Set(right.flat());
    const left = wavesFrom(document, center, 'to_address', 'from_address').map((wave) =>
      // The latest payer stands nearest, so that time runs to the right on this side too.
      byTime(wave.filter((address) => isFresh.has(address) && !reached.has(address))).toReversed(),
    );
    for (const [waves, side] of [
      [right, 1],
      [left, -1],
    ] as const)
      for (const [address, place] of blockAt(columnsOf(waves), at, side, taken)) places.set(address, place);
  }
  const rest = new Set(fresh.filter((address) => !places.has(address)));
  for (const [address, place] of belowAll(document, standing, places, rest)) places.set(address, place);
  return places;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The addresses a hop away, two hops away …, each where it is nearest. O(nodes + links). */
function wavesFrom(
  { links }: Pick<CanvasDocument, 'links'>,
  center: string,
  near: 'from_address' | 'to_address',
  far: 'from_address' | 'to_address',
): string[][] {
  const next = new Map<string, string[]>();
  for (const link of links) {
    addToList(next, link[near], link[far]);
  }
  const seen = new Set([center]);
  const waves: string[][] = [];
  for (let wave = [center]; wave.length > 0;) {
    wave = [...new Set(wave.flatMap((address) => next.get(address) ?? []))].filter((address) => !seen.has(address));
    for (const address of wave) seen.add(address);
    waves.push(wave);
  }
  return waves;
}

/** A hop begins a column of its own. */
function columnsOf(waves: readonly (readonly string[])[]): string[][] {
  return waves.flatMap((wave) =>
    Array.from({ length: Math.ceil(wave.length / MAX_IN_COLUMN) }, (_, column) =>
      wave.slice(column * MAX_IN_COLUMN, (column + 1) * MAX_IN_COLUMN),
    ),
  );
}

/** Nearest to the height of the center where the whole block is free. */
function blockAt(columns: readonly (readonly string[])[], center: Point, side: 1 | -1, taken: Set<string>): Places {
  const block = new Map(
    columns.flatMap((addresses, column) =>
      addresses.map((address, row) => {
        // In whole rows, as all others stand.
        const y = center.y + (Math.floor((addresses.length - 1) / 2) - row) * ROW;
        return [address, { x: center.x + side * (column + 1) * COLUMN, y }] as const;
      }),
    ),
  );
  const isFree = (places: Places): boolean => [...places.values()].every(({ x, y }) => !taken.has(cellOf(x, y)));
  let found: Places = block;
  for (let step = 0; step < MAX_SHIFT && !isFree(found); step += 1) {
    const rise = (step % 2 === 0 ? 1 : -1) * (Math.floor(step / 2) + 1) * ROW;
    found = shifted(block, 0, rise);
  }
  for (const { x, y } of found.values()) taken.add(cellOf(x, y));
  return found;
}

function belowAll(
  document: CanvasDocument,
  standing: CanvasDocument['nodes'],
  placed: Places,
  rest: ReadonlySet<string>,
): Places {
  if (rest.size === 0) return new Map();
  const nodes = document.nodes.filter(({ address }) => rest.has(address));
  const links = document.links.filter((link) => rest.has(link.from_address) && rest.has(link.to_address));
  const block = timeLayout({ nodes, links });
  const lowest = [...standing, ...placed.values()].reduce((least, { y }) => Math.min(least, y), 0);
  const highest = [...block.values()].reduce((most, { y }) => Math.max(most, y), -Infinity);
  return shifted(block, 0, Math.floor(lowest) - 2 * ROW - highest);
}

function shifted(places: Places, right: number, up: number): Places {
  return new Map([...places].map(([address, { x, y }]) => [address, { x: x + right, y: y + up }]));
}
