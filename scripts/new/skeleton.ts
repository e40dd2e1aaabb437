/**
 * What the scripts `new:…` share: names in their three spellings, new files, and lines put into lists that name every
 * part.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

export interface Names {
  /** `quick_turn`: in settings, columns and results. */
  readonly snake: string;
  /** `quick-turn`: files and folders. */
  readonly kebab: string;
  /** `quickTurn`: functions. */
  readonly camel: string;
  /** `QuickTurn`: types. */
  readonly pascal: string;
  /** `quick turn`: in sentences. */
  readonly words: string;
}

/** The name that was given on the command line, in any spelling. Ends the process where it is none. */
export function namesFrom(argv: readonly string[], usage: string): Names {
  const parts = (argv[2] ?? '').toLowerCase().split(/[-_ ]/u);
  if (!parts.every((part) => /^[a-z][a-z0-9]*$/u.test(part))) {
    process.stderr.write(`Usage: ${usage}\nNAME is words of a-z and 0-9, joined by "-" or "_".\n`);
    process.exit(2);
  }
  const pascal = parts.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  return { snake: parts.join('_'), kebab: parts.join('-'), camel, pascal, words: parts.join(' ') };
}

const touched: string[] = [];

/** Writes a file that is not there yet. */
export function newFile(path: string, text: string): void {
  const file = fileURLToPath(new URL(path, root));
  if (existsSync(file)) throw new Error(`Expected no ${path}, found one.`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${text.trim()}\n`);
  touched.push(path);
}

/**
 * Puts a text before the first place that reads `anchor`. Throws where it is not there: the file has changed its shape.
 */
export function putBefore(path: string, anchor: string, text: string): void {
  edit(path, anchor, `${text}${anchor}`);
}

/** Puts a text after the first place that reads `anchor`. */
export function putAfter(path: string, anchor: string, text: string): void {
  edit(path, anchor, `${anchor}${text}`);
}

function edit(path: string, anchor: string, replacement: string): void {
  const file = new URL(path, root);
  const before = readFileSync(file, 'utf8');
  if (!before.includes(anchor)) throw new Error(`Expected ${JSON.stringify(anchor)} in ${path}, found no such text.`);
  writeFileSync(
    file,
    before.replace(anchor, () => replacement),
  );
  if (!touched.includes(path)) touched.push(path);
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** Formats what was written and says what it is and what comes next. */
export function finish(next: readonly string[]): void {
  const formatted = touched.filter((path) => path.endsWith('.ts'));
  execFileSync('npx', ['prettier', '--write', '--log-level', 'warn', ...formatted], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
  });
  process.stdout.write(
    `${touched.map((path) => `  ${path}`).join('\n')}\n\nNext:\n${next.map((line) => `  ${line}`).join('\n')}\n`,
  );
}
