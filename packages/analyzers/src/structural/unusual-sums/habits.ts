/** Which payments depart from what their payer usually pays. */
import { addToList } from '@analytics/domain';
import type { SeededRandom } from '@analytics/graph';
import { medianOf } from '../../median.ts';
import { rowsByEnd, rowsIn, rowsOut } from '../../transfer-index.ts';
import type { DetectionInput } from '../detection.ts';
import type { UnusualSumsSettings } from './params.ts';

/** What a payer paid one payee out of its habit. */
export interface Departure {
  readonly payer: number;
  readonly payee: number;
  readonly asset: number;
  /** log2 of the median amount, in the asset's own units. */
  readonly size: number;
  /** Ascending. */
  readonly rows: readonly number[];
}

/** A payer with at least one departure, in one asset. */
export interface Habit {
  readonly payer: number;
  readonly asset: number;
  /** Everybody that it pays in the asset, ascending. */
  readonly payees: readonly number[];
  /** log2 of its usual amount. */
  readonly usual: number;
  /** How far from it a departure is at least, in log2. */
  readonly limit: number;
  readonly departures: readonly Departure[];
}

/**
 * A payer's habit is the median over its payees of the median amount that each is paid. A row departs from it by at
 * least `min_factor` and by `min_deviations` times the median deviation of the payees. Services, payers of few and of
 * very many, and payers whose departures are a habit of their own have none. O(transfers · log(transfers)).
 */
export function habitsOf(input: DetectionInput, settings: UnusualSumsSettings): Habit[] {
  const { transfers, index, addresses } = input;
  const { amount, asset, to } = transfers;
  const habits: Habit[] = [];
  for (let payer = 0; payer < addresses.length; payer++) {
    const sent = rowsOut(index, payer);
    if (sent.length < settings.min_payees || addresses.is_service[payer] === 1) continue;
    const paid = sent.filter((row) => amount[row]! > 0 && to[row] !== payer);
    for (const [ofAsset, rows] of rowsByEnd(paid, asset)) {
      const habit = habitOf(input, settings, { payer, asset: ofAsset, rows });
      if (habit !== undefined) habits.push(habit);
    }
  }
  return habits;
}

function habitOf(
  { transfers }: DetectionInput,
  settings: UnusualSumsSettings,
  { payer, asset, rows }: { readonly payer: number; readonly asset: number; readonly rows: readonly number[] },
): Habit | undefined {
  const sizeOf = (row: number): number => Math.log2(transfers.amount[row]!);
  const byPayee = [...rowsByEnd(rows, transfers.to)].sort(([a], [b]) => a - b);
  if (byPayee.length < settings.min_payees || byPayee.length > settings.max_payees) return undefined;
  const sizes = byPayee.map(([, paid]) => medianOf(paid.map(sizeOf)));
  const usual = medianOf(sizes);
  const deviation = medianOf(sizes.map((size) => Math.abs(size - usual)));
  const limit = Math.max(Math.log2(settings.min_factor), settings.min_deviations * deviation);
  const departures = byPayee.flatMap(([payee, paid]): Departure[] => {
    const unusual = paid.filter((row) => Math.abs(sizeOf(row) - usual) >= limit);
    return unusual.length === 0 ? [] : [{ payer, payee, asset, size: medianOf(unusual.map(sizeOf)), rows: unusual }];
  });
  if (departures.length === 0 || departures.length > settings.max_unusual_share * byPayee.length) return undefined;
  return { payer, asset, payees: byPayee.map(([payee]) => payee), usual, limit, departures };
}

/**
 * Whether a departure is in keeping with whom it is paid to: what its other payers, at least `min_payees`, usually pay it
 * is less than `min_factor` away. A price is unlike other spending, and no departure. O(transfers that the payee
 * received), once a payee.
 */
export function usualForPayee(
  { transfers, index }: DetectionInput,
  habits: readonly Habit[],
  { min_payees, min_factor }: UnusualSumsSettings,
): (departure: Departure) => boolean {
  const keyOf = (payer: number, payee: number, asset: number): string => `${payer} ${payee} ${asset}`;
  const departing = new Set(
    habits.flatMap(({ departures }) => departures.map(({ payer, payee, asset }) => keyOf(payer, payee, asset))),
  );
  const usuals = new Map<string, number | undefined>();
  const usualAt = (payee: number, asset: number): number | undefined => {
    const rows = rowsIn(index, payee).filter(
      (row) =>
        transfers.asset[row] === asset &&
        transfers.amount[row]! > 0 &&
        !departing.has(keyOf(transfers.from[row]!, payee, asset)),
    );
    const sizes = [...rowsByEnd(rows, transfers.from).values()].map((paid) =>
      medianOf(paid.map((row) => Math.log2(transfers.amount[row]!))),
    );
    return sizes.length < min_payees ? undefined : medianOf(sizes);
  };
  return ({ payee, asset, size }) => {
    const key = `${payee} ${asset}`;
    if (!usuals.has(key)) usuals.set(key, usualAt(payee, asset));
    const usual = usuals.get(key);
    return usual !== undefined && Math.abs(size - usual) < Math.log2(min_factor);
  };
}

/** What an address usually pays in an asset, in the asset's own units. O(transfers that it sent). */
export function usualAmount({ transfers, index }: DetectionInput, payer: number, asset: number): number {
  const paid = rowsOut(index, payer).filter(
    (row) => transfers.asset[row] === asset && transfers.amount[row]! > 0 && transfers.to[row] !== payer,
  );
  const amounts = [...rowsByEnd(paid, transfers.to).values()].map((rows) =>
    medianOf(rows.map((row) => transfers.amount[row]!)),
  );
  return medianOf(amounts);
}

/** What a payer does in a copy. */
export interface DealtHabit {
  /** By payee, who is paid its sums now. */
  readonly payeeNow: ReadonlyMap<number, number>;
  /** In the order of the habit's own. */
  readonly departures: readonly Departure[];
}

/**
 * Each payer deals its sums out anew: all of its payees move on by one number of places, at least one, and departures of
 * an asset change sizes where both still depart. What any two have in common is chance then. One entry a habit.
 * O(payees + departures).
 */
export function dealtAnew(habits: readonly Habit[], random: SeededRandom): DealtHabit[] {
  const sizes = exchangedSizes(habits, random);
  let at = 0;
  return habits.map(({ payees, departures }) => {
    const places = 1 + random.below(payees.length - 1);
    const payeeNow = new Map(payees.map((payee, place) => [payee, payees[(place + places) % payees.length]!]));
    const dealt = departures.map((one) => ({ ...one, payee: payeeNow.get(one.payee)!, size: sizes[at++]! }));
    return { payeeNow, departures: dealt };
  });
}

/** The sizes of all departures, habit after habit, after each had one chance to change places with another. */
function exchangedSizes(habits: readonly Habit[], random: SeededRandom): Float64Array {
  const owners = habits.flatMap((habit) => habit.departures.map(() => habit));
  const sizes = Float64Array.from(habits.flatMap((habit) => habit.departures.map(({ size }) => size)));
  const placesOf = new Map<number, number[]>();
  owners.forEach(({ asset }, place) => {
    addToList(placesOf, asset, place);
  });
  const departs = (place: number, size: number): boolean =>
    Math.abs(size - owners[place]!.usual) >= owners[place]!.limit;
  owners.forEach(({ asset }, place) => {
    const alike = placesOf.get(asset)!;
    const other = alike[random.below(alike.length)]!;
    const [own, its] = [sizes[place]!, sizes[other]!];
    if (departs(place, its) && departs(other, own)) [sizes[place], sizes[other]] = [its, own];
  });
  return sizes;
}
