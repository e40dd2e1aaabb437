/** Which payments depart from what their payer usually pays. */
import type { SeededRandom } from '@analytics/graph';
import { medianOf } from '../../median.ts';
import { rowsByEnd, rowsOut } from '../../transfer-index.ts';
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
  return { payer, asset, payees: byPayee.map(([payee]) => payee), departures };
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

/**
 * By payee, who has its sums after they were dealt out anew: all move on by one number of places, at least one. Of two
 * payees or more.
 */
export function dealtAnew(payees: readonly number[], random: SeededRandom): ReadonlyMap<number, number> {
  const places = 1 + random.below(payees.length - 1);
  return new Map(payees.map((payee, at) => [payee, payees[(at + places) % payees.length]!]));
}
