/** What a comma in the numbers of a file means: the numbers themselves show it, or nothing does. */
import type { Database } from '@analytics/storage';
import { readRows } from '../statements.ts';
import type { Format } from './format.ts';
import type { MappedFile } from './mapped-format.ts';
import type { Mapping } from './mapping.ts';

/** `unsure`: 1,234 may be one and a bit or more than a thousand. */
export type CommaMeaning = 'decimal' | 'thousands' | 'unsure';

export interface NumbersRequest {
  /** The staged table, and its columns of numbers. */
  readonly rows: string;
  readonly columns: readonly string[];
  /** The files by their numbers that a spreadsheet may have written anew, with the marks of another country. */
  readonly rewritten: ReadonlySet<number>;
  /** Whether who writes such files parts thousands with commas. */
  readonly parts_thousands: boolean;
}

/** A meaning is shown where so many numbers show it for each that shows another one. */
const DECISIVE_RATIO = 10;

/**
 * By file number; a file without commas in its numbers has none. What numbers show that can be read no other way: 1,5 and 1.234.567 that the
 * comma is the decimal mark, 1,234.5 and 1.5 that the point is. Where no number does, 1500 beside 1,234 shows that commas part no thousands. Where they contradict each other the comma is unsure. One
 * scan, and a second one where there are commas.
 */
export async function commaMeanings(database: Database, request: NumbersRequest): Promise<Map<number, CommaMeaning>> {
  const { rows, columns } = request;
  const marksOf = async (mark: ',' | '.'): Promise<Map<number, Marks>> => {
    const found = await readRows(database, 'extracts/number_marks', { mark }, { rows, columns });
    return new Map(
      found.map(({ file_number, fraction_count, group_count, long_count }) => [
        file_number,
        { fractions: Number(fraction_count), groups: Number(group_count), longs: Number(long_count) },
      ]),
    );
  };
  const commas = await marksOf(',');
  const points = commas.size === 0 ? commas : await marksOf('.');
  return new Map(
    [...commas].map(([file, marks]) => [file, meaningOf(marks, points.get(file) ?? NO_MARKS, file, request)]),
  );
}

/** Numbers with a mark that can only be the decimal mark, and those in which it can only part thousands. */
interface Marks {
  readonly fractions: number;
  readonly groups: number;
  /** Of thousands without a mark, in columns that have it elsewhere. */
  readonly longs: number;
}

const NO_MARKS: Marks = { fractions: 0, groups: 0, longs: 0 };

function meaningOf(
  commas: Marks,
  points: Marks,
  file: number,
  { rewritten, parts_thousands }: NumbersRequest,
): CommaMeaning {
  const decimals = commas.fractions + points.groups;
  const thousands = commas.groups + points.fractions;
  if (decimals > 0 && decimals >= DECISIVE_RATIO * thousands) return 'decimal';
  if (thousands > 0 && thousands >= DECISIVE_RATIO * decimals) return 'thousands';
  if (parts_thousands && !rewritten.has(file)) return 'thousands';
  return decimals + thousands === 0 && commas.longs > 0 ? 'decimal' : 'unsure';
}

/** The numbers of the files in which a comma means each of its meanings. */
export type CommaFiles = Readonly<Record<CommaMeaning, readonly number[]>>;

/** A file under its number in the staged tables. */
export type NumberedFile = MappedFile & { readonly file_number: number };

export interface NumberedTable {
  /** The staged table. */
  readonly rows: string;
  readonly files: readonly NumberedFile[];
}

/** Of the files of an export, by what its numbers show or a mapping says. */
export async function commaFiles(
  database: Database,
  tables: readonly NumberedTable[],
  { parts_thousands = false }: Format,
  mapping: Mapping | undefined,
): Promise<CommaFiles> {
  const numbers: Record<CommaMeaning, number[]> = { decimal: [], thousands: [], unsure: [] };
  const said = mapping?.decimal_mark === undefined ? undefined : MEANING_BESIDE[mapping.decimal_mark];
  for (const { rows, files } of tables) {
    const columns = [...new Set(files.flatMap(({ dataset }) => dataset.numbers ?? []))];
    if (columns.length === 0) continue;
    if (said !== undefined) {
      numbers[said].push(...files.map(({ file_number }) => file_number));
      continue;
    }
    // A program that knows decimal commas parts values with another sign.
    const others = files.filter(({ file }) => file.format === 'csv' && file.delimiter !== ',');
    const rewritten = new Set(others.map(({ file_number }) => file_number));
    const meanings = await commaMeanings(database, { rows, columns, rewritten, parts_thousands });
    for (const [file_number, meaning] of meanings) {
      // What nobody says and no explorer writes: 1,234.5 is no number.
      if (meaning !== 'thousands' || parts_thousands) numbers[meaning].push(file_number);
    }
  }
  return numbers;
}

/** By the decimal mark. */
const MEANING_BESIDE = { ',': 'decimal', '.': 'thousands' } as const;
