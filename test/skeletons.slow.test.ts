import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'analytics-skeletons-'));
  for (const part of ['packages', 'scripts', 'package.json', '.prettierrc.json', 'tsconfig.base.json'])
    cpSync(join(root, part), join(copy, part), {
      recursive: true,
      filter: (path) => !/[/\\](dist|node_modules|\.analytics)([/\\]|$)/u.test(path),
    });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

/** Runs one script in the copy; what it wrote or touched. */
function skeleton(script: string, name: string): string[] {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  const said = execFileSync(process.execPath, [tsx, `scripts/new/${script}.ts`, name], { cwd: copy, encoding: 'utf8' });
  return [...said.matchAll(/^ {2}(\S+\/\S+\.\w+)$/gmu)].map(([, path = '']) => path);
}

it.each([
  ['new-typology', 10],
  ['new-feature', 7],
  ['new-source', 5],
])('%s finds every list that it puts a line into', (script, least) => {
  const touched = skeleton(script, 'quick_turn');
  expect(touched.length).toBeGreaterThanOrEqual(least);
  for (const path of touched) {
    expect(existsSync(join(copy, path)), path).toBe(true);
    const text = readFileSync(join(copy, path), 'utf8');
    expect(text, path).toMatch(/quick.?turn/iu);
    for (const [, imported = ''] of text.matchAll(/ from '(\.[^']+\.ts)'/gu))
      expect(existsSync(join(copy, dirname(path), imported)), `${imported}, which ${path} imports`).toBe(true);
  }
});
