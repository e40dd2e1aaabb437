/** The contract's definitions of fans, bursts, bands and services, as plain loops over one instance's transfers. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import { groupBy, total, type InstanceView, type SeenTransfer } from './instance-view.reference.ts';

const WINDOW_MS = 72 * HOUR_MS;

function spread(transfers: readonly SeenTransfer[]): number {
  const mean = total(transfers) / transfers.length;
  return Math.sqrt(transfers.reduce((sum, { usd }) => sum + (usd - mean) ** 2, 0) / transfers.length) / mean;
}

/** Wallets without a label that ten and more others pay within 72 h, with those payments. */
function fanIns(view: InstanceView): [number, SeenTransfer[]][] {
  return [...groupBy(view.core, ({ to }) => to)].filter(
    ([center, got]) =>
      view.labelOf(center) === '' &&
      got.some(({ time_ms }) => {
        const inside = got.filter((one) => one.time_ms >= time_ms && one.time_ms <= time_ms + WINDOW_MS);
        return new Set(inside.map(({ from }) => from)).size >= 10;
      }),
  );
}

/** A fan-in whose centre sends on 80 % and more within 72 h of the last payment. */
export function isCollection(view: InstanceView): boolean {
  return fanIns(view).some(([center, got]) => {
    const until_ms = got.at(-1)!.time_ms + WINDOW_MS;
    return (
      total(view.transfers.filter(({ from, time_ms }) => from === center && time_ms <= until_ms)) >= 0.8 * total(got)
    );
  });
}

/** A wallet without a label pays ten and more others within 72 h, once each, and none of them ever pays it. */
export function isDispersion(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ from }) => from)].some(([center, paid]) => {
    const receivers = new Set(paid.map(({ to }) => to));
    const isOnce = receivers.size === paid.length && paid.at(-1)!.time_ms - paid[0]!.time_ms <= WINDOW_MS;
    const isTied = view.transfers.some(({ from, to }) => to === center && receivers.has(from));
    return receivers.size >= 10 && isOnce && !isTied && view.labelOf(center) === '';
  });
}

/**
 * Ten and more transfers of a wallet without a label within an hour, at three and more times the rate of its other
 * days.
 */
export function isBurst(view: InstanceView): boolean {
  return [...view.roles.keys()].some((address) => {
    if (view.labelOf(address) !== '') return false;
    const own = view.core.filter(({ from, to }) => from === address || to === address);
    return own.some(({ time_ms }) => {
      const inside = own.filter((one) => one.time_ms >= time_ms && one.time_ms <= time_ms + HOUR_MS).length;
      const other_rate = (own.length - inside) / (30 * 24 - 1);
      return inside >= 10 && inside >= 3 * other_rate;
    });
  });
}

const LIMITS_USD = [1_000, 3_000, 10_000];
const LIMIT_EUR = 15_000;
const EUR_COIN = 2;

/**
 * Five and more payments in [0.8 T, 0.99 T], 70 % and more of the sender's, alike in size, and rarely above T
 * (binomial, p < 0.05).
 */
export function isStructuring(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ from }) => from).values()].some((sent) => {
    const limits = sent[0]!.asset === EUR_COIN ? [LIMIT_EUR] : LIMITS_USD;
    return limits.some((limit) => {
      const near = sent.filter(({ native }) => native >= 0.8 * limit && native <= 0.99 * limit);
      const above = sent.filter(({ native }) => native > limit && native <= 1.19 * limit).length;
      if (near.length < 5 || near.length < 0.7 * sent.length || 1 / (1 + spread(near)) < 0.8) return false;
      return upperTail(near.length, near.length + above) < 0.05;
    });
  });
}

/** P(at least `successes` of `trials`) at one half. */
function upperTail(successes: number, trials: number): number {
  let term = 0.5 ** trials;
  let sum = 0;
  for (let count = 0; count <= trials; count++) {
    if (count >= successes) sum += term;
    term = (term * (trials - count)) / (count + 1);
  }
  return sum;
}

/** Ten and more payers and ten and more payees, disjoint; at most three denominations; out within a tenth of in. */
export function isMixing(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ to }) => to)].some(([hub, got]) => {
    const paid = view.core.filter(({ from }) => from === hub);
    const [payers, payees] = [new Set(got.map(({ from }) => from)), new Set(paid.map(({ to }) => to))];
    const isEqual = new Set(got.map(({ native }) => native)).size <= 3;
    const isDisjoint = [...payees].every((payee) => !payers.has(payee));
    return payers.size >= 10 && payees.size >= 10 && isEqual && isDisjoint && total(paid) >= 0.9 * total(got);
  });
}

/**
 * Ten and more wallets with one first funder (or funded one by the next), which pay one target like sums and are swept
 * to one collector.
 */
export function isSybilNetwork(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ to }) => to)].some(([target, acts]) => {
    const actors = new Set(acts.map(({ from }) => from));
    if (actors.size < 10 || spread(acts) > 0.1) return false;
    const funders = new Set([...actors].map((actor) => view.transfers.find(({ to }) => to === actor)?.from));
    const outside = [...funders].filter((funder) => funder !== undefined && !actors.has(funder));
    const collected = view.core.filter(({ from, to }) => actors.has(from) && to !== target && !actors.has(to));
    return (
      outside.length === 1 &&
      new Set(collected.map(({ to }) => to)).size === 1 &&
      acts.at(-1)!.time_ms - acts[0]!.time_ms <= DAY_MS
    );
  });
}

/**
 * No label, twenty and more users, 80 % and more of the outflow to one labelled exchange, and some users are paid back.
 */
export function isNestedService(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ to }) => to)].some(([hub, got]) => {
    const users = new Set(got.map(({ from }) => from).filter((from) => view.labelOf(from) === ''));
    const paid = view.transfers.filter(({ from }) => from === hub);
    const onward = [...groupBy(paid, ({ to }) => to)].some(
      ([to, sent]) => view.labelOf(to) === 'exchange' && total(sent) >= 0.8 * total(paid),
    );
    return view.labelOf(hub) === '' && users.size >= 20 && onward && paid.some(({ to }) => users.has(to));
  });
}

/**
 * No label, ten and more deposit wallets that pay nobody else, ten and more receivers, and a wallet that money goes to
 * and comes back from.
 */
export function isUnregisteredService(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ to }) => to)].some(([hot, got]) => {
    const deposits = [...new Set(got.map(({ from }) => from))].filter((wallet) =>
      view.transfers.every(({ from, to }) => from !== wallet || to === hot),
    );
    const receivers = new Set(view.core.filter(({ from }) => from === hot).map(({ to }) => to));
    return (
      view.labelOf(hot) === '' &&
      deposits.length >= 10 &&
      receivers.size >= 10 &&
      got.some(({ from }) => receivers.has(from))
    );
  });
}

/**
 * Twenty and more buyers; 80 % and more leaves to at most four exits within four days of the last purchase, and nobody
 * buys any more.
 */
export function isRugPull(view: InstanceView): boolean {
  return [...groupBy(view.core, ({ to }) => to)].some(([developer, got]) => {
    const paid = view.core.filter(({ from }) => from === developer);
    if (new Set(got.map(({ from }) => from)).size < 20 || paid.length === 0) return false;
    const last_ms = got.at(-1)!.time_ms;
    const drains = paid.filter(({ time_ms }) => time_ms > last_ms && time_ms <= last_ms + 5 * DAY_MS);
    return new Set(drains.map(({ to }) => to)).size <= 4 && total(drains) >= 0.8 * total(got);
  });
}
