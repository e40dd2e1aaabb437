/** The daily prices and pegs that transfers without a value in USD are valued by. */
import { arrowTable, textColumn, type Database } from '@analytics/storage';
import { KNOWN_TOKENS } from './formats/known-assets.ts';
import { statement } from './statements.ts';

/** What transfers without a value in USD are valued by. */
export interface Valuing {
  /** The checked view of prices that will be loaded before. */
  readonly staged_prices?: string | undefined;
  /** A price of a day so near counts where the day has none. */
  readonly price_max_days: number;
  /**
   * Symbols of coins that are worth 1 USD where nothing says a price: without a contract, or of a contract that is
   * known.
   */
  readonly stablecoins: readonly string[];
}

export const NO_VALUING: Valuing = { price_max_days: 0, stablecoins: [] };

/** The views and tables that it takes, in the order in which they can be removed. */
export type ValuingNames = Readonly<Record<'prices' | 'spelled' | 'spellings' | 'nearby' | 'pegged', string>>;

export function valuingNames(suffix: string): ValuingNames {
  return {
    prices: `ingest_prices_${suffix}`,
    spelled: `ingest_spelled_${suffix}`,
    spellings: `ingest_spellings_${suffix}`,
    nearby: `ingest_nearby_${suffix}`,
    pegged: `ingest_pegged_${suffix}`,
  };
}

/** Makes them; `transfers` are the rows to value. One scan of their contracts. */
export async function makeValuing(
  database: Database,
  names: ValuingNames,
  transfers: string,
  { staged_prices, price_max_days, stablecoins }: Valuing,
): Promise<void> {
  const { nearby, pegged } = names;
  // Some dozen rows each: in memory they are made, filled and read in a third of the time.
  await database.command(`CREATE TABLE ${nearby} (days_off Int32) ENGINE = Memory`);
  const days = Array.from({ length: 2 * price_max_days + 1 }, (_, at) => at - price_max_days);
  await database.insertArrow(nearby, arrowTable({ days_off: textColumn(days.map(String)) }));
  const columns = 'peg_contract String, peg_symbol String, peg_usd Decimal(38, 18)';
  await database.command(`CREATE TABLE ${pegged} (${columns}) ENGINE = Memory`);
  const coins = KNOWN_TOKENS.filter(({ symbol }) => stablecoins.includes(symbol));
  const contracts = [...coins.map(({ contract }) => contract), ...stablecoins.map(() => 'native')];
  const symbols = [...coins.map(() => ''), ...stablecoins];
  if (contracts.length > 0) {
    const rows = { peg_contract: textColumn(contracts), peg_symbol: textColumn(symbols) };
    const peg_usd = textColumn(contracts.map(() => '1'));
    await database.insertArrow(pegged, arrowTable({ ...rows, peg_usd }));
  }
  await database.command(statement('ingest/make_spellings', { ...names, transfers }));
  if (staged_prices === undefined) {
    await database.command(statement('ingest/make_prices', { ...names }));
    return;
  }
  await database.command(statement('ingest/spell_prices', { ...names, checked: staged_prices }));
  await database.command(statement('ingest/make_prices_with_staged', { ...names }));
}
