/** What several queries ask of a value: a query writes `{name:Lambda}`, and it is filled in wherever queries are read. */
import { foldedAddress } from './folded-address.ts';

/** Of times of digits alone, each as a group of two. */
const DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])';
const HOUR = '(?:[01][0-9]|2[0-3])';
const SIXTY = '[0-5][0-9]';
/** What is left of a number that passed through a float. */
const FLOAT_END = '(?:[.]0)?$';
/** 202401101200 and 240110120000. */
const LONG_MINUTE = `^20(?:09|[1-9][0-9])${DAY}${HOUR}${SIXTY}${FLOAT_END}`;
const SHORT_SECOND = `^(?:09|[1-4][0-9])${DAY}${HOUR}${SIXTY}${SIXTY}${FLOAT_END}`;

const LAMBDAS: Readonly<Record<string, string>> = {
  /** The one form of an address. */
  folded_address: `address_text -> ${foldedAddress('address_text')}`,
  /** Whether a text or null is what programs write where nothing is: null, NaN, N/A, #REF!. */
  is_nothing:
    "nothing_text -> match(lower(trimBoth(coalesce(nothing_text, ''))), '^(?:null|none|nil|nan|n/a|undefined|-+|[(]null[)]|#[a-z/0]+[!?]?)$')",
  /** Whether a status says that a transaction failed, or is not done yet. */
  is_failure:
    "status_text -> match(lower(trimBoth(coalesce(status_text, ''))), '^(fail|error|revert|out.of|dropped|reject|cancel|pending|queued|processing|in.progress|waiting|un(?:confirmed|success)|not |declin|refus|invalid|void|bad |expired|orphan|tim(?:ed|e).?out|abort|false$|no$|n$|f$|0(?:[.]0+)?$|0x0$|[{]\"err)')",
  /** Whether a status says that a transaction succeeded. */
  is_success:
    "status_text -> match(lower(trimBoth(coalesce(status_text, ''))), '^(?:success.*|succe.*|ok|okay|done|true|yes|y|t|1|1[.]0+|0x1|accept.*|approved|[0-9]+ confirmations?|[{]\"ok.*|complete.*|confirm.*|final.*|executed|mined|included|validated|settled|processed|paid|sent|received|tessuccess|applied|passed|valid|active|closed)$')",
  /**
   * A number of a file with a point for the decimal mark, and nothing between thousands; where what its marks mean is not
   * sure, as it is, unless its comma can only be a decimal mark (1,5). In files with decimal commas a point would part thousands.
   */
  number_of:
    "(number_text, of_file) -> multiIf(empty({decimal_comma_files:Array(UInt32)}) AND empty({thousands_comma_files:Array(UInt32)}) AND empty({unsure_comma_files:Array(UInt32)}), number_text, has({decimal_comma_files:Array(UInt32)}, of_file), replaceOne(replaceAll(number_text, '.', '_'), ',', '.'), has({thousands_comma_files:Array(UInt32)}, of_file) AND match(coalesce(number_text, ''), '^[^0-9]*[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?$'), replaceAll(number_text, ',', ''), has({unsure_comma_files:Array(UInt32)}, of_file) AND match(coalesce(number_text, ''), '^[^0-9.,]*(?:[0-9]*,(?:[0-9]{1,2}|[0-9]{4,})|(?:0[0-9]*|[0-9]{4,})?,[0-9]{3})(?: *[^0-9., ][^0-9]*)?$'), replaceOne(number_text, ',', '.'), number_text)",
  /**
   * A time of digits alone, 20240110, 202401101200, 240110120000, 20240110120000 or with milliseconds, as a date and a time
   * of it: as a number since 1970 none of so many digits is after 2001. What may be two times, or is none, stays as it is.
   */
  calendar_time: `digits_text -> multiIf(
        length(digits_text) NOT IN (8, 12, 14, 17) AND NOT endsWith(digits_text, '.0'), digits_text,
        match(digits_text, '^20(?:09|[1-9][0-9])${DAY}${FLOAT_END}'), replaceRegexpOne(digits_text, '^(....)(..)(..).*$', '\\1-\\2-\\3'),
        match(digits_text, '^20(?:09|[1-9][0-9])${DAY}${HOUR}${SIXTY}${SIXTY}(?:[0-9]{3})?${FLOAT_END}'),
            replaceRegexpOne(digits_text, '^(....)(..)(..)(..)(..)(..)([0-9]{3})?.*$', '\\1-\\2-\\3 \\4:\\5:\\6.\\7000'),
        match(digits_text, '${LONG_MINUTE}') AND NOT match(digits_text, '${SHORT_SECOND}'),
            replaceRegexpOne(digits_text, '^(....)(..)(..)(..)(..).*$', '\\1-\\2-\\3 \\4:\\5'),
        match(digits_text, '${SHORT_SECOND}') AND NOT match(digits_text, '${LONG_MINUTE}'),
            replaceRegexpOne(digits_text, '^(..)(..)(..)(..)(..)(..).*$', '20\\1-\\2-\\3 \\4:\\5:\\6'),
        digits_text)`,
  /** Whether a time of digits alone may be two: 201201101200 is of 2012 or of 2020, and 2024011012 is an hour of 2024 or a second of 2034. */
  is_two_times: `digits_text -> length(digits_text) IN (12, 14) AND match(digits_text, '${LONG_MINUTE}') AND match(digits_text, '${SHORT_SECOND}')
        OR length(digits_text) = 10 AND digits_text >= '2000000000' AND match(digits_text, '^(?:20(?:09|[1-3][0-9])${DAY}${HOUR}|[2-3][0-9]${DAY}${HOUR}${SIXTY})$')`,
  /** A time with the zone that the name of its column says, where it says none itself. It needs calendar_time beside it. */
  zoned_time: `(time_text, zone_text) -> multiIf(
        coalesce(zone_text, '') = '' OR coalesce(time_text, '') = '', trimBoth(time_text),
        match(calendar_time(trimBoth(assumeNotNull(time_text))), '^[0-9]*[.]?[0-9]*$|[Z)]$|UTC|GMT|:[0-9]{2}[0-9.]* ?[+-][0-9]{2}:?[0-9]{2}$'), trimBoth(time_text),
        concat(calendar_time(trimBoth(assumeNotNull(time_text))),
            multiIf(zone_text = 'UTC', ' UTC', position(calendar_time(trimBoth(assumeNotNull(time_text))), ':') = 0, concat(' 00:00 ', zone_text), concat(' ', zone_text))))`,
  /** Whether a contract or null is what tools write for the coin of a chain. */
  is_coin: `contract_text -> lower(coalesce(contract_text, '')) IN ('', '0x${'0'.repeat(40)}', '0x${'e'.repeat(40)}')`,
};

/** The text of a query with what every query may use filled in. */
export function withLambda(text: string): string {
  return text.replaceAll(/\{(\w+):Lambda\}/gu, (whole, name: string) => LAMBDAS[name] ?? whole);
}
