/**
 * Keeps the directories of the server out of what clients read. What a file is called may stay: it says which one of
 * theirs is meant.
 */
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

export interface ServerPaths {
  /** A text with `…/name` where an absolute path of this machine stood. */
  readonly hide: (text: string) => string;
  /** The same for every text inside a value that becomes JSON. */
  readonly hideIn: <T>(value: T) => T;
}

/**
 * `directories` are known by name, spaces and all; any other path is known by the directory of the machine's root that it begins with.
 */
export function serverPaths(directories: readonly string[], roots: readonly string[] = readdirSync('/')): ServerPaths {
  const known = [...new Set(directories.map((directory) => resolve(directory)))]
    .filter((directory) => directory !== '/')
    .sort((a, b) => b.length - a.length);
  const beginnings = [...known, ...roots.map((root) => `/${root}`)].map(escaped).join('|');
  // A slash that begins a path, not one within a URL, a route or a word; a beginning ends where a name ends.
  const absolute = new RegExp(`(?<![\\w/.…])(?:${beginnings})(?![\\w-])(?:/[^\\s'"\`<>|,;()\\\\]*)?`, 'gu');
  const hide = (text: string): string => {
    if (!text.includes('/')) return text;
    const shown = text.replace(absolute, (path) => {
      const end = /(?<![.:!?])[.:!?]*$/u.exec(path)?.[0] ?? '';
      return `…/${nameOf(path.slice(0, path.length - end.length))}${end}`;
    });
    // One within a URL, or with more behind its name.
    return known.reduce((shorter, directory) => shorter.replaceAll(directory, `…/${nameOf(directory)}`), shown);
  };
  const hideIn = (value: unknown): unknown => {
    if (typeof value === 'string') return hide(value);
    if (Array.isArray(value)) return value.map(hideIn);
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, hideIn(inner)]));
  };
  return { hide, hideIn: hideIn as ServerPaths['hideIn'] };
}

function nameOf(path: string): string {
  return (
    path
      .replace(/(?<!\/)\/+$/u, '')
      .split('/')
      .at(-1) ?? ''
  );
}

function escaped(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
}
