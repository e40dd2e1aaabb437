/** Whether a table with a column of decimals gives its amounts in coins all the same. */
import { basename } from 'node:path';
import type { z } from 'zod';
import { arrowTable, textColumn, type Database } from '@analytics/storage';
import type { QUERY_ROWS } from '../generated/query-rows.ts';
import { readRows } from '../statements.ts';

/** What says that amounts are in coins. */
export type CoinProof = 'fractions' | 'raw_amounts' | 'values_in_usd';

/** An asset of a file whose column of decimals is set aside. */
export interface DecimalsSetAside {
  readonly file: string;
  /** Its contract, or its symbol where it has none; '' where no column says it. */
  readonly asset: string;
  readonly proof: CoinProof;
  /** An amount, with a fraction where that is the proof, as the file writes it. */
  readonly example: string;
  readonly fraction_count: number;
  readonly whole_count: number;
}

/** An asset of a file whose whole amounts are read as units because of the column alone. */
export interface DecimalsApplied {
  readonly file: string;
  readonly asset: string;
  readonly decimals: number;
  readonly example: string;
  readonly row_count: number;
}

export interface DecimalsJudged {
  readonly set_aside: readonly DecimalsSetAside[];
  readonly applied: readonly DecimalsApplied[];
}

export interface AmountsRequest {
  /** By their numbers. */
  readonly paths: readonly string[];
  /** Whether a column may say decimals that no mapping vouches for. */
  readonly has_unsure_decimals: boolean;
  /** Whether a column says raw amounts beside amounts. */
  readonly has_raw_amounts: boolean;
  /** By contract, or by symbol in capitals: of other tokens nobody knows what a coin may cost, as of shares of pools. */
  readonly known_assets: ReadonlyMap<string, unknown>;
}

/** More than a coin of any chain has cost. */
const MAX_PRICE_USD = 500_000;
/** A stablecoin costs a dollar; a discount of a tenth is a crash. */
const MAX_PEG_RATIO = 1.1;

/** Makes the table of assets of files whose amounts are in coins, and gives what a reader must know of it. O(rows). */
export async function addAmountsInCoins(
  database: Database,
  { paths, has_unsure_decimals, has_raw_amounts, known_assets }: AmountsRequest,
  names: Readonly<Record<'events' | 'in_coins' | 'transfer_rows', string>>,
): Promise<DecimalsJudged> {
  const { in_coins } = names;
  await database.command(`CREATE TABLE ${in_coins} (file_and_asset String) ENGINE = Memory`);
  if (!has_unsure_decimals) return { set_aside: [], applied: [] };
  const rows = await readRows(database, 'extracts/amounts_in_coins', {}, names);
  if (rows.length === 0) return { set_aside: [], applied: [] };
  const raws = has_raw_amounts ? await readRows(database, 'extracts/raw_amounts', {}, names) : [];
  const raw_of = new Map(raws.map(({ file_and_asset, ...raw }) => [file_and_asset, raw]));
  const isKnown = ({ asset }: AmountsOfAsset): boolean =>
    asset !== '' && (known_assets.has(asset) || known_assets.has(asset.toUpperCase()));
  const judged = rows.map((row) => ({ row, proof: proofOf(row, raw_of.get(row.file_and_asset), isKnown(row)) }));
  const aside = judged.flatMap(({ row, proof }) => (proof === 'units' || proof === undefined ? [] : [{ row, proof }]));
  if (aside.length > 0) {
    const keys = aside.map(({ row }) => row.file_and_asset);
    await database.insertArrow(in_coins, arrowTable({ file_and_asset: textColumn(keys) }));
  }
  const place = ({ file_number, asset }: AmountsOfAsset): { readonly file: string; readonly asset: string } => ({
    file: basename(paths[file_number] ?? ''),
    asset,
  });
  return {
    set_aside: aside.map(({ row, proof }) => ({
      ...place(row),
      proof,
      example: (proof === 'fractions' ? row.fraction_example : row.whole_example) ?? '',
      fraction_count: Number(row.fraction_count),
      whole_count: Number(row.whole_count),
    })),
    applied: judged
      .filter(({ row, proof }) => proof === undefined && Number(row.whole_count) > 0)
      .map(({ row }) => ({
        ...place(row),
        decimals: row.decimals,
        example: row.whole_example ?? '',
        row_count: Number(row.whole_count),
      })),
  };
}

type AmountsOfAsset = z.infer<ReturnType<(typeof QUERY_ROWS)['extracts/amounts_in_coins']>>;

/** What other values of the rows prove of whole amounts; undefined where nothing does. */
function proofOf(
  { fraction_count, decimals, price_usd, payment_price_usd, asset_symbol }: AmountsOfAsset,
  raw: { readonly coin_count: string; readonly unit_count: string } | undefined,
  is_known: boolean,
): CoinProof | 'units' | undefined {
  if (Number(fraction_count) > 0) return 'fractions';
  if (raw !== undefined && raw.coin_count !== raw.unit_count)
    return Number(raw.coin_count) > Number(raw.unit_count) ? 'raw_amounts' : 'units';
  if (price_usd === 0) return undefined;
  if (/USD|^DAI$/iu.test(asset_symbol)) {
    if (isPegged(price_usd)) return 'values_in_usd';
    if (isPegged(price_usd * 10 ** decimals)) return 'units';
  }
  return is_known && payment_price_usd * 10 ** decimals > MAX_PRICE_USD ? 'values_in_usd' : undefined;
}

const isPegged = (price_usd: number): boolean => Math.max(price_usd, 1 / price_usd) <= MAX_PEG_RATIO;
