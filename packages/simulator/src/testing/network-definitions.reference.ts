/**
 * The contract's definitions of smurfing and the shapes named after it, as plain loops over one instance's transfers.
 */
import { HOUR_MS } from '@analytics/domain';
import { groupBy, total, type InstanceView, type SeenTransfer } from './instance-view.reference.ts';

/** Where a part ends up when each holder passes on 80 % and more of it within 72 h, one or two holders on. */
function endsOf(view: InstanceView, part: SeenTransfer, layers: number): number[] {
  const next = view.core.filter(
    (one) =>
      one.from === part.to &&
      one.time_ms > part.time_ms &&
      one.time_ms <= part.time_ms + 72 * HOUR_MS &&
      one.usd >= 0.8 * part.usd &&
      one.usd <= 1.25 * part.usd,
  );
  return next.flatMap((one) => [one.to, ...(layers > 1 ? endsOf(view, one, layers - 1) : [])]);
}

/**
 * For each source, its parts that come together again at a wallet without a label that three and more of them reach.
 */
function gatheredParts(view: InstanceView, layers: number): SeenTransfer[][] {
  return [...groupBy(view.core, ({ from }) => from).values()].map((parts) => {
    const ends = parts.map((part) => endsOf(view, part, layers).filter((end) => view.labelOf(end) === ''));
    const meeting = new Set(ends.flat().filter((end) => ends.filter((of) => of.includes(end)).length >= 3));
    return parts.filter((_, at) => ends[at]!.some((end) => meeting.has(end)));
  });
}

/**
 * Five mules and more, each part below 10,000 USD, 20,000 USD and more together, over one or two layers to aggregators.
 */
export function isSmurfing(view: InstanceView): boolean {
  return gatheredParts(view, 2).some((parts) => {
    const below = parts.filter(({ usd }) => usd < 10_000);
    return below.length >= 5 && total(below) >= 20_000;
  });
}

/** One wallet, three and more middles that forward, one destination. */
export function isScatterGather(view: InstanceView): boolean {
  return gatheredParts(view, 1).some((parts) => new Set(parts.map(({ to }) => to)).size >= 3);
}

/** Three and more pay a hub, which afterwards pays three and more others 80 % and more of it, within 72 h. */
export function isGatherScatter(view: InstanceView): boolean {
  return [...view.roles.keys()].some((hub) => {
    const got = view.core.filter(({ to }) => to === hub);
    const paid = view.core.filter(({ from }) => from === hub);
    if (new Set(got.map(({ from }) => from)).size < 3 || new Set(paid.map(({ to }) => to)).size < 3) return false;
    const inOrder = got.at(-1)!.time_ms < paid[0]!.time_ms && paid.at(-1)!.time_ms - got[0]!.time_ms <= 72 * HOUR_MS;
    return inOrder && total(paid) >= 0.8 * total(got) && total(paid) <= 1.25 * total(got);
  });
}

function isDense(layer: readonly SeenTransfer[]): boolean {
  const [payers, payees] = [new Set(layer.map(({ from }) => from)), new Set(layer.map(({ to }) => to))];
  const pairs = new Set(layer.map(({ from, to }) => `${from}>${to}`));
  return payers.size >= 3 && payees.size >= 3 && pairs.size >= 0.6 * payers.size * payees.size;
}

function withinWindow(layer: readonly SeenTransfer[]): boolean {
  return layer.at(-1)!.time_ms - layer[0]!.time_ms <= 72 * HOUR_MS;
}

/** Two layers of three and more in which 60 % and more of the pairs pay, within 72 h. */
export function isBipartite(view: InstanceView): boolean {
  return isDense(view.core) && withinWindow(view.core);
}

/** Two such layers, the second after the first. */
export function isStack(view: InstanceView): boolean {
  const payees = new Set(view.core.map(({ to }) => to));
  const first = view.core.filter(({ from }) => !payees.has(from));
  const second = view.core.filter(({ from }) => payees.has(from));
  if (first.length === 0 || second.length === 0) return false;
  return isDense(first) && isDense(second) && first.at(-1)!.time_ms < second[0]!.time_ms && withinWindow(view.core);
}
