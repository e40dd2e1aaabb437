/** The contract's definitions of what runs along paths, as plain loops over one instance's transfers. */
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import { total, type InstanceView, type SeenTransfer } from './instance-view.reference.ts';

/** Longest chain of transfers, each following the one before by `follows`, through wallets without a label. */
function longestChain(view: InstanceView, follows: (hop: SeenTransfer, next: SeenTransfer) => boolean): number {
  const longest: number[] = [];
  view.transfers.forEach((next, at) => {
    longest[at] = 1;
    for (let before = 0; before < at; before++) {
      const hop = view.transfers[before]!;
      const continues = hop.to === next.from && hop.time_ms < next.time_ms && view.labelOf(hop.to) === '';
      if (continues && follows(hop, next)) longest[at] = Math.max(longest[at], longest[before]! + 1);
    }
  });
  return Math.max(0, ...longest);
}

/** Three intermediaries and more, each forwarding 90 % or more within 24 h. */
export function isLayering(view: InstanceView): boolean {
  const follows = (hop: SeenTransfer, next: SeenTransfer) =>
    next.time_ms - hop.time_ms <= DAY_MS && next.usd >= 0.9 * hop.usd && next.usd <= 1.1 * hop.usd;
  return longestChain(view, follows) >= 4;
}

/** Five hops and more; at each the larger part goes on, and a smaller part of 0.5 % or more goes elsewhere. */
export function isPeelChain(view: InstanceView): boolean {
  const follows = (hop: SeenTransfer, next: SeenTransfer) => {
    const others = view.transfers.filter(
      (one) => one.from === hop.to && one.to !== next.to && one.time_ms > hop.time_ms,
    );
    const peeled = total(others);
    return next.usd > hop.usd / 2 && next.usd < hop.usd && peeled >= 0.005 * hop.usd && peeled < next.usd;
  };
  return longestChain(view, follows) >= 5;
}

/**
 * Back at its first wallet after two to ten hops in time order, within 72 h, the smallest at least 0.8 of the largest.
 */
export function isRoundTrip(view: InstanceView): boolean {
  const { core } = view;
  const closes = (path: readonly SeenTransfer[]): boolean => {
    const [first, last] = [path[0]!, path.at(-1)!];
    const amounts = path.map(({ usd }) => usd);
    if (last.time_ms - first.time_ms > 72 * HOUR_MS || Math.min(...amounts) < 0.8 * Math.max(...amounts)) return false;
    if (last.to === first.from) return path.length >= 2;
    if (path.length === 10) return false;
    return core.some((next) => next.from === last.to && next.time_ms > last.time_ms && closes([...path, next]));
  };
  return core.some((first) => closes([first]));
}

/**
 * Silent for 90 days and more, then half and more of what it had got leaves within 72 h to wallets that it never paid.
 */
export function isDormantActivation(view: InstanceView): boolean {
  return [...view.roles.keys()].some((address) => {
    const got = view.transfers.filter(({ to }) => to === address);
    const paid = view.transfers.filter(({ from }) => from === address);
    const [last, first] = [got.at(-1), paid[0]];
    if (last === undefined || first === undefined || first.time_ms - last.time_ms < 90 * DAY_MS) return false;
    return total(paid.filter(({ time_ms }) => time_ms <= first.time_ms + 72 * HOUR_MS)) >= total(got) / 2;
  });
}

const RISKS = ['sanctioned', 'darknet', 'mixer', 'exploit', 'scam'];

/** Within three hops in time order of a risk label, out of it or into it, with 1 USD and more at every hop. */
export function isExposed(view: InstanceView): boolean {
  return view.core.some((hop) => {
    if (hop.usd < 1) return false;
    return RISKS.includes(view.labelOf(hop.from)) || RISKS.includes(view.labelOf(hop.to));
  });
}

/**
 * Almost all that comes in leaves: out/in ≥ 0.9 over five and more turns, each held for an hour at most, between
 * wallets without labels.
 */
export function isRapidMovement(view: InstanceView): boolean {
  return [...view.roles.keys()].some((address) => {
    const got = view.core.filter(({ to, from }) => to === address && view.labelOf(from) === '');
    const paid = view.core.filter(({ from, to }) => from === address && view.labelOf(to) === '');
    if (got.length < 5 || total(paid) < 0.9 * total(got)) return false;
    const held = got.map((one) =>
      Math.min(...paid.filter(({ time_ms }) => time_ms > one.time_ms).map((out) => out.time_ms - one.time_ms)),
    );
    return held.sort((a, b) => a - b)[Math.floor(held.length / 2)]! <= HOUR_MS;
  });
}

/** Five laps and more within a group, after which each member's net is at most 1 % of its gross. */
export function isWashTrading(view: InstanceView): boolean {
  const members = [...new Set(view.core.flatMap(({ from, to }) => [from, to]))];
  if (members.some((member) => view.labelOf(member) !== '')) return false;
  return members.every((member) => {
    const sent = view.core.filter(({ from }) => from === member);
    const got = view.core.filter(({ to }) => to === member);
    const sum = (side: readonly SeenTransfer[]) => side.reduce((native, one) => native + one.native, 0);
    return sent.length >= 5 && got.length >= 5 && Math.abs(sum(sent) - sum(got)) <= 0.01 * (sum(sent) + sum(got));
  });
}
