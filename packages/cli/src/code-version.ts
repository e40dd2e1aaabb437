/** The version of this code, as results record it. */
import { readFileSync } from 'node:fs';

const packageFile = new URL('../package.json', import.meta.url);

export const CODE_VERSION = (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
