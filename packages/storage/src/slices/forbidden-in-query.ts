/**
 * What keeps a text that a user writes from being one SELECT over tables that are named, with functions that see their
 * arguments only.
 */
import type { Database, Parameters } from '../engine/database.ts';
import { IN_FUNCTION, OUR_TABLES, forbiddenWordIn, type EngineFunctions } from './forbidden-words.ts';
import { isPermittedFunction } from './permitted-functions.ts';

/**
 * The one statement of a query as the engine's parser writes it. The query travels as a value: the engine runs every
 * statement of a text that it is given, and a second one, or one that closes a bracket of ours, must never be part of
 * such a text. `held` are the limits that end every statement.
 */
export async function onlyStatement(database: Database, query: string, held: string): Promise<string> {
  const [row] = await database.rows<{ statement: string }>(`SELECT formatQuery({query:String}) AS statement ${held}`, {
    query: query.trim().replace(/;$/u, ''),
  });
  return row?.statement ?? '';
}

/** The engine's EXPLAIN AST of a statement, line by line. */
export async function syntaxTree(
  database: Database,
  statement: string,
  held: string,
  parameters?: Parameters,
): Promise<string[]> {
  const rows = await database.rows<{ explain: string }>(`SELECT * FROM (EXPLAIN AST ${statement}) ${held}`, parameters);
  return rows.map(({ explain }) => explain);
}

/**
 * What a query must not hold: other tables than `isTable` names and its own, functions that see more than their
 * arguments, settings of its own; undefined where it holds nothing of it. `tree` is the engine's EXPLAIN AST of `text`,
 * line by line; `functions` are all that the engine has.
 */
export function forbiddenIn(
  tree: readonly string[],
  text: string,
  isTable: (name: string) => boolean,
  functions: EngineFunctions,
): string | undefined {
  const kind = nodeOf(tree[0])[0];
  if (kind !== 'SelectWithUnionQuery') return `a statement of another kind (${kind})`;
  const own = new Set(Array.from(text.matchAll(/\b(\w+) AS\s*\(\s*(?:SELECT|WITH)\b/gu), ([, name]) => name));
  // A name of ours that a query gives itself is none: outside its scope it would be the table.
  const isPermittedTable = (name: string): boolean =>
    name === NO_TABLE || isTable(name) || (own.has(name) && !OUR_TABLES.test(name));
  for (const [at, line] of tree.entries()) {
    const [node, name] = nodeOf(line);
    if (node === 'Set') return 'SETTINGS of its own';
    const table = node === 'TableIdentifier' ? name : setNamedBy(tree, at);
    if (table !== undefined && !isPermittedTable(table)) return `the table ${table}`;
    if (node !== 'Function') continue;
    if (nodeOf(tree[at - 1])[0] === 'TableExpression') {
      if (name !== 'numbers') return `the table function ${name}`;
    } else if (!isPermittedFunction(name)) return `the function ${name}, which is not one that a query may call`;
  }
  return forbiddenWordIn(text, functions);
}

/** What the engine reads for a SELECT without FROM. */
const NO_TABLE = 'system.one';

function nodeOf(line = ''): [kind: string, name: string] {
  const [kind = '', name = ''] = line.trim().split(' ');
  return [kind, name];
}

/**
 * The table that is the right side of an IN at this line: `x IN labels` reads a table, though the parser calls it an
 * identifier.
 */
function setNamedBy(tree: readonly string[], at: number): string | undefined {
  const [kind, name] = nodeOf(tree[at]);
  if (kind !== 'Function' || !IN_FUNCTION.test(name)) return undefined;
  const depth = (line: string): number => line.search(/\S/u);
  const inside = depth(tree[at] ?? '') + 2;
  const right = tree.slice(at + 2).filter((line) => depth(line) === inside)[1] ?? '';
  const [of, table] = nodeOf(right);
  return of === 'Identifier' ? table : undefined;
}

const asked = new WeakMap<Database, Promise<EngineFunctions>>();

/** The names of all functions of the engine, asked once. */
export function engineFunctions(database: Database): Promise<EngineFunctions> {
  const known = asked.get(database) ?? askFunctions(database);
  asked.set(database, known);
  known.catch(() => asked.delete(database));
  return known;
}

async function askFunctions(database: Database): Promise<EngineFunctions> {
  const rows = await database.rows<{ name: string; any_case: number }>(
    'SELECT name, toUInt8(case_insensitive) AS any_case FROM system.functions',
  );
  return {
    exact: new Set(rows.filter(({ any_case }) => any_case === 0).map(({ name }) => name)),
    any_case: new Set(rows.filter(({ any_case }) => any_case === 1).map(({ name }) => name.toLowerCase())),
  };
}
