/** A chain of wallets that pass money on: what layering, peel chains and round trips are made of. */
import type { Stage } from './stage.ts';

/** Money at a place: who has it, since when, and how much it is. */
export interface Link {
  readonly address: number;
  readonly at_hours: number;
  readonly usd: number;
}

export interface ChainShape {
  /** The wallets that the money passes, in order. */
  readonly path: readonly number[];
  /** Hours between two hops, at least and at most. */
  readonly delay_hours: readonly [number, number];
  /** Share that each wallet passes on, at least and at most. */
  readonly keep_ratio: readonly [number, number];
}

/** Passes money from `start` along a path; gives where it ends up, when, and how much is left. */
export function passAlong(stage: Stage, start: Link, shape: ChainShape): Link {
  let { address, at_hours, usd } = start;
  for (const to of shape.path) {
    at_hours += stage.random.between(...shape.delay_hours);
    const target = usd * stage.random.between(...shape.keep_ratio);
    usd = stage.pay({ from: address, to, at_hours, usd: target, step: 'hop', low_ratio: 0.99 });
    address = to;
  }
  return { address, at_hours, usd };
}

/** The last of several arrivals, hours. */
export function lastOf(links: readonly Link[]): number {
  return Math.max(...links.map(({ at_hours }) => at_hours));
}

/** What several arrivals hold together, USD. */
export function totalOf(links: readonly Link[]): number {
  return links.reduce((sum, { usd }) => sum + usd, 0);
}
