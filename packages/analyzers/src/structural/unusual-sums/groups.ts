/**
 * Departures that hang together, and how seldom as much comes together when each payer deals its sums out anew.
 */
import { addToList } from '@analytics/domain';
import { seededRandom, type SeededRandom } from '@analytics/graph';
import { disjointSets } from '../../disjoint-sets.ts';
import { lowerBound } from '../../lower-bound.ts';
import { countAtLeast, descendingOf, ratiosAt, smallestFromBelow } from '../../target-decoy.ts';
import { dealtAnew, type Departure, type Habit } from './habits.ts';
import type { UnusualSumsSettings } from './params.ts';

export interface DepartureGroup {
  readonly departures: readonly Departure[];
  /** Bits by which its payers coming together, and their sums coming so close, surprise. */
  readonly score: number;
  /** Share of the groups with its score or a higher one that dealing out anew explains, at most 1. */
  readonly ratio_of_score: number;
  /** q: the smallest such ratio at its own score or a lower one. */
  readonly chance_ratio: number;
}

/** Pairs of departures that are drawn to know how close sums come by themselves. */
const DRAWN_PAIRS = 10_000;

/**
 * Groups of at least `min_group` payers, without departures that are ordinary where they are paid, each with (1 + groups
 * of its score or more in all copies) / (copies · such groups here). In a copy payees of each payer have moved round and
 * departures have changed sizes. Several departures of one payer stay together however they are dealt: so payers are
 * counted. Deterministic in the seed. O(copies · departures · log(departures)).
 */
export function departureGroups(
  habits: readonly Habit[],
  isOrdinary: (departure: Departure) => boolean,
  settings: UnusualSumsSettings,
  seed: number,
): DepartureGroup[] {
  const departures = habits.flatMap((habit) => habit.departures);
  const groups = groupsOf(departures, isOrdinary, settings);
  if (groups.length === 0) return [];
  const random = seededRandom(seed);
  const scoreOf = scorer(habits, departures, random);
  const dealt: number[] = [];
  for (let copy = 0; copy < settings.copies; copy++) {
    const anew = dealtAnew(habits, random).flatMap((habit) => habit.departures);
    for (const group of groupsOf(anew, isOrdinary, settings)) dealt.push(scoreOf(group));
  }
  const scores = groups.map(scoreOf);
  const found = descendingOf(scores);
  const ratios = ratiosAt(found, descendingOf(dealt), settings.copies);
  const least = smallestFromBelow(ratios);
  return groups.map((group, at) => {
    const score = scores[at]!;
    const rank = countAtLeast(found, score) - 1;
    return { departures: group, score, ratio_of_score: ratios[rank]!, chance_ratio: least[rank]! };
  });
}

/**
 * Bits of a group: for each payer beyond the first how seldom a departure is paid to a given address, and how seldom two
 * departures of the asset are as close in size. Sums that are the same tell more than sums of one order, and less where
 * all departures are of the same sum.
 */
function scorer(
  habits: readonly Habit[],
  departures: readonly Departure[],
  random: SeededRandom,
): (group: readonly Departure[]) => number {
  const payees = new Set(habits.flatMap((habit) => habit.payees)).size;
  const meeting = Math.max(1, Math.log2(payees / departures.length));
  const gapsOfAsset = new Map<number, Float64Array>();
  const gapsOf = (asset: number): Float64Array => {
    let gaps = gapsOfAsset.get(asset);
    if (gaps === undefined) {
      const sizes = departures.filter((departure) => departure.asset === asset).map(({ size }) => size);
      gapsOfAsset.set(asset, (gaps = gapsOfPairs(sizes, random)));
    }
    return gaps;
  };
  return (group) => {
    const gaps = gapsOf(group[0]!.asset);
    const share = (gap: number): number => (1 + upTo(gaps, gap)) / (1 + DRAWN_PAIRS);
    return gapsBetween(group).reduce((bits, gap) => bits + meeting - Math.log2(share(gap)), 0);
  };
}

/** How far apart two of at least two are that are drawn, ascending. */
function gapsOfPairs(sizes: readonly number[], random: SeededRandom): Float64Array {
  return Float64Array.from({ length: DRAWN_PAIRS }, () => {
    const first = random.below(sizes.length);
    const second = (first + 1 + random.below(sizes.length - 1)) % sizes.length;
    return Math.abs(sizes[first]! - sizes[second]!);
  }).sort();
}

/** How many of an ascending list are at most `x`, but for the rounding of a logarithm. */
function upTo(ascending: Float64Array, x: number): number {
  return lowerBound(ascending, x + 1e-9);
}

/** The smallest differences in size by which the payers of a group hang together: one fewer than there are payers. */
function gapsBetween(group: readonly Departure[]): number[] {
  const bySize = [...group].sort((a, b) => a.size - b.size || a.payer - b.payer);
  const gaps = bySize.flatMap(({ payer, size }, at) => {
    const before = bySize[at - 1];
    return before === undefined || before.payer === payer ? [] : [size - before.size];
  });
  return gaps.sort((a, b) => a - b).slice(0, payersOf(group) - 1);
}

function payersOf(group: readonly Departure[]): number {
  return new Set(group.map(({ payer }) => payer)).size;
}

/**
 * Departures that share an address and an asset and are of one order there, of enough payers, in the order of the first
 * of them.
 */
function groupsOf(
  departures: readonly Departure[],
  isOrdinary: (departure: Departure) => boolean,
  { min_group, max_amount_factor }: UnusualSumsSettings,
): Departure[][] {
  const own = departures.filter((departure) => !isOrdinary(departure));
  const { rootOf, join } = disjointSets(own.length);
  const byEnd = new Map<string, number[]>();
  own.forEach(({ payer, payee, asset }, at) => {
    for (const end of [payer, payee]) {
      const key = `${end} ${asset}`;
      addToList(byEnd, key, at);
    }
  });
  const limit = Math.log2(max_amount_factor);
  for (const sharing of byEnd.values()) {
    const bySize = sharing.sort((a, b) => own[a]!.size - own[b]!.size || a - b);
    // From the smallest on: what is more than the factor above it begins the next order.
    let [smallest] = bySize;
    for (const at of bySize) {
      if (own[at]!.size - own[smallest!]!.size > limit) smallest = at;
      join(at, smallest!);
    }
  }
  const groups = new Map<number, Departure[]>();
  own.forEach((departure, at) => {
    addToList(groups, rootOf(at), departure);
  });
  return [...groups.values()].filter((group) => payersOf(group) >= min_group);
}
