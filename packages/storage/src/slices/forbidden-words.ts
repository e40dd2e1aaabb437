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
/** Functions that read a table where their second argument names one. */
export const IN_FUNCTION = /^(?:global)?(?:not)?(?:null)?in(?:ignoreset)?$/iu;
/** Ours in the database that is asked. */
export const OUR_TABLES = /^(?:core_|analyzers_|staging_|work_|schema_|ingest_)/u;
/** Databases that are not the one that a query is about, which it names without a database. */
const DATABASES = /^(?:analytics_\w*|system|information_schema)$/iu;
/** Functions that are called without brackets too. */
const WITHOUT_BRACKETS =
  /^(?:current_?(?:user|role|date|time|timestamp|database|schema)s?|session_?user|system_?user|now|today|curdate|local_?time(?:stamp)?|utc_?timestamp)$/iu;
/** What reads a table inside a window. */
const READS = /^(?:SELECT|FROM|JOIN|WITH)$/iu;

/** What of the words of a statement, as the parser writes it, is not permitted; undefined where nothing is. O(text). */
export function forbiddenWordIn(text: string, functions: EngineFunctions): string | undefined {
  const words = wordsOf(text);
  if (/[{]\s*\w+\s*:\s*Identifier\b/iu.test(text)) return 'a parameter that is a name';
  const alias = tableByAlias(words);
  if (alias !== undefined) return `the name ${alias} on the right of IN`;
  const places = placesOf(words);
  for (const [at, word] of words.entries()) {
    if (word.kind === 'sign' || word.kind === 'value') continue;
    const around = {
      before: words[at - 1] ?? NONE,
      earlier: words[at - 2] ?? NONE,
      next: words[at + 1] ?? NONE,
      second: words[at + 2] ?? NONE,
    };
    const found = wrongWith(word, { ...around, ...(places[at] ?? OUTSIDE), functions });
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Within which brackets a word stands. */
interface Place {
  readonly isInWindow: boolean;
  /** Whether it is in an argument of a call, however deep. */
  readonly isInCall: boolean;
}

const OUTSIDE: Place = { isInWindow: false, isInCall: false };

interface Around extends Place {
  readonly before: Word;
  /** Before that. */
  readonly earlier: Word;
  readonly next: Word;
  readonly second: Word;
  readonly functions: EngineFunctions;
}

function wrongWith({ text, kind }: Word, around: Around): string | undefined {
  const { before, next, isInWindow, isInCall, functions } = around;
  const keyword = kind === 'word' ? text.toUpperCase() : '';
  // The parser's tree writes a name as it is: one with a line end could make up a line of it.
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return 'a name with control characters';
  if (keyword === 'APPLY' && !isColumn(next)) return 'APPLY, which calls a function';
  if (isSign(next, '.') && DATABASES.test(text)) return `the database ${text}`;
  if (isInWindow && (READS.test(keyword) || OUR_TABLES.test(text) || isReadingIn(text, around)))
    return `${text} inside a window`;
  const isPart = isSign(before, '.') || isSign(next, '.') || isKeyword(before, 'AS');
  const isCalled = isSign(next, '(') && !KEYWORDS.has(keyword);
  const isReferred =
    !isPart && !KEYWORDS.has(keyword) && (WITHOUT_BRACKETS.test(text) || (isInCall && isFunction(text, functions)));
  if (!isCalled && !isReferred) return undefined;
  if (isPermittedFunction(text) || (isCalled && (TYPES.test(text) || text === 'numbers'))) return undefined;
  return `the function ${text}, which is not one that a query may call`;
}

/** Whether what stands behind a word shows that the word is a column. */
function isColumn(next: Word): boolean {
  return (
    next === NONE || isKeyword(next, 'FROM') || isKeyword(next, 'AS') || (next.kind === 'sign' && next.text !== '(')
  );
}

/** Whether IN may read a table here: it does not behind a column, before a list that begins with a value. */
function isReadingIn(text: string, { before, earlier, next, second }: Around): boolean {
  if (!IN_FUNCTION.test(text)) return false;
  const isOperator = isOperand(before) || (isKeyword(before, 'NOT') && isOperand(earlier));
  return !(isOperator && isSign(next, '(') && second.kind === 'value');
}

function isOperand(word: Word): boolean {
  if (word.kind === 'word') return !KEYWORDS.has(word.text.toUpperCase());
  return word.kind === 'name' || word.kind === 'value' || isSign(word, ')');
}

/**
 * A name right of IN that the text gives something itself: the engine may take it for the table that it stands for.
 * `IN (SELECT …)` and lists say what they are.
 */
function tableByAlias(words: readonly Word[]): string | undefined {
  const given = new Set(words.filter((_, at) => isKeyword(words[at - 1] ?? NONE, 'AS')).map(({ text }) => text));
  for (const [at, { text, kind }] of words.entries()) {
    if (kind !== 'word' || !IN_FUNCTION.test(text)) continue;
    const [first = NONE, second = NONE, third = NONE] = words.slice(at + 1);
    const named = isSign(first, '(') && isSign(third, ')') ? second : first;
    if ((named.kind === 'word' || named.kind === 'name') && given.has(named.text)) return named.text;
  }
  return undefined;
}

function isFunction(name: string, { exact, any_case }: EngineFunctions): boolean {
  return exact.has(name) || any_case.has(name.toLowerCase());
}

function isSign({ kind, text }: Word, sign: string): boolean {
  return kind === 'sign' && text === sign;
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

/** Of each word: what the brackets around it are. */
function placesOf(words: readonly Word[]): Place[] {
  const open: Place[] = [];
  return words.map((word, at) => {
    const place = open.at(-1) ?? OUTSIDE;
    if (isSign(word, '(')) {
      const before = words[at - 1] ?? NONE;
      const isCall = before.kind === 'name' || (before.kind === 'word' && !KEYWORDS.has(before.text.toUpperCase()));
      open.push({
        isInWindow: place.isInWindow || isKeyword(before, 'OVER'),
        // Parameters stand before the arguments: quantile(0.5)(x).
        isInCall: place.isInCall || isCall || isSign(before, ')'),
      });
    } else if (isSign(word, ')')) open.pop();
    return place;
  });
}

function isKeyword({ kind, text }: Word, keyword: string): boolean {
  return kind === 'word' && text.toUpperCase() === keyword;
}
