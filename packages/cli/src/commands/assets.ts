/** assets: what is loaded of each asset, and who vouches for it. prices: daily prices from a file. */
import type { Command } from 'commander';
import { AnalyticsError, counted, usd } from '@analytics/domain';
import { importPrices } from '@analytics/ingestion';
import { decideAsset, type ListedAsset } from '@analytics/storage';
import { addCommonOptions, parseOptions, withDatabase, withExistingDatabase, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface DecisionOptions extends RawOptions {
  readonly note?: string;
}

interface PriceOptions extends RawOptions {
  readonly asset?: string;
  readonly contract?: string;
}

export function registerAssets(program: Command, shell: Shell): void {
  const assets = program.command('assets');
  addCommonOptions(assets.command('list').description('what is loaded of each asset, and whether it counts in USD'))
    .addHelpText('after', '\nExample:\n  $ npx analytics assets list --network torus')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const rows = await source.assets();
        shell.answer({ assets: rows });
        for (const line of assetLines(rows)) shell.say(line);
      });
    });
  for (const [name, status, description] of DECISIONS) {
    addCommonOptions(assets.command(`${name} <contract>`).description(description))
      .option('--note <text>', 'why')
      .addHelpText('after', `\nExample:\n  $ npx analytics assets ${name} 0x5ca4… --network ethereum --note "checked"`)
      .action(async (contract: string, raw: DecisionOptions) => {
        const options = parseOptions(raw, shell);
        await withExistingDatabase(shell, options, async (database) => {
          const decision = { asset_contract: contract, status, note: raw.note ?? '' };
          const now_ms = shell.now_ms();
          const asset = await decideAsset(database, options.network, decision, { now_ms, version: now_ms });
          shell.answer({ asset });
          const effect =
            status === 'trusted' ? `count as what they claim, ${usd(Number(asset.claimed_usd))}` : 'count as 0 USD';
          const transfers = counted(Number(asset.transfer_count), 'transfer');
          shell.say(`${asset.asset_symbol} (${asset.asset_contract}): ${transfers} ${effect} from the next run on.`);
        });
      });
  }
}

const DECISIONS = [
  ['trust', 'trusted', 'let a token count in USD whatever its price'],
  ['set-aside', 'set_aside', 'leave a token out of USD figures'],
] as const;

const STATUS_WORDS: Readonly<Record<string, string>> = {
  coin: 'coin',
  verified: 'verified',
  unverified: 'unverified',
  trusted: 'trusted',
  set_aside: 'set aside',
};

function assetLines(rows: readonly ListedAsset[]): string[] {
  if (rows.length === 0) return ['No transfer is loaded.'];
  return alignedRows(
    rows.map((row) => [
      row.asset_symbol,
      row.asset_contract,
      counted(Number(row.transfer_count), 'transfer'),
      usd(Number(row.amount_usd)),
      `${STATUS_WORDS[row.status] ?? row.status}${row.status === 'set_aside' ? ` (${row.reason.replaceAll('_', ' ')}), claims ${usd(Number(row.claimed_usd))}` : ''}`,
    ]),
  );
}

export function registerPrices(program: Command, shell: Shell): void {
  const prices = program.command('prices');
  addCommonOptions(
    prices.command('import <file>').description('load daily prices; transfers without a value are valued by them'),
  )
    .option('--asset <symbol>', 'of which asset all its prices are, where no column says it')
    .option('--contract <address>', 'the contract of that asset, if it has one')
    .addHelpText(
      'after',
      '\nThe file has the columns asset_symbol, price_date, price_usd, and asset_contract for tokens, or other names for them (symbol, date, price, close): CSV, JSON lines or Parquet.\n\nExamples:\n  $ npx analytics prices import ./prices.csv --network ethereum\n  $ npx analytics prices import ./eth-usd-max.csv --asset ETH --network ethereum',
    )
    .action(async (file: string, raw: PriceOptions) => {
      const options = parseOptions(raw, shell);
      await withDatabase(shell, options, async (database) => {
        const now_ms = shell.now_ms();
        const report = await importPrices(database, {
          path: file,
          network: options.network,
          version: now_ms,
          of: {
            ...(raw.asset === undefined ? {} : { asset_symbol: raw.asset }),
            ...(raw.contract === undefined ? {} : { asset_contract: raw.contract }),
          },
        });
        if (report.loaded_count === 0) {
          const reasons = Object.entries(report.rejected).map(([reason, count]) => `${count} ${reason}`);
          const message = `Expected prices in ${file}, found ${reasons.join(', ') || 'no row'}.`;
          throw new AnalyticsError('ALL_ROWS_REJECTED', message);
        }
        shell.answer({ ...report });
        const rejected = Object.entries(report.rejected).map(([reason, count]) => `${count} ${reason}`);
        shell.say(`${counted(report.row_count, 'row')} read: ${counted(report.loaded_count, 'price')} loaded.`);
        if (rejected.length > 0) shell.say(`  not loaded: ${rejected.join(', ')}`);
        for (const { message } of report.notices) shell.say(`  note: ${message}`);
        shell.say(
          `${counted(report.valued_count, 'transfer')} without a value now ${report.valued_count === 1 ? 'has' : 'have'} one.`,
        );
      });
    });
}
