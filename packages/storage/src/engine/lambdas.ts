/** What several queries ask of a value: a query writes `{name:Lambda}`, and it is filled in wherever queries are read. */
import { foldedAddress } from './folded-address.ts';

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
   * sure, as it is, and then it is none. In files with decimal commas a point would part thousands.
   */
  number_of:
    "(number_text, of_file) -> multiIf(has({decimal_comma_files:Array(UInt32)}, of_file), replaceOne(replaceAll(number_text, '.', '_'), ',', '.'), has({thousands_comma_files:Array(UInt32)}, of_file) AND match(coalesce(number_text, ''), '^[^0-9]*[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?$'), replaceAll(number_text, ',', ''), number_text)",
  /** Whether a contract or null is what tools write for the coin of a chain. */
  is_coin: `contract_text -> lower(coalesce(contract_text, '')) IN ('', '0x${'0'.repeat(40)}', '0x${'e'.repeat(40)}')`,
};

/** The text of a query with what every query may use filled in. */
export function withLambda(text: string): string {
  return text.replaceAll(/\{(\w+):Lambda\}/gu, (whole, name: string) => LAMBDAS[name] ?? whole);
}
