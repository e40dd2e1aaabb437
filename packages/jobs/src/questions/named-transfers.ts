/** Transfers by the names that tables, files and answers give them, and by what a person makes of those. */
import { addToList, AnalyticsError, foldAddress, spreadsheetText, type Window } from '@analytics/domain';
import { rowsNamedBy, transactionsLike, type Database, type TransferOrder } from '@analytics/storage';

/** A list in one text, as a cell of CSV or a person writes it; the first that gives names of transfers is meant. */
const BETWEEN_NAMES = [/; /u, /[,;]/u, /\s+/u];
const LIKE_SHOWN = 3;
const MISSING_SHOWN = 10;
/** One id of a source may have as many: `block 5, extrinsic 2`. */
const MAX_PARTS_OF_AN_ID = 4;

/**
 * The rows of a window's transfers, ascending. A name is an id of a transfer or the beginning of one (its
 * transaction, event or edge), hexadecimal digits in capitals or not; or a list of them, where no id is the whole text.
 * Throws TRANSFER_NOT_FOUND.
 */
export async function rowsOfNamed(
  database: Database,
  window: Window,
  order: TransferOrder,
  names: readonly string[],
): Promise<number[]> {
  const wanted = [...new Set(names.flatMap(readingsOf))];
  const rowsBy = new Map<string, number[]>();
  for (const { row, id } of await rowsNamedBy(database, window, order, wanted)) {
    addToList(rowsBy, id, row);
  }
  const rows = new Set<number>();
  const missing: string[] = [];
  for (const name of names) {
    const ids = idsMeant(name, rowsBy);
    if (ids === undefined) missing.push(name);
    for (const id of ids ?? []) for (const row of rowsBy.get(id) ?? []) rows.add(row);
  }
  if (missing.length > 0) throw await notFound(database, window, missing);
  return [...rows].sort((one, other) => one - other);
}

/** How many ids the name counts as: a list as many as it has parts, unless those are so few that they may be one id. */
export function idCountOf(name: string): number {
  const parts = name.split(/[;,\s]+/u).filter((part) => part !== '').length;
  return parts <= MAX_PARTS_OF_AN_ID ? 1 : parts;
}

/** All ids that the name may stand for. */
function readingsOf(name: string): string[] {
  return [...formsOf(name), ...BETWEEN_NAMES.flatMap((between) => partsOf(name, between).flatMap(readingsOf))];
}

/** The ids that it stands for; undefined where the window has none of the name, or not all of a list. */
function idsMeant(name: string, known: ReadonlyMap<string, unknown>): string[] | undefined {
  const whole = formsOf(name).find((form) => known.has(form));
  if (whole !== undefined) return [whole];
  for (const between of BETWEEN_NAMES) {
    const parts = partsOf(name, between);
    const ids = parts.map((part) => idsMeant(part, known));
    if (parts.length > 0 && ids.every((one) => one !== undefined)) return ids.flat();
  }
  return undefined;
}

/** None where there is but one. */
function partsOf(name: string, between: RegExp): string[] {
  const parts = name.split(between).filter((part) => part.trim() !== '');
  return parts.length === 1 && parts[0] === name ? [] : parts;
}

/** One id as it may be written: as it is, without what stands around it, and with hexadecimal digits in lower case. */
function formsOf(name: string): string[] {
  const trimmed = name.trim();
  const plain = trimmed.startsWith("'") && spreadsheetText(trimmed.slice(1)) === trimmed ? trimmed.slice(1) : trimmed;
  return [...new Set([name, trimmed, plain, plain.split(':').map(foldAddress).join(':')])];
}

async function notFound(database: Database, window: Window, missing: readonly string[]): Promise<AnalyticsError> {
  const hints: string[] = [];
  for (const name of missing.slice(0, LIKE_SHOWN)) hints.push(await hintOf(database, window, name.trim()));
  const shown = missing.slice(0, MISSING_SHOWN).map((name) => JSON.stringify(name));
  const more = missing.length > MISSING_SHOWN ? ` and ${missing.length - MISSING_SHOWN} more` : '';
  const message = `Expected transfers of the window, found none named ${shown.join(', ')}${more}.`;
  return new AnalyticsError('TRANSFER_NOT_FOUND', [message, ...new Set(hints)].filter((one) => one !== '').join(' '));
}

/** What the window has that is much like it, or what is wrong with it. */
async function hintOf(database: Database, window: Window, name: string): Promise<string> {
  if (/ and [\d,]+ more$/u.test(name)) return 'Name each: the JSON of the answer lists them all.';
  const [beginning = '', ending = ''] = foldAddress(name).split('…');
  if (beginning.length < 6) return '';
  const like = await transactionsLike(database, window, { beginning, ending, limit: LIKE_SHOWN });
  if (like.length === 0) return '';
  const are = like.length === 1 ? 'is one that begins so' : 'begin so';
  return `Ids are wanted whole: ${like.map((id) => JSON.stringify(id)).join(', ')} ${are}.`;
}
