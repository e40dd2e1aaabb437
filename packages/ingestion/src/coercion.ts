/** A column of a foreign file as one of ours, in SQL: its value as our type, or null where it does not fit. */
import { foldedAddress, quoted } from '@analytics/storage';
import type { WantedColumn, WantedType } from './core-columns.ts';

type Family = 'integer' | 'float' | 'decimal' | 'text' | 'instant' | 'day' | 'bool';

/**
 * Which families a wanted type can be made from without loss (rows that do not fit become null and are rejected by
 * name).
 */
export const ACCEPTED: Readonly<Record<WantedType, readonly Family[]>> = {
  text: ['text', 'integer'],
  address: ['text', 'integer'],
  word: ['text'],
  uint32: ['integer', 'decimal', 'float', 'text'],
  uint64: ['integer', 'decimal', 'float', 'text'],
  milliseconds: ['integer', 'decimal', 'float', 'text', 'instant'],
  decimal: ['decimal', 'integer', 'float', 'text'],
  float: ['float', 'integer', 'decimal', 'text'],
  bool: ['bool', 'integer', 'text'],
  date: ['day', 'instant', 'text', 'integer'],
};

/** Of the engine's type of a column. */
export function familyOf(type: string): Family {
  if (/U?Int\d+/u.test(type)) return 'integer';
  if (type.includes('Float')) return 'float';
  if (type.includes('Decimal')) return 'decimal';
  if (type.includes('DateTime64')) return 'instant';
  if (type.includes('Date32')) return 'day';
  if (type.includes('Bool')) return 'bool';
  return 'text';
}

const NULL_OF: Readonly<Record<WantedType, string>> = {
  text: 'String',
  address: 'String',
  word: 'String',
  uint32: 'UInt32',
  uint64: 'UInt64',
  milliseconds: 'UInt64',
  decimal: 'Decimal(38, 18)',
  float: 'Float32',
  bool: 'Bool',
  date: 'Date',
};

/**
 * Select expressions for one column: its value as our type, its default where it was null, null where it does not fit;
 * and for measures whether it was null before.
 */
export function expressionsFor(column: WantedColumn, found: string | undefined, has_decimal_commas: boolean): string[] {
  const name = quoted(column.name);
  const nothing = column.default ?? 'NULL';
  const type = `Nullable(${NULL_OF[column.type]})`;
  if (found === undefined) {
    const expressions = [`CAST(${nothing}, '${type}') AS ${name}`];
    return column.type === 'decimal' ? [...expressions, `1 AS ${quoted(`${column.name}_was_null`)}`] : expressions;
  }
  const source = `raw_source.${name}`;
  const made = coercion(column.type, name, found, has_decimal_commas);
  const value = column.is_trimmed === true ? `trimBoth(${made})` : made;
  const isNothing = column.empty_is_null === true ? `coalesce(toString(${source}), '') = ''` : `isNull(${source})`;
  const expressions = [
    column.default === undefined ? `${value} AS ${name}` : `if(${isNothing}, ${nothing}, ${value}) AS ${name}`,
  ];
  if (column.type === 'decimal') expressions.push(`isNull(${source}) AS ${quoted(`${column.name}_was_null`)}`);
  return expressions;
}

function coercion(wanted: WantedType, name: string, found: string, has_decimal_commas = false): string {
  const family = familyOf(found);
  const source = `raw_source.${name}`;
  switch (wanted) {
    case 'text':
      return family === 'text' ? source : `toString(${source})`;
    case 'word':
      return `lower(trimBoth(${source}))`;
    case 'address':
      return foldedAddress(coercion('text', name, found));
    case 'uint32':
    case 'uint64':
      return integerFrom(source, family, NULL_OF[wanted]);
    case 'milliseconds':
      return family === 'instant'
        ? `accurateCastOrNull(toUnixTimestamp64Milli(CAST(${source}, 'Nullable(DateTime64(3, \\'UTC\\'))')), 'UInt64')`
        : integerFrom(source, family, 'UInt64');
    case 'decimal':
      return decimalFrom(family === 'text' && has_decimal_commas ? pointed(source) : source, family, found);
    case 'float':
      return family === 'float' ? `CAST(${source}, 'Nullable(Float32)')` : `toFloat32OrNull(toString(${source}))`;
    case 'bool':
      if (family === 'text') return `CAST(lower(${source}) IN ('1', 'true', 'yes'), 'Nullable(Bool)')`;
      return family === 'bool' ? source : `CAST(${source} != 0, 'Nullable(Bool)')`;
    case 'date':
      return family === 'text' || family === 'integer'
        ? dateFrom(family === 'text' ? `trimBoth(${source})` : `toString(${source})`)
        : `accurateCastOrNull(toString(toDate32(${source})), 'Date')`;
  }
}

/** Jan 16, 2025 and 16 January 2025: the engine reads both. */
const WORDED_DAY = '(?i)^(?:[0-9]{1,2}[ -][a-z]{3,9}|[a-z]{3,9} [0-9]{1,2},?)[ -][0-9]{4}$';

/** 20240110, and 202401101200 with a time of it; 240110120000 is none: a number since 1970 so long is before 2001. */
const DAY_OF_DIGITS = '^20[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[0-9]{4}|[0-9]{6})?$';
const SHORT_TIME = '^[0-4][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?:[01][0-9]|2[0-3])[0-5][0-9][0-5][0-9]$';

/** The day, in UTC, of a date, of a time that begins with one, or of seconds or milliseconds since 1970. */
function dateFrom(text: string): string {
  const epoch = `toInt64OrNull(${text})`;
  const seconds = `if(length(${text}) > 11, intDiv(${epoch}, 1000), ${epoch})`;
  const cases = [
    `match(${text}, '${DAY_OF_DIGITS}'), toDateOrNull(replaceRegexpOne(${text}, '^(....)(..)(..).*$', '\\1-\\2-\\3'))`,
    `match(${text}, '${SHORT_TIME}'), NULL`,
    `match(${text}, '^[0-9]{9,14}$'), toDate(fromUnixTimestamp64Second(${seconds}, 'UTC'))`,
    `match(${text}, '^[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}([T ].*)?$'), toDateOrNull(replaceAll(substring(${text}, 1, 10), '/', '-'))`,
    `match(${text}, '${WORDED_DAY}'), toDate(parseDateTimeBestEffortOrNull(${text}, 'UTC'))`,
  ];
  return `multiIf(${cases.join(', ')}, NULL)`;
}

function integerFrom(source: string, family: Family, type: string): string {
  return family === 'integer'
    ? `accurateCastOrNull(${source}, '${type}')`
    : `accurateCastOrNull(toString(${source}), '${type}')`;
}

/** The text of a number with a point, where the comma is the decimal mark; a point would part thousands. */
function pointed(source: string): string {
  return `replaceOne(replaceAll(${source}, '.', '_'), ',', '.')`;
}

/**
 * The engine narrows decimals without a word, so only types that fit are cast; others pass through text, which must
 * survive whole.
 */
function decimalFrom(source: string, family: Family, found: string): string {
  const shape = /Decimal\((\d+), (\d+)\)/u.exec(found);
  const [precision, scale] = [Number(shape?.[1] ?? 99), Number(shape?.[2] ?? 99)];
  if (family === 'decimal' && scale <= 18 && precision - scale <= 20)
    return `CAST(${source}, 'Nullable(Decimal(38, 18))')`;
  if (family === 'integer') return `accurateCastOrNull(${source}, 'Decimal(38, 18)')`;
  const text = `toString(${source})`;
  return `if(toDecimal256OrNull(${text}, 38) = toDecimal128OrNull(${text}, 18), toDecimal128OrNull(${text}, 18), NULL)`;
}
