/**
 * A theft and how its money is laundered: split, merged, swapped, wrapped, mixed with own money, left alone for days,
 * cashed out.
 */
import { NATIVE, USD_COIN } from '../world/assets.ts';
import { depositWallet } from '../world/population.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import { riskWallet } from '../scenarios/exposure.ts';
import { Stage } from '../scenarios/stage.ts';
import type { SwapPlace } from './swap-place.ts';

/** Stolen money that reached a service; what a label provider knows decides which of both addresses is the exit. */
export interface TheftExit {
  /** The service's own address: a hot wallet, a bridge, a mixer. */
  readonly service: number;
  /** The deposit wallet on the way, if there is one. */
  readonly deposit: number | undefined;
  readonly stolen_usd: number;
  readonly hops: number;
}

export interface Theft {
  readonly theft_id: string;
  readonly victim: number;
  readonly thief: number;
  /** Ledger rows of the theft itself. */
  readonly rows: readonly number[];
  readonly stolen_usd: number;
  readonly exits: readonly TheftExit[];
  /** What still lies somewhere when the window ends. */
  readonly held_usd: number;
}

interface Piece {
  readonly address: number;
  readonly asset: number;
  readonly native: number;
  readonly stolen_usd: number;
  readonly at_hours: number;
  readonly hops: number;
}

/** Weeks: a theft takes most of a window. */
const HOURS = 620;
const LAST_HOUR = 560;
const MAX_PIECES = 14;
/** Smaller parts are spent as they are and not split again. */
const LEAST_SPLIT = 0.05;

type Act = (piece: Piece) => Piece[];

/** Five to thirty hops, the same number for all its pieces but for what time cuts short. */
export function plantTheft(world: World, random: Random, theft_id: string, swaps: SwapPlace): Theft {
  const stage = new Stage(world, random, HOURS, random.pick([NATIVE, USD_COIN]));
  const hops_wanted = random.integer(5, 30);
  const pace_hours = (0.7 * LAST_HOUR) / hops_wanted;
  const [victim, thief] = [stage.newborn('victim'), stage.newborn('thief')];
  const loot = stage.fund(victim, 0, random.logNormal(400_000, 0.9));
  const native = (loot / stage.pricePerUnit()) * world.scale_amounts * 0.97;
  const stolen_usd = native * stage.pricePerUnit();
  const rows: number[] = [];
  const count = random.integer(1, 3);
  for (let part = 0; part < count; part++) {
    rows.push(world.ledger.length);
    stage.payNative({ from: victim, to: thief, at_hours: 1 + part / 10, step: 'theft' }, native / count);
  }
  const exits: TheftExit[] = [];
  let held_usd = 0;
  let pieces: Piece[] = [{ address: thief, asset: stage.asset, native, stolen_usd, at_hours: 1.3, hops: 0 }];
  while (pieces.length > 0) {
    // The earliest goes on, so that pieces that merge have both arrived.
    pieces.sort((a, b) => a.at_hours - b.at_hours || a.address - b.address);
    const [piece, ...others] = pieces as [Piece, ...Piece[]];
    if (piece.hops >= hops_wanted || piece.at_hours > LAST_HOUR) {
      end(piece);
      pieces = others;
    } else pieces = [...actOf(piece, others)(piece), ...others];
  }
  return { theft_id, victim, thief, rows, stolen_usd, exits, held_usd };

  function later({ at_hours }: Piece): number {
    const kind = random.float();
    const wait = kind < 0.72 ? random.between(0.05, 0.6) : kind < 0.95 ? random.between(0.6, 2) : random.between(3, 8);
    // Whatever is planned still happens in the window: what is not there is no truth.
    return Math.min(at_hours + wait * pace_hours, LAST_HOUR + random.between(1, 20));
  }

  function actOf(piece: Piece, others: Piece[]): Act {
    const kind = random.float();
    if (kind < 0.16 && others.length + 1 < MAX_PIECES && piece.stolen_usd > LEAST_SPLIT * stolen_usd) return split;
    if (kind < 0.26) {
      const at = others.findIndex((other) => other.asset === piece.asset);
      if (at >= 0) {
        const [other] = others.splice(at, 1) as [Piece];
        return (one) => [merge(one, other)];
      }
    }
    if (kind < 0.36) return (one) => [swap(one)];
    if (kind < 0.44 && (piece.asset === NATIVE || piece.asset === swaps.wrapped)) return (one) => [wrap(one)];
    if (kind < 0.56) return (one) => [mixWithOwn(one)];
    return (one) => [pass(one)];
  }

  /** All of it goes on, less what is left behind as dust. */
  function pass(piece: Piece): Piece {
    const at_hours = later(piece);
    const to = stage.wallet('mule');
    const native_sent = piece.native * (random.chance(0.5) ? 1 : random.between(0.995, 0.9999));
    send(piece, to, at_hours, native_sent);
    return { ...piece, address: to, native: native_sent, at_hours, hops: piece.hops + 1 };
  }

  function split(piece: Piece): Piece[] {
    const parts = Array.from({ length: random.integer(2, 4) }, () => random.between(0.6, 1.4));
    const sum = parts.reduce((all, part) => all + part, 0);
    let at_hours = piece.at_hours;
    return parts.map((part) => {
      at_hours += (later(piece) - piece.at_hours) / parts.length;
      const to = stage.wallet('mule');
      send(piece, to, at_hours, (piece.native * part) / sum);
      return {
        ...piece,
        address: to,
        native: (piece.native * part) / sum,
        stolen_usd: (piece.stolen_usd * part) / sum,
        at_hours,
        hops: piece.hops + 1,
      };
    });
  }

  function merge(one: Piece, other: Piece): Piece {
    const to = stage.wallet('collector');
    const [at_one, at_other] = [later(one), later(other)];
    send(one, to, at_one, one.native);
    send(other, to, at_other, other.native);
    return {
      ...one,
      address: to,
      native: one.native + other.native,
      stolen_usd: one.stolen_usd + other.stolen_usd,
      at_hours: Math.max(at_one, at_other),
      hops: Math.max(one.hops, other.hops) + 1,
    };
  }

  /** The wallet that gets it has money of its own, which stays or goes along. */
  function mixWithOwn(piece: Piece): Piece {
    const to = stage.newborn('mule');
    const at_hours = later(piece);
    const usd = piece.stolen_usd * random.between(0.1, 0.8);
    const own_hours = Math.max(0, at_hours - random.between(0.5, 30));
    const own = (stage.fund(to, own_hours, usd, piece.asset) / priceOf(piece.asset)) * world.scale_amounts;
    send(piece, to, at_hours, piece.native);
    const goes_along = random.chance(0.5);
    return {
      ...piece,
      address: to,
      native: piece.native + (goes_along ? own * 0.98 : 0),
      at_hours,
      hops: piece.hops + 1,
    };
  }

  function swap(piece: Piece): Piece {
    const at_hours = later(piece);
    const done = swaps.swap(stage, random, piece, at_hours);
    return { ...piece, ...done, at_hours: at_hours + 0.2 };
  }

  function wrap(piece: Piece): Piece {
    const at_hours = later(piece);
    return { ...piece, asset: swaps.wrap(stage, piece, at_hours), at_hours };
  }

  function send(piece: Piece, to: number, at_hours: number, native_sent: number): void {
    stage.payNative({ from: piece.address, to, at_hours, step: 'hop', asset: piece.asset }, native_sent);
  }

  function priceOf(asset: number): number {
    return 1 / (stage.nativeOf(1, asset, 0) / world.scale_amounts);
  }

  function end(piece: Piece): void {
    const kind = random.float();
    const at_hours = piece.at_hours + random.between(0.5, 8);
    // Never the first piece: every theft has an exit to find.
    if (kind < 0.15 && exits.length > 0) {
      held_usd += piece.stolen_usd;
      return;
    }
    const { services } = world.population;
    if (kind < 0.6) {
      const exchange = stage.exchange();
      const wallet = depositWallet(exchange, thief, world.fresh);
      send(piece, wallet, at_hours, piece.native);
      stage.payNative(
        {
          from: wallet,
          to: exchange.hot,
          at_hours: at_hours + random.between(0.2, 3),
          step: 'sweep',
          asset: piece.asset,
        },
        piece.native,
      );
      exits.push({ service: exchange.hot, deposit: wallet, stolen_usd: piece.stolen_usd, hops: piece.hops + 1 });
      return;
    }
    const service = kind < 0.8 ? random.pick(services.bridges) : riskWallet(world, random, 'mixer');
    send(piece, service, at_hours, piece.native);
    exits.push({ service, deposit: undefined, stolen_usd: piece.stolen_usd, hops: piece.hops + 1 });
  }
}
