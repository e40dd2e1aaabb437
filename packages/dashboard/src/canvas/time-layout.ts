/** Where the addresses of a canvas stand: from left to right by the time that money first reached them. */
import { addToList, type CanvasDocument } from '@analytics/domain';

export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>;

/** Between two columns and two rows, in units of the canvas: a label has room between. */
export const COLUMN = 2;
export const ROW = 1;
/** Columns for the square root of the number of addresses. */
const SPREAD = 1.6;

/**
 * The later money reaches an address, the further to the right it stands, half by the clock and half by its turn, so
 * that a quiet month does not press everything else together. Rows are taken as near as they are free to those who paid.
 * Pinned addresses stay. Deterministic; O(n log n), and O(n) rows looked at for each in the worst case.
 */
export function timeLayout({ nodes, links }: Pick<CanvasDocument, 'nodes' | 'links'>): Places {
  const times = arrivalTimes({ nodes, links });
  const order = nodes
    .map(({ address }) => address)
    .toSorted((a, b) => (times.get(a) ?? 0) - (times.get(b) ?? 0) || (a < b ? -1 : 1));
  const [first, last] = [times.get(order[0] ?? '') ?? 0, times.get(order.at(-1) ?? '') ?? 0];
  let column = 0;
  const columns = Math.max(1, Math.ceil(Math.sqrt(nodes.length) * SPREAD) - 1);
  const payers = payersOf(links);
  const pinned = new Map(
    nodes.filter(({ is_pinned }) => is_pinned).map(({ address, x, y }) => [address, { x, y }] as const),
  );
  const taken = new Set([...pinned.values()].map(({ x, y }) => cellOf(x, y)));
  const places = new Map<string, { x: number; y: number }>(pinned);
  order.forEach((address, turn) => {
    if (pinned.has(address)) return;
    const by_turn = order.length < 2 ? 0 : turn / (order.length - 1);
    const by_clock = last === first ? by_turn : ((times.get(address) ?? first) - first) / (last - first);
    const above = (payers.get(address) ?? []).flatMap((payer) => places.get(payer) ?? []);
    // Right of whom it was paid by before: never in one column with them, and never left of an earlier address.
    const beside = above.reduce((most, place) => Math.max(most, Math.round(place.x / COLUMN) + 1), 0);
    const by_time = Math.round(((by_turn + by_clock) / 2) * columns);
    column = Math.max(column, by_time, beside);
    const x = column * COLUMN;
    const wanted = above.length === 0 ? 0 : above.reduce((sum, { y }) => sum + y, 0) / above.length;
    const y = freeRow(taken, x, Math.round(wanted / ROW) * ROW);
    taken.add(cellOf(x, y));
    places.set(address, { x, y });
  });
  return places;
}

/**
 * When money first reached each address; of one that nobody paid, a moment before it first paid. Links of an unknown time
 * (0) say nothing; who has no others was reached when the last of its payers was. O(nodes + links).
 */
export function arrivalTimes({ nodes, links }: Pick<CanvasDocument, 'nodes' | 'links'>): ReadonlyMap<string, number> {
  const reached = new Map<string, number>();
  const paid = new Map<string, number>();
  for (const { from_address, to_address, first_time } of links) {
    if (first_time === 0) continue;
    reached.set(to_address, Math.min(reached.get(to_address) ?? Infinity, first_time));
    paid.set(from_address, Math.min(paid.get(from_address) ?? Infinity, first_time));
  }
  const timeOf = (address: string): number | undefined => {
    const [came, went] = [reached.get(address), paid.get(address)];
    // Who pays before anybody pays it stands before its payees.
    return went !== undefined && (came === undefined || went < came) ? went - 1 : came;
  };
  const payers = payersOf(links);
  return new Map(
    nodes.map(({ address }) => {
      const ofPayers = (payers.get(address) ?? []).flatMap((payer) => timeOf(payer) ?? []);
      return [address, timeOf(address) ?? ofPayers.reduce((last, time) => Math.max(last, time), 0)];
    }),
  );
}

/** The row nearest to the wanted one that is free in the column: it, above, below, further above … */
export function freeRow(taken: ReadonlySet<string>, x: number, wanted: number): number {
  for (let step = 0; step <= taken.size; step += 1) {
    for (const y of step === 0 ? [wanted] : [wanted + step * ROW, wanted - step * ROW])
      if (!taken.has(cellOf(x, y))) return y;
  }
  return wanted;
}

/** Two addresses of one cell would lie on one another. */
export function cellOf(x: number, y: number): string {
  return `${Math.round(x / COLUMN)} ${Math.round(y / ROW)}`;
}

function payersOf(links: CanvasDocument['links']): ReadonlyMap<string, string[]> {
  const payers = new Map<string, string[]>();
  for (const { from_address, to_address } of links) {
    addToList(payers, to_address, from_address);
  }
  return payers;
}
