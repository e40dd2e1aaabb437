/** Reads the typologies that a user added: a folder each, with a manifest and a SQL file. */
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseUserManifest, type UserManifest } from '@analytics/analyzers';
import { AnalyticsError } from '@analytics/domain';

export interface UserTypology extends UserManifest {
  readonly query: string;
  /** The folder that it was read from. */
  readonly origin: string;
  /** SHA-256, in hex, of manifest and query: a run that used another version is another run. */
  readonly digest: string;
}

/** One that could not be read: told by name, so that the others go on. */
export interface RefusedTypology {
  readonly origin: string;
  readonly message: string;
}

export interface UserTypologies {
  readonly usable: readonly UserTypology[];
  readonly refused: readonly RefusedTypology[];
}

export const NO_USER_TYPOLOGIES: UserTypologies = { usable: [], refused: [] };

/**
 * Every folder of `directory` whose name begins with no dot, by name. Throws TYPOLOGY_INVALID only where the directory
 * itself cannot be read.
 */
export async function readUserTypologies(directory: string | undefined): Promise<UserTypologies> {
  if (directory === undefined) return NO_USER_TYPOLOGIES;
  const usable: UserTypology[] = [];
  const refused: RefusedTypology[] = [];
  for (const folder of await foldersOf(directory)) {
    const origin = join(directory, folder);
    try {
      const typology = await readUserTypology(origin);
      const twin = usable.find(({ typology_type }) => typology_type === typology.typology_type);
      if (twin !== undefined)
        throw new AnalyticsError(
          'TYPOLOGY_INVALID',
          `Expected one ${typology.typology_type}, found it in ${twin.origin} as well.`,
        );
      usable.push(typology);
    } catch (error) {
      refused.push({ origin, message: error instanceof Error ? error.message : String(error) });
    }
  }
  return { usable, refused };
}

async function foldersOf(directory: string): Promise<string[]> {
  try {
    const entries = await readdir(directory, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
      .sort();
  } catch (error) {
    throw new AnalyticsError(
      'TYPOLOGY_INVALID',
      `Expected a directory of typologies, found ${directory}: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}

/** The typology of one folder. Throws TYPOLOGY_INVALID. */
export async function readUserTypology(origin: string): Promise<UserTypology> {
  const manifestText = await textOf(join(origin, 'manifest.json'));
  const query = await textOf(join(origin, 'detect.sql'));
  let json: unknown;
  try {
    json = JSON.parse(manifestText);
  } catch (error) {
    throw new AnalyticsError(
      'TYPOLOGY_INVALID',
      `Expected JSON in ${origin}/manifest.json, found: ${(error as Error).message}.`,
      { cause: error },
    );
  }
  const digest = createHash('sha256').update(manifestText).update('\0').update(query).digest('hex');
  return { ...parseUserManifest(json, `${origin}/manifest.json`), query, origin, digest };
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new AnalyticsError('TYPOLOGY_INVALID', `Expected a file ${path}, found: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}
