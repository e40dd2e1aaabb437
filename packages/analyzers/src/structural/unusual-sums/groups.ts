/** Departures that hang together, and how many of their size come together when each payer deals its sums out anew. */
import { seededRandom } from '@analytics/graph';
import { disjointSets } from '../../disjoint-sets.ts';
import type { Departure, Habit } from './habits.ts';
import type { UnusualSumsSettings } from './params.ts';

export interface DepartureGroup {
  readonly departures: readonly Departure[];
  /** Groups of its size or larger: those here, and those of one dealing on average. */
  readonly found: number;
  readonly by_chance: number;
  /** q of its size: see README.md. */
  readonly chance_ratio: number;
}

/**
 * Groups of at least `min_group` departures, each with its chance ratio: of sizes up to its own the smallest of
 * (1 + groups at least as large in all copies) / (copies · groups at least as large here). In a copy each payer pays
 * the same sums to the same payees, in another order. Deterministic in the seed.
 * O(copies · departures · log(departures)).
 */
export function departureGroups(
  habits: readonly Habit[],
  isService: (node: number) => boolean,
  settings: UnusualSumsSettings,
  seed: number,
): DepartureGroup[] {
  const groups = groupsOf(
    habits.flatMap(({ departures }) => departures),
    isService,
    settings,
  );
  if (groups.length === 0) return [];
  const random = seededRandom(seed);
  const dealt: number[] = [];
  for (let copy = 0; copy < settings.copies; copy++) {
    const anew = habits.flatMap(({ payees, departures }) => {
      const order = random.shuffle(Uint32Array.from(payees));
      return departures.map((departure, at) => ({ ...departure, payee: order[at]! }));
    });
    dealt.push(...groupsOf(anew, isService, settings).map(({ length }) => length));
  }
  const sizes = groups.map(({ length }) => length);
  const atLeast = (list: readonly number[], size: number): number => list.filter((one) => one >= size).length;
  const ratioOf = new Map<number, number>();
  let ratio = 1;
  for (const size of [...new Set(sizes)].sort((a, b) => a - b)) {
    ratio = Math.min(ratio, (1 + atLeast(dealt, size)) / (settings.copies * atLeast(sizes, size)));
    ratioOf.set(size, ratio);
  }
  return groups.map((departures) => ({
    departures,
    found: atLeast(sizes, departures.length),
    by_chance: atLeast(dealt, departures.length) / settings.copies,
    chance_ratio: ratioOf.get(departures.length)!,
  }));
}

/** Departures that share an address and an asset and are of one order, in the order of their payers. */
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
    bySize.slice(1).forEach((at, before) => {
      if (own[at]!.size - own[bySize[before]!]!.size <= limit) join(at, bySize[before]!);
    });
  }
  const groups = new Map<number, Departure[]>();
  own.forEach((departure, at) => {
    const group = groups.get(rootOf(at));
    if (group === undefined) groups.set(rootOf(at), [departure]);
    else group.push(departure);
  });
  return [...groups.values()].filter(({ length }) => length >= min_group);
}
