/** Which code computes: a result may be kept only where the same would be computed anew. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

/** The packages that decide what a run finds, beside one another wherever they are installed. */
const PACKAGES = ['domain', 'graph', 'analyzers', 'storage', 'jobs'] as const;
const PACKAGE_ROOT = new URL('../../../', import.meta.url);
/** `src` or `dist`: what this file itself was loaded from. */
const BUILT_FOLDER = import.meta.url.split('/').at(-3) ?? '';
const CODE = /(?<!\.test|\.reference|\.d)\.(?:ts|js|sql)$/u;

let known: string | undefined;

/**
 * SHA-256, in hex, over the code and the statements of the packages that compute, and over the version of Node, whose
 * mathematics the numbers come from. Read once a process.
 */
export function codeDigest(): string {
  known ??= readCode();
  return known;
}

function readCode(): string {
  const hash = createHash('sha256').update(`${process.version} ${process.arch}`);
  for (const name of PACKAGES) addFolder(hash, new URL(`${name}/${BUILT_FOLDER}/`, PACKAGE_ROOT));
  addFolder(hash, new URL('storage/queries/', PACKAGE_ROOT));
  return hash.digest('hex');
}

function addFolder(hash: ReturnType<typeof createHash>, folder: URL): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  for (const name of names.filter((one) => CODE.test(one)).sort())
    hash.update(`\n${name}\n`).update(readFileSync(new URL(encodeURI(name), folder)));
}
