/** The balance of a trace as it is printed: by method in USD, and by asset in its own units. */
import { CONSERVING, type ConservingMethod } from './follow-money.ts';
import { LEDGER_ENTRIES, type Ledger, type LedgerEntry } from './ledger.ts';
import type { AssetClasses } from './asset-classes.ts';

export interface LedgerLine {
  readonly method: ConservingMethod;
  /** −1 for the line of all assets, whose sums are value. */
  readonly asset: number;
  /** Exact, scaled by 10^18. */
  readonly sums: Readonly<Record<LedgerEntry, bigint>>;
  /** What entered and was changed into it less everything else: 0 to the last digit. */
  readonly difference: bigint;
}

/** A line for the value and one for each class of assets, named by its first asset, for each method that conserves. */
export function ledgerLines(ledger: Ledger, { assetsOf }: AssetClasses): LedgerLine[] {
  return CONSERVING.flatMap((method) => {
    const classes = new Set(LEDGER_ENTRIES.flatMap((entry) => [...ledger.sums(entry, method).keys()]));
    const value = line(method, -1, (entry) => ledger.value(entry, method));
    return [
      value,
      ...[...classes]
        .sort((a, b) => a - b)
        .map((one) => line(method, assetsOf[one]![0]!, (entry) => ledger.sums(entry, method).get(one)?.units ?? 0n)),
    ];
  });
}

function line(method: ConservingMethod, asset: number, sumOf: (entry: LedgerEntry) => bigint): LedgerLine {
  const sums = Object.fromEntries(LEDGER_ENTRIES.map((entry) => [entry, sumOf(entry)])) as Record<LedgerEntry, bigint>;
  const { entered, changed_into, changed, arrived, held, below_limit, not_followed } = sums;
  return {
    method,
    asset,
    sums,
    difference: entered + changed_into - changed - arrived - held - below_limit - not_followed,
  };
}
