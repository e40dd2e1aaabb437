import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '@analytics/analyzers';
import { ERROR_CATALOGUE, FEATURE_COLUMNS, environmentSchema, explainSettings } from '@analytics/domain';

const page = (name: string): string => readFileSync(new URL(`../docs/${name}.md`, import.meta.url), 'utf8');

/** The first cell of each row of a page's tables, without its backticks. */
const firstCells = (name: string): string[] =>
  [...page(name).matchAll(/^\| `([^`]+)` \|/gmu)].map((match) => match[1] ?? '');

describe('docs', () => {
  it('errors.md has every code of the catalogue and no other', () => {
    expect(firstCells('errors')).toEqual(Object.keys(ERROR_CATALOGUE));
  });

  it('features.md has every column of the dictionary and no other', () => {
    expect(firstCells('features')).toEqual(FEATURE_COLUMNS.map(({ name }) => name));
  });

  it('configuration.md has every setting and variable and no other', () => {
    const names = [...explainSettings(analysisSettingsSchema), ...explainSettings(environmentSchema)].map(
      ({ path }) => path,
    );
    expect(firstCells('configuration')).toEqual(names);
  });

  it('every setting has a unit and a reason, and none is that it scores', () => {
    const bare = explainSettings(analysisSettingsSchema).filter(
      ({ unit, reason }) => unit === '' || reason === '' || /scor/iu.test(reason),
    );
    expect(bare).toEqual([]);
  });
});
