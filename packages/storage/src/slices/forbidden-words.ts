/**
 * A second look at a query that a user writes, at its words and not at the parser's tree: the tree leaves out what
 * transformers of columns apply and what the windows of OVER hold, and takes the name of a function for a column where
 * the engine calls it (`arrayMap(file, paths)`). What is not known to be harmless is refused.
 */
import { isPermittedFunction } from './permitted-functions.ts';

/** The functions that an engine has: those whose capitals matter, and the others in lower case. */
export interface EngineFunctions {
  readonly exact: ReadonlySet<string>;
  readonly any_case: ReadonlySet<string>;
}

interface Word {
  readonly text: string;
  /** `name`: in quotes, and so never a keyword. `value`: a text or a number. */
  readonly kind: 'word' | 'name' | 'value' | 'sign';
}

/** A text in quotes, a name in quotes, a word, a number, a comment, or one sign. */
const TOKEN =
  /(?<text>'(?:[^'\\]|\\[\s\S]|'')*')|(?<quoted>`(?:[^`\\]|\\[\s\S]|``)*`|"(?:[^"\\]|\\[\s\S]|"")*")|(?<word>[A-Za-z_]\w*)|(?<number>\d[\w.]*)|--[^\n]*|\/\*[\s\S]*?\*\/|(?<sign>\S)/gu;

const NONE: Word = { text: '', kind: 'sign' };

/** Before a bracket they call nothing. */
const KEYWORDS = new Set(
  'ALL AND ANY AS ASC BETWEEN BY CASE COLUMNS CUBE DESC DISTINCT ELSE EXCEPT EXISTS FILL FILTER FROM GLOBAL HAVING ILIKE IN INTERPOLATE INTERSECT INTERVAL IS JOIN LIKE LIMIT NOT OFFSET ON OR OVER PREWHERE QUALIFY REPLACE ROLLUP SELECT SETS STEP THEN TO UNION USING WHEN WHERE WITH'.split(
    ' ',
  ),
);
/** Types with arguments, as CAST takes them. */
const TYPES =
  /^(?:Array|Tuple|Map|Nullable|LowCardinality|FixedString|Decimal\d*|DateTime(?:64)?|Enum(?:8|16)|Variant)$/iu;
/** Behind these a column stands, and no transformer of columns. */
const BEFORE_COLUMN = /^(?:SELECT|DISTINCT|WHERE|BY|AND|OR|NOT|ON|AS|[,(.])$/iu;
/** Databases that are not the one that a query is about, which it names without a database. */
const DATABASES = /^(?:analytics_\w*|system|information_schema)$/iu;
/** What reads a table inside a window. */
const READS = /^(?:SELECT|FROM|JOIN|WITH)$/iu;

/** What of the words of a statement, as the parser writes it, is not permitted; undefined where nothing is. O(text). */
export function forbiddenWordIn(text: string, functions: EngineFunctions): string | undefined {
  const words = wordsOf(text);
  const windows = bracketsBehind(words, 'OVER');
  for (const [at, word] of words.entries()) {
    if (word.kind === 'sign' || word.kind === 'value') continue;
    const found = wrongWith(word, {
      before: words[at - 1] ?? NONE,
      next: words[at + 1] ?? NONE,
      second: words[at + 2] ?? NONE,
      isInWindow: windows.has(at),
      functions,
    });
    if (found !== undefined) return found;
  }
  return undefined;
}

interface Around {
  readonly before: Word;
  readonly next: Word;
  readonly second: Word;
  readonly isInWindow: boolean;
  readonly functions: EngineFunctions;
}

function wrongWith({ text, kind }: Word, { before, next, second, isInWindow, functions }: Around): string | undefined {
  const keyword = kind === 'word' ? text.toUpperCase() : '';
  // The parser's tree writes a name as it is: one with a line end could make up a line of it.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return 'a name with control characters';
  if (keyword === 'APPLY' && !BEFORE_COLUMN.test(before.text)) return 'APPLY, which calls a function';
  if (next.text === '.' && DATABASES.test(text)) return `the database ${text}`;
  if (isInWindow && READS.test(keyword)) return `${text} inside a window`;
  if (isInWindow && keyword === 'IN' && !(next.text === '(' && second.kind === 'value'))
    return 'IN inside a window, but for values';
  const isPart = before.text === '.' || next.text === '.' || before.text.toUpperCase() === 'AS';
  const isCalled = next.kind === 'sign' && next.text === '(' && !KEYWORDS.has(keyword);
  const isReferred = !isPart && !KEYWORDS.has(keyword) && isFunction(text, functions);
  if (!isCalled && !isReferred) return undefined;
  if (isPermittedFunction(text) || (isCalled && (TYPES.test(text) || text === 'numbers'))) return undefined;
  return `the function ${text}, which is not one that a query may call`;
}

function isFunction(name: string, { exact, any_case }: EngineFunctions): boolean {
  return exact.has(name) || any_case.has(name.toLowerCase());
}

function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { groups = {} } of text.matchAll(TOKEN)) {
    const { text: literal, quoted, word, number, sign } = groups;
    if (quoted !== undefined) words.push({ text: unquoted(quoted), kind: 'name' });
    else if (word !== undefined) words.push({ text: word, kind: 'word' });
    else if (sign !== undefined) words.push({ text: sign, kind: 'sign' });
    else if (literal !== undefined || number !== undefined) words.push({ text: '', kind: 'value' });
  }
  return words;
}

function unquoted(name: string): string {
  const [quote = ''] = name;
  return name
    .slice(1, -1)
    .replaceAll(quote + quote, quote)
    .replaceAll(/\\([\s\S])/gu, (_, letter: string) => ESCAPES[letter] ?? letter);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', 0: '\0', b: '\b', f: '\f', v: '\v' };

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
