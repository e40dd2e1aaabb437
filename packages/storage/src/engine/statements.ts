/** Reads the package's SQL files: the files are the source of truth, read once a process. */
import { readFileSync, readdirSync } from 'node:fs';
import { AnalyticsError, shortDigest } from '@analytics/domain';
import { withLambda } from './lambdas.ts';

const packageRoot = new URL('../../', import.meta.url);
/** Gives the text of `queries/<name>.sql`, as in `statement('work/fill_nodes')`. */
export type Statement = (name: `${string}/${string}`, identifiers?: Identifiers) => string;

/** A list fills `{key:Identifiers}`, one name `{key:Identifier}`. */
export type Identifiers = Readonly<Record<string, string | readonly string[]>>;

/**
 * The statements in the `queries/` folder of a package. Names come from code, never from a request.
 * `identifiers` fill `{key:Identifier}` where the engine cannot bind one (the name that a CREATE makes) and `{key:Identifiers}`, which it never
 * binds (a list of columns that stands in the code once); only a-z, 0-9 and _ pass. `{name:Lambda}` is one of
 * lambdas.ts.
 */
export function statementsIn(root: URL): Statement {
  const texts = new Map<string, string>();
  return (name, identifiers = {}) => {
    let text = texts.get(name);
    if (text === undefined) {
      text = withLambda(readFileSync(new URL(`queries/${name}.sql`, root), 'utf8').trim());
      texts.set(name, text);
    }
    return Object.entries(identifiers).reduce((filled, [key, value]) => {
      const names = typeof value === 'string' ? [value] : value;
      if (names.length === 0 || !names.every((one) => /^[a-z_][a-z0-9_]*$/u.test(one)))
        throw new AnalyticsError('INTERNAL', `Expected identifiers for ${key}.`);
      return filled.replaceAll(`{${key}:Identifier${typeof value === 'string' ? '' : 's'}}`, names.join(', '));
    }, text);
  };
}

/** The statements of this package. */
export const statement = statementsIn(packageRoot);

export interface Migration {
  /** `0001_core`. */
  readonly name: string;
  /** First 16 hex digits of SHA-256 of the file. */
  readonly checksum: string;
  readonly statements: readonly string[];
}

/**
 * The migrations in the order of their numbers: `migrations` are a network's, `service` those of the database that all
 * share.
 */
export function migrations(folder: 'migrations' | 'service' = 'migrations'): Migration[] {
  const directory = new URL(`schema/${folder}/`, packageRoot);
  return readdirSync(directory)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, directory), 'utf8');
      return {
        name: file.replace(/\.sql$/u, ''),
        checksum: shortDigest(text),
        statements: splitStatements(text),
      };
    });
}

/** Splits at semicolons that end a line; comments stay with the statement that they precede. */
export function splitStatements(text: string): string[] {
  return text
    .split(/;[ \t]*(?:\n|$)/u)
    .map((part) => part.trim())
    .filter((part) => part.replace(/--[^\n]*/gu, '').trim() !== '');
}
