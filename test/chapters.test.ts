/**
 * A typology is a chapter: none without its page, its parameters with reasons, its tests, its scenario and its benign
 * twin.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHAPTERS, typologySettingsSchema } from '@analytics/analyzers';
import { explainSettings } from '@analytics/domain';
import { SCENARIOS } from '@analytics/simulator';

const root = new URL('../packages/analyzers/src/typologies/', import.meta.url);
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'testing')
  .map(({ name }) => name);

describe('the chapters', () => {
  it.each(folders)('%s has a page that says what it is, its false positives and its sources', (folder) => {
    const page = readFileSync(new URL(`${folder}/README.md`, root), 'utf8');
    for (const part of ['FATF', '```', '**Known false positives.**', '**Sources.**']) expect(page).toContain(part);
  });

  it.each(folders)('%s has parameters, and tests of a scheme and of what looks like it', (folder) => {
    expect(existsSync(new URL(`${folder}/params.ts`, root))).toBe(true);
    const tests = readdirSync(new URL(`${folder}/`, root)).filter((file) => file.endsWith('.test.ts'));
    const titles = tests.flatMap((file) =>
      [...readFileSync(new URL(`${folder}/${file}`, root), 'utf8').matchAll(/it\('(.*)',/gu)].map(
        (found) => found[1] ?? '',
      ),
    );
    expect(titles.some((title) => /^names? /u.test(title))).toBe(true);
    expect(titles.some((title) => /^(is|are) (not|none) /u.test(title))).toBe(true);
  });

  it.each(CHAPTERS.map(({ typology_type }) => typology_type))(
    '%s is planted by a scenario with a benign twin',
    (typology_type) => {
      const scenario = SCENARIOS.get(typology_type);
      expect(scenario?.twin_type).toBeTruthy();
    },
  );

  it('have a name of their own and settings under it', () => {
    const names = CHAPTERS.map(({ typology_type }) => typology_type);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(Object.keys(typologySettingsSchema.parse({}))).toContain(name);
  });

  it('give a reason for every parameter that is not a score', () => {
    for (const { path, reason } of explainSettings(typologySettingsSchema)) {
      expect(reason, path).not.toBe('');
      expect(reason, path).not.toMatch(/score|recall|precision/iu);
    }
  });
});
