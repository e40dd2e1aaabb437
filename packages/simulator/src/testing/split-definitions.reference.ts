/** The contract's definitions of baits, splits and Ponzi schemes, as plain loops over one instance's transfers. */
import { HOUR_MS } from '@analytics/domain';
import { groupBy, total, type InstanceView } from './instance-view.reference.ts';

const looksLike = (a: string, b: string): boolean =>
  a !== b && a.slice(1, 5) === b.slice(1, 5) && a.slice(-4) === b.slice(-4);

/** Who paid an address gets next to nothing, as a first dealing, from one that looks like it. */
export function isAddressPoisoning(view: InstanceView): boolean {
  return view.core.some((bait) => {
    const before = view.core.filter(({ time_ms }) => time_ms < bait.time_ms);
    const isFirst = before.every(({ from, to }) => ![from, to].includes(bait.from) || ![from, to].includes(bait.to));
    return (
      bait.usd < 1 &&
      isFirst &&
      before.some(
        ({ from, to, usd }) => from === bait.to && usd > 100 && looksLike(view.nameOf(to), view.nameOf(bait.from)),
      )
    );
  });
}

interface SeenSplit {
  readonly payer: number;
  readonly first_receivers: readonly number[];
  readonly taker: number;
  readonly partner: number;
  readonly share: number;
}

/** Two parts of one sum that leave one address in one moment: its payer's, or what one paid it in that moment. */
function splitsOf(view: InstanceView): SeenSplit[] {
  const moments = groupBy(view.core, ({ from, time_ms, asset }) => `${from}/${time_ms}/${asset}`);
  return [...moments.values()].flatMap((parts): SeenSplit[] => {
    const [a, b] = [...parts].sort((x, y) => x.native - y.native);
    if (parts.length !== 2 || a === undefined || b === undefined) return [];
    const paid = view.core.filter(
      ({ to, time_ms, asset }) => to === a.from && time_ms === a.time_ms && asset === a.asset,
    );
    return [
      {
        payer: paid[0]?.from ?? a.from,
        first_receivers: paid.length > 0 ? [a.from] : [a.to, b.to],
        taker: b.to,
        partner: a.to,
        share: a.native / (a.native + b.native),
      },
    ];
  });
}

/** The splits of a partner at its usual share. */
function partnershipsOf(view: InstanceView): [partner: number, splits: SeenSplit[]][] {
  return [...groupBy(splitsOf(view), ({ partner }) => partner)].map(([partner, splits]) => {
    const usual = [...splits].sort((a, b) => a.share - b.share)[splits.length >> 1]!.share;
    return [partner, splits.filter(({ share }) => Math.abs(share - usual) < 0.01)];
  });
}

const count = (nodes: Iterable<number>): number => new Set(nodes).size;

/** Five and more payments of at least four who pay once are shared by a partner and few others, who deal no more. */
export function isAffiliateSplit(view: InstanceView): boolean {
  return partnershipsOf(view).some(([partner, splits]) => {
    const takers = new Set(splits.map(({ taker }) => taker));
    const between = view.transfers.filter(
      ({ from, to }) => (takers.has(from) && to === partner) || (from === partner && takers.has(to)),
    );
    return (
      splits.length >= 5 &&
      count(splits.map(({ payer }) => payer)) === splits.length &&
      takers.size <= 5 &&
      between.length === 0
    );
  });
}

/** Eight and more victims pay few addresses, a share goes to a partner, and most of it goes on to few. */
export function isWalletDrainer(view: InstanceView): boolean {
  return partnershipsOf(view).some(([partner, splits]) => {
    const takers = new Set([partner, ...splits.map(({ taker }) => taker)]);
    const payers = new Set(splits.map(({ payer }) => payer));
    const taken = view.core.filter(({ to }) => takers.has(to));
    const onward = view.transfers.filter(({ from, to }) => takers.has(from) && !takers.has(to));
    return (
      payers.size >= 8 &&
      count(splits.flatMap(({ first_receivers }) => first_receivers)) <= 6 &&
      total(onward) >= 0.6 * total(taken) &&
      count(onward.map(({ to }) => to)) <= 6
    );
  });
}

/** Fifteen and more pay in, ever more of them; of the first third most win, of the last third most lose. */
export function isPonziScheme(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ to }) => to)].some(([hub, paid]) => {
    const investors = [...groupBy(paid, ({ from }) => from)].map(([node, payments]) => ({
      first_ms: payments[0]!.time_ms,
      paid: total(payments),
      got: total(view.core.filter(({ from, to }) => from === hub && to === node)),
    }));
    if (investors.length < 15) return false;
    investors.sort((a, b) => a.first_ms - b.first_ms);
    const third = Math.floor(investors.length / 3);
    const middle_ms = (paid[0]!.time_ms + paid.at(-1)!.time_ms) / 2;
    return (
      investors.filter(({ first_ms }) => first_ms > middle_ms + HOUR_MS).length >= 0.35 * investors.length &&
      investors.slice(0, third).filter((one) => one.got > one.paid).length >= 0.5 * third &&
      investors.slice(-third).filter((one) => one.got < one.paid).length >= 0.7 * third
    );
  });
}
