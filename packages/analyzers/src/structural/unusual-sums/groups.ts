/** Departures that hang together, and how many of their size come together when each payer deals its sums out anew. */
import { seededRandom } from '@analytics/graph';
import { disjointSets } from '../../disjoint-sets.ts';
import { dealtAnew, type Departure, type Habit } from './habits.ts';
import type { UnusualSumsSettings } from './params.ts';

export interface DepartureGroup {
  readonly departures: readonly Departure[];
  /** Share of the groups with as many payers or more that dealing out anew explains, at most 1. */
  readonly ratio_of_size: number;
  /** q: the smallest such ratio of its own number of payers or fewer. */
  readonly chance_ratio: number;
}

/**
 * Groups of at least `min_group` payers, each with (1 + groups of as many payers or more in all copies) / (copies ·
 * such groups here). In a copy each payer pays the same sums, and its payees have moved round by a random number of
 * places, at least one. Several departures of one payer stay together however they are dealt: so payers are counted.
 * Deterministic in the seed. O(copies · departures · log(departures)).
 */
export function departureGroups(
  habits: readonly Habit[],
  isService: (node: number) => boolean,
  settings: UnusualSumsSettings,
  seed: number,
): DepartureGroup[] {
  const departures = habits.flatMap((habit) => habit.departures);
  const groups = groupsOf(departures, isService, settings);
  if (groups.length === 0) return [];
  const random = seededRandom(seed);
  const most = groups.reduce((max, group) => Math.max(max, payersOf(group)), 0);
  const found = countsAtLeast(groups, most);
  const dealt = new Float64Array(most + 1);
  for (let copy = 0; copy < settings.copies; copy++) {
    const anew = habits.flatMap((habit) => {
      const payeeNow = dealtAnew(habit.payees, random);
      return habit.departures.map((departure) => ({ ...departure, payee: payeeNow.get(departure.payee)! }));
    });
    countsAtLeast(groupsOf(anew, isService, settings), most).forEach((count, size) => (dealt[size]! += count));
  }
  const ratios = found.map((count, size) => Math.min(1, (1 + dealt[size]!) / (settings.copies * Math.max(1, count))));
  const least = ratios.slice();
  for (let size = settings.min_group + 1; size <= most; size++) least[size] = Math.min(least[size]!, least[size - 1]!);
  return groups.map((group) => ({
    departures: group,
    ratio_of_size: ratios[payersOf(group)]!,
    chance_ratio: least[payersOf(group)]!,
  }));
}

function payersOf(group: readonly Departure[]): number {
  return new Set(group.map(({ payer }) => payer)).size;
}

/** By number of payers, how many groups have so many or more; those beyond `most` count as having `most`. */
function countsAtLeast(groups: readonly (readonly Departure[])[], most: number): Float64Array {
  const counts = new Float64Array(most + 1);
  for (const group of groups) counts[Math.min(most, payersOf(group))]!++;
  for (let size = most - 1; size >= 0; size--) counts[size]! += counts[size + 1]!;
  return counts;
}

/**
 * Departures that share an address and an asset and are of one order there, of enough payers, in the order of the first
 * of them.
 */
function groupsOf(
  departures: readonly Departure[],
  isService: (node: number) => boolean,
  { min_group, max_amount_factor }: UnusualSumsSettings,
): Departure[][] {
  const own = departures.filter(({ payee }) => !isService(payee));
  const { rootOf, join } = disjointSets(own.length);
  const byEnd = new Map<string, number[]>();
  own.forEach(({ payer, payee, asset }, at) => {
    for (const end of [payer, payee]) {
      const key = `${end} ${asset}`;
      const known = byEnd.get(key);
      if (known === undefined) byEnd.set(key, [at]);
      else known.push(at);
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
    const group = groups.get(rootOf(at));
    if (group === undefined) groups.set(rootOf(at), [departure]);
    else group.push(departure);
  });
  return [...groups.values()].filter((group) => payersOf(group) >= min_group);
}
