import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, it } from 'vitest';

const root = new URL('../', import.meta.url);
const contributing = readFileSync(new URL('CONTRIBUTING.md', root), 'utf8');
const [, map = ''] = /## Where things are([^]*?)\n## /u.exec(contributing) ?? [];
const rows = [...map.matchAll(/^\| `([^`]+)` \| (.+) \|$/gmu)].map(([, folder = '', sentence = '']) => ({
  folder,
  sentence,
}));

/** Folders with a file that git knows. */
function folders(): string[] {
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
  return [...new Set(files.map((file) => dirname(file)))].filter((folder) => folder !== '.').sort();
}

/** `*` is one name. */
const matches = (pattern: string, folder: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`, 'u').test(folder);

it('CONTRIBUTING.md says in a sentence what is in each folder, and names no folder that is gone', () => {
  const all = folders();
  expect(all.length).toBeGreaterThan(100);
  expect(all.filter((folder) => !rows.some((row) => matches(row.folder, folder)))).toEqual([]);
  expect(rows.filter((row) => !all.some((folder) => matches(row.folder, folder)))).toEqual([]);
  expect(rows.filter(({ sentence }) => sentence.length < 10)).toEqual([]);
});

it('each package has a README of some ten lines', () => {
  for (const name of readdirSync(new URL('packages/', root))) {
    const lines = readFileSync(new URL(`packages/${name}/README.md`, root), 'utf8')
      .trim()
      .split('\n');
    expect(lines[0]).toBe(`# ${name}`);
    expect(lines.length, name).toBeLessThanOrEqual(16);
  }
});
