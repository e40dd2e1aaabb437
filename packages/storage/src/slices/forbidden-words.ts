/**
 * A second look at a query that a user writes, at its words and not at the parser's tree: the tree leaves out what
 * transformers of columns apply and what the windows of OVER hold. What is not known to be harmless is refused.
 */
import { isPermittedFunction } from './permitted-functions.ts';

interface Word {
  readonly text: string;
  /** `name`: quoted, and so never a keyword. */
  readonly kind: 'word' | 'name' | 'sign';
}

/** A text in quotes, a name in quotes, a word, a number, a comment, or one sign. */
const TOKEN =
  /'(?:[^'\\]|\\[\s\S]|'')*'|(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*")|(?<word>[A-Za-z_]\w*)|\d[\w.]*|--[^\n]*|\/\*[\s\S]*?\*\/|(?<sign>\S)/gu;

/** Before a bracket they call nothing. */
const KEYWORDS = new Set(
  'ALL AND ANY AS ASC BETWEEN BY CASE COLUMNS CUBE DESC DISTINCT ELSE EXCEPT EXISTS FILL FILTER FROM GLOBAL HAVING ILIKE IN INTERPOLATE INTERSECT INTERVAL IS JOIN LIKE LIMIT NOT OFFSET ON OR OVER PREWHERE QUALIFY REPLACE ROLLUP SELECT SETS STEP THEN TO UNION USING WHEN WHERE WITH'.split(
    ' ',
  ),
);
/** Types with arguments, as CAST takes them. */
const TYPES =
  /^(?:Array|Tuple|Map|Nullable|LowCardinality|FixedString|Decimal\d*|DateTime(?:64)?|Enum(?:8|16)|Variant)$/iu;
/** Databases that are not the one that a query is about, which it names without a database. */
const DATABASES = /^(?:analytics_\w*|system|information_schema|default|_temporary_\w*)$/iu;
/** Ours in the database that is asked. */
const OUR_TABLES = /^(?:core_|analyzers_|staging_|work_|schema_|ingest_)/u;
/** What reads a table inside a window, where the parser's tree does not show it. */
const READS = /^(?:SELECT|IN|FROM|JOIN|WITH)$/iu;

/** What of the words of a statement, as the parser writes it, is not permitted; undefined where nothing is. O(text). */
export function forbiddenWordIn(text: string, isTable: (name: string) => boolean): string | undefined {
  const words = wordsOf(text);
  const windows = bracketsBehind(words, 'OVER');
  for (const [at, { text: word, kind }] of words.entries()) {
    if (kind === 'sign') continue;
    const next = words[at + 1]?.text;
    if (kind === 'word' && word.toUpperCase() === 'APPLY') return 'APPLY, which calls a function';
    if (next === '.' && DATABASES.test(word)) return `the database ${word}`;
    if (OUR_TABLES.test(word) && !isTable(word)) return `the table ${word}`;
    if (kind === 'word' && windows.has(at) && READS.test(word)) return `${word} inside a window`;
    if (next !== '(' || (kind === 'word' && KEYWORDS.has(word.toUpperCase()))) continue;
    if (!isPermittedFunction(word) && !TYPES.test(word) && word !== 'numbers')
      return `the function ${word}, which is not one that a query may call`;
  }
  return undefined;
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(TOKEN), ({ groups = {} }): Word[] => {
    const { quoted, word, sign } = groups;
    if (quoted !== undefined) return [{ text: unquoted(quoted), kind: 'name' }];
    if (word !== undefined) return [{ text: word, kind: 'word' }];
    return sign === undefined ? [] : [{ text: sign, kind: 'sign' }];
  }).flat();
}

function unquoted(name: string): string {
  const [quote = ''] = name;
  return name
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .replaceAll(/\\([\s\S])/gu, '$1');
}

/** The places of words inside the brackets that stand behind a keyword. */
function bracketsBehind(words: readonly Word[], keyword: string): ReadonlySet<number> {
  const inside = new Set<number>();
  let depth = 0;
  for (const [at, { text, kind }] of words.entries()) {
    const begins = depth === 0 && kind === 'sign' && text === '(' && isKeyword(words[at - 1], keyword);
    if (kind === 'sign' && text === '(' && (depth > 0 || begins)) depth++;
    else if (kind === 'sign' && text === ')' && depth > 0) depth--;
    else if (depth > 0) inside.add(at);
  }
  return inside;
}

function isKeyword(word: Word | undefined, keyword: string): boolean {
  return word?.kind === 'word' && word.text.toUpperCase() === keyword;
}
