/** What a reader must know of an ingest: what was missing, not read, not loaded, assumed, rounded, changed. */
import { basename } from 'node:path';
import {
  counted,
  examplesText,
  grouped,
  moment,
  type RowAccount,
  type RunNotice,
  type UnloadedRows,
} from '@analytics/domain';
import type { CountedFile } from './ingest.ts';
import type { CoinProof, DecimalsApplied, DecimalsJudged, DecimalsSetAside } from './formats/amounts-in-coins.ts';
import type { TableDoubts } from './formats/table-doubts.ts';
import type { UnitInName } from './formats/units-in-names.ts';
import type { FileColumns } from './tables/file-columns.ts';
import type { KnownTransfers, ValueFacts } from './load-transfers.ts';
import { SOUND_REASONS } from './reasons.ts';
import { unloadedRows } from './row-account.ts';
import type { UnreadFile } from './sources/source-files.ts';
import type { CoreKind } from './core-columns.ts';

export interface IngestFacts {
  readonly values: ValueFacts;
  readonly known: KnownTransfers;
  readonly moved_count: number;
  readonly assumed_coin: string | undefined;
  /** Of files beside the transfers. */
  readonly torn_beside: readonly UnloadedRows[];
  readonly decimals: DecimalsJudged;
  readonly doubts: TableDoubts;
  /** Tables that somebody wrote, whose columns without a meaning may have one. */
  readonly written_files: readonly FileColumns[];
  readonly read_files: readonly FileColumns[];
  readonly is_extract: boolean;
  /** Whether labels came as a list of others. */
  readonly has_lists: boolean;
}

export function ingestNotices(
  files: readonly CountedFile[],
  account: RowAccount,
  unread: readonly UnreadFile[],
  facts: IngestFacts,
): RunNotice[] {
  return [
    ...absences(files, facts),
    ...[...files.flatMap(unloadedRows), ...facts.torn_beside].map(unloadedNotice),
    ...unreadNotices(unread),
    ...facts.written_files.flatMap(unreadColumnsNotice),
    ...facts.read_files.flatMap(unsureEndNotice),
    ...facts.read_files.flatMap(emptyFileNotice),
    ...facts.decimals.set_aside.map(setAsideNotice),
    ...appliedNotices(facts.decimals.applied),
    ...statusNotice(facts.doubts),
    ...facts.doubts.whole_assets.map(wholeAssetNotice),
    ...facts.doubts.units_in_names.map(unitInNameNotice),
    ...valueNotices(facts),
    ...changeNotices(facts),
    ...windowNotices(account),
  ];
}

function absences(files: readonly CountedFile[], { is_extract, has_lists }: IngestFacts): RunNotice[] {
  const notices: RunNotice[] = [];
  for (const kind of Object.keys(WITHOUT) as CoreKind[]) {
    if (files.some((file) => file.kind === kind) || (kind === 'address_labels' && has_lists)) continue;
    notices.push({ code: 'FILE_ABSENT', message: `No ${kind} came with the source; ${WITHOUT[kind]}.`, count: 1 });
  }
  // An export of a tool knows no values, which VALUE_COMPUTED and VALUE_UNKNOWN tell.
  for (const { file } of is_extract ? [] : files) {
    for (const column of file.absent_columns.filter((name) => name === 'amount_usd' || name === 'fee')) {
      notices.push({ code: 'COLUMN_ABSENT', message: `${basename(file.path)} has no column ${column}.`, count: 1 });
    }
  }
  return notices;
}

const WITHOUT: Readonly<Record<CoreKind, string>> = {
  assets: 'asset names come from the transfers',
  asset_prices: 'amounts without a USD value stay at 0 USD',
  address_labels: 'no address counts as a service or as a risk, unless labels were loaded before',
  transfers: 'there is nothing to analyse',
};

function unreadColumnsNotice({ file, columns }: FileColumns): RunNotice[] {
  const names = columns.filter(({ meaning }) => meaning === null).map(({ name }) => name);
  return columnsNotRead(file, names, '; --map gives a column one');
}

/** Of the columns of a file that mean nothing here; `hint` ends the sentence. */
export function columnsNotRead(file: string, names: readonly string[], hint = ''): RunNotice[] {
  if (names.length === 0) return [];
  const message = `Not read of ${file}: ${counted(names.length, 'column')} without a meaning here (${names.join(', ')})${hint}.`;
  return [{ code: 'COLUMNS_NOT_READ', message, count: names.length }];
}

function emptyFileNotice({ file, is_empty }: FileColumns): RunNotice[] {
  if (is_empty !== true) return [];
  return [{ code: 'FILE_WITHOUT_ROWS', message: `${file} holds no rows.`, count: 1 }];
}

function setAsideNotice({ file, asset, proof, ...amounts }: DecimalsSetAside): RunNotice {
  const { fraction_count, whole_count } = amounts;
  const of = nameOf(asset);
  const message = `${file}: the column of decimals is not used for ${of}, because ${REASONS_OF_COINS[proof](amounts)}.`;
  return { code: 'DECIMALS_SET_ASIDE', message, count: fraction_count + whole_count };
}

type SetAsideAmounts = Pick<DecimalsSetAside, 'example' | 'fraction_count' | 'whole_count'>;

const REASONS_OF_COINS: Readonly<Record<CoinProof, (amounts: SetAsideAmounts) => string>> = {
  fractions: ({ example, fraction_count, whole_count }) => {
    const mixed =
      whole_count === 0 ? '' : ` and ${counted(whole_count, 'whole number')}, which may be of a smaller unit`;
    return `amounts have fractions: ${counted(fraction_count, 'amount')} such as ${example}${mixed}`;
  },
  raw_amounts: ({ example, whole_count }) =>
    `raw amounts stand beside the amounts, which are in coins: ${counted(whole_count, 'amount')} such as ${example}`,
  values_in_usd: ({ example, whole_count }) =>
    `the values in USD are of coins: ${counted(whole_count, 'amount')} such as ${example}`,
};

/** Assets in a notice of one file. */
const MAX_ASSETS = 5;

function appliedNotices(applied: readonly DecimalsApplied[]): RunNotice[] {
  return [...new Set(applied.map(({ file }) => file))].map((file) => {
    const own = applied.filter((one) => one.file === file);
    const count = own.reduce((sum, { row_count }) => sum + row_count, 0);
    const list = own
      .slice(0, MAX_ASSETS)
      .map(({ asset, decimals, example }) => `${nameOf(asset)}, such as ${example} by ${decimals} decimals`);
    const more = own.length > MAX_ASSETS ? ` and ${counted(own.length - MAX_ASSETS, 'other asset')}` : '';
    const message = `${file}: whole amounts are read as units of the column of decimals: ${counted(count, 'amount')} (${list.join('; ')}${more}). If they are in coins, leave their decimals empty, or say --map decimals=0 where all amounts are.`;
    return { code: 'DECIMALS_APPLIED', message, count };
  });
}

const nameOf = (asset: string): string => (asset === '' ? 'rows that name no asset' : asset);

function wholeAssetNotice(whole: TableDoubts['whole_assets'][number]): RunNotice {
  const { asset, decimals, example, row_count: count, is_more_than_exists } = whole;
  const what = is_more_than_exists
    ? `An amount of ${nameOf(asset)} is more than there are: ${example}, of ${counted(count, 'row')}`
    : `All amounts of ${nameOf(asset)} are whole, such as ${example}: ${counted(count, 'row')}`;
  const message = `${what}. If they are in its smallest unit, say ${decimals} in a column of decimals, or --map decimals=${decimals} where it is the only asset.`;
  return { code: 'AMOUNTS_MAY_BE_UNITS', message, count };
}

function unitInNameNotice({ file, column }: UnitInName): RunNotice {
  const message = `${file}: the name of the column "${column}" says a unit, and amounts of it are read as coins. If they are in that unit, say their decimals in a column, or its decimals or divisor in --map where it is the same for all.`;
  return { code: 'AMOUNTS_MAY_BE_UNITS', message, count: 1 };
}

function statusNotice({ statuses }: TableDoubts): RunNotice[] {
  if (statuses.length === 0) return [];
  const count = statuses.reduce((sum, { row_count }) => sum + row_count, 0);
  const words = statuses.map(({ word, row_count }) => `${JSON.stringify(word)} (${grouped(row_count)})`).join(', ');
  const message = `Loaded as sound, because their status is known neither for success nor for failure: ${counted(count, 'row')}: ${words}.`;
  return [{ code: 'STATUS_WORDS_UNKNOWN', message, count }];
}

function unsureEndNotice({ file, unsure_end }: FileColumns): RunNotice[] {
  if (unsure_end === undefined) return [];
  const message = `${file} does not end with a line end: its last row may be cut off (${unsure_end}).`;
  return [{ code: 'FILE_END_UNSURE', message, count: 1 }];
}

function unloadedNotice(unloaded: UnloadedRows): RunNotice {
  const { reason, kind, file, row_count: count } = unloaded;
  const meaning = reason in SOUND_REASONS ? ` (${SOUND_REASONS[reason as keyof typeof SOUND_REASONS].meaning})` : '';
  const rows = counted(count, 'row');
  const which = examplesText(unloaded);
  const examples = which === '' ? '' : `: ${which}`;
  switch (kind) {
    case 'no_effect':
      return { code: 'ROWS_WITHOUT_EFFECT', message: `${file}: ${rows} not loaded as ${reason}${meaning}.`, count };
    case 'set_aside':
      return {
        code: 'ROWS_SET_ASIDE',
        message: `${file}: ${rows} not loaded as ${reason}${meaning}${examples}.`,
        count,
      };
    case 'faulty':
      return { code: 'ROWS_REJECTED', message: `${file}: ${rows} rejected as ${reason}${examples}.`, count };
  }
}

/** Of files in one notice. */
const MAX_NAMES = 10;

function unreadNotices(unread: readonly UnreadFile[]): RunNotice[] {
  if (unread.length === 0) return [];
  const list = unread.map(({ path, reason }) => `${basename(path)} (${reason})`);
  const more = list.length > MAX_NAMES ? ` and ${counted(list.length - MAX_NAMES, 'other')}` : '';
  const message = `Not read of the source's folder: ${list.slice(0, MAX_NAMES).join('; ')}${more}.`;
  return [{ code: 'FILE_NOT_READ', message, count: list.length }];
}

function valueNotices({ values, assumed_coin }: IngestFacts): RunNotice[] {
  const notices: RunNotice[] = [];
  if (assumed_coin !== undefined) {
    const message = `Taken for ${assumed_coin}: the coin of the chain, which no file names.`;
    notices.push({ code: 'COIN_ASSUMED', message, count: 1 });
  }
  if (values.unnamed_count > 0) {
    const count = values.unnamed_count;
    const message = `Taken for ${values.unnamed_symbol}, because no column says the asset: ${counted(count, 'transfer')}.`;
    notices.push({ code: 'ASSET_ASSUMED', message, count });
  }
  if (values.rounded_count > 0) {
    const count = values.rounded_count;
    const message = `Rounded to 18 decimals, half to even: the amounts of ${counted(count, 'transfer')} (${values.rounded_assets.join(', ')}).`;
    notices.push({ code: 'AMOUNTS_ROUNDED', message, count });
  }
  if (values.local_time_count > 0) {
    const count = values.local_time_count;
    const message = `Without a time zone of their own: the times of ${counted(count, 'transfer')}, read in the zone of the settings.`;
    notices.push({ code: 'TIME_ZONE_ASSUMED', message, count });
  }
  if (values.computed_count > 0) {
    const count = values.computed_count;
    const message = `Valued at the day's price, because they came without a value in USD: ${counted(count, 'transfer')}.`;
    notices.push({ code: 'VALUE_COMPUTED', message, count });
  }
  if (values.unpriced_count > 0) {
    const count = values.unpriced_count;
    const message = `Counted as 0 USD, because they have neither a value in USD nor a price that day: ${counted(count, 'transfer')}.`;
    notices.push({ code: 'VALUE_UNKNOWN', message, count });
  }
  return notices;
}

function changeNotices({ known, moved_count }: IngestFacts): RunNotice[] {
  const notices: RunNotice[] = [];
  if (known.changed_count > 0) {
    const count = known.changed_count;
    const message = `Loaded before and now said differently, so that the newer version counts: ${counted(count, 'transfer')} (${known.changed_ids.join(', ')}${count > known.changed_ids.length ? ' …' : ''}).`;
    notices.push({ code: 'TRANSFERS_CHANGED', message, count });
  }
  if (moved_count > 0) {
    const message = `Replaced by newer ones at another block or in another month: ${counted(moved_count, 'transfer')} that had been loaded before.`;
    notices.push({ code: 'TRANSFERS_MOVED', message, count: moved_count });
  }
  return notices;
}

function windowNotices({ in_window_count, oldest_ms, newest_ms, ...rest }: RowAccount): RunNotice[] {
  if (in_window_count > 0 || oldest_ms === null || newest_ms === null) return [];
  const outside = rest.before_window_count + rest.after_window_count;
  const message = `None of the source's transfers lies in the window: ${counted(rest.before_window_count, 'transfer')} before it and ${rest.after_window_count} after it, from ${moment(oldest_ms)} to ${moment(newest_ms)}.`;
  return [{ code: 'OUTSIDE_WINDOW', message, count: outside }];
}
