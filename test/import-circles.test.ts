import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The sources that each source loads as `./…` or `../…`; types alone load nothing. `files` holds text by path. */
function importsOf(files: ReadonlyMap<string, string>): Map<string, string[]> {
  return new Map(
    [...files].map(([file, text]) => {
      const loading = text.replaceAll(/^(?:import|export) type [^;]*;/gmu, '');
      const named = [...loading.matchAll(/\bfrom '(\.[^']+)'|\bimport\('(\.[^']+)'\)/gu)];
      return [file, named.map(([, from, lazily]) => join(dirname(file), from ?? lazily ?? ''))] as const;
    }),
  );
}

/** One circle of imports as paths, the first one again at its end; empty where there is none. */
function circleIn(imports: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  const way: string[] = [];
  const walk = (file: string): string[] => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return [];
    way.push(file);
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next);
      if (circle.length > 0) return circle;
    }
    way.pop();
    done.add(file);
    return [];
  };
  for (const file of imports.keys()) {
    const circle = walk(file);
    if (circle.length > 0) return circle;
  }
  return [];
}

it('no file loads itself by way of others', () => {
  const listed = execFileSync(
    'git',
    ['ls-files', '-co', '--exclude-standard', 'packages/*/src/*.ts', 'packages/*/src/*.tsx'],
    { cwd: root, encoding: 'utf8' },
  );
  const files = listed.trim().split('\n');
  expect(files.length).toBeGreaterThan(500);
  const imports = importsOf(new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')])));
  expect(circleIn(imports)).toEqual([]);
});

it('a circle is found, also one of lazy imports; one of types is none', () => {
  const files = new Map([
    ['a/a.ts', "import { b } from '../b.ts';"],
    ['b.ts', "export { c } from './a/c.ts';"],
    ['a/c.ts', "const { a } = await import('./a.ts');"],
  ]);
  expect(circleIn(importsOf(files))).toEqual(['a/a.ts', 'b.ts', 'a/c.ts', 'a/a.ts']);
  expect(circleIn(importsOf(files.set('b.ts', "import type { C } from './a/c.ts';")))).toEqual([]);
});
