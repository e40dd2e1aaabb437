/** What the build of the dashboard holds: no older than its sources, small, and nothing inline. */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const FIRST_LOAD_BYTES = 250 * 1024;

describe('dashboard build', () => {
  it('is not older than its sources, so that what is tested is what is written', () => {
    const built_ms = statSync(`${DIST}/index.html`).mtimeMs;
    const newer = ['../src', '../../api-client/src'].flatMap((folder) =>
      readdirSync(new URL(folder, import.meta.url), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => statSync(path).mtimeMs > built_ms),
    );
    expect(newer, 'run "npm run build:dashboard"').toEqual([]);
  });

  it('loads at most 250 KB gzip before the graph is needed', () => {
    const page = readFileSync(`${DIST}/index.html`, 'utf8');
    const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/gu)].map((match) => match[1]!);
    const assets = readdirSync(`${DIST}/assets`).filter((name) => /^alerts?-page/u.test(name));
    const files = [...new Set([...first, ...assets.map((name) => `assets/${name}`)])];
    const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(`${DIST}/${file}`)).length, 0);
    console.log(`first load with the alert pages: ${(bytes / 1024).toFixed(1)} KB gzip`);
    expect(first.length).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(FIRST_LOAD_BYTES);
  });

  it('has no inline script or style', () => {
    const page = readFileSync(`${DIST}/index.html`, 'utf8');
    expect(page).not.toMatch(/<style|style=|<script(?![^>]*src=)|https?:\/\//u);
  });
});
