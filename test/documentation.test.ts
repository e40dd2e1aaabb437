import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analysisSettingsSchema } from '@analytics/analyzers';
import {
  ERROR_CATALOGUE,
  FEATURE_COLUMNS,
  LABEL_CATEGORIES,
  NOTICE_CATALOGUE,
  ROLES,
  environmentSchema,
  explainSettings,
  filingSettingsSchema,
  notificationSettingsSchema,
} from '@analytics/domain';

const ROOT = new URL('../', import.meta.url);

const page = (name: string): string => readFileSync(new URL(`../docs/${name}.md`, import.meta.url), 'utf8');

/** The names in the first cell of each row of a page's tables, without their backticks. */
const firstCells = (name: string): string[] =>
  [...page(name).matchAll(/^\| ((?:`[^`]+`(?:, )?)+) \|/gmu)].flatMap(([, cell = '']) =>
    cell.slice(1, -1).split('`, `'),
  );

/**
 * Lines of a page's tables whose count of cells is not that of the table's head, which a reader of Markdown then drops
 * or does not draw.
 */
function raggedRows(text: string): string[] {
  const cellsOf = (line: string): number => line.match(/(?<!\\)\|/gu)?.length ?? 0;
  const lines = text.replaceAll(/^```[^]*?^```$/gmu, '').split('\n');
  let head = 0;
  return lines.filter((line, at) => {
    if (!line.startsWith('|')) return false;
    if (lines[at - 1]?.startsWith('|') !== true) head = cellsOf(line);
    return cellsOf(line) !== head;
  });
}

describe('docs', () => {
  it('have tables whose rows all fit their head', () => {
    const within = (folder: string): string[] =>
      readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}${path}`);
    const sources = readdirSync(new URL('packages', ROOT)).map((name) => `packages/${name}/src/`);
    const files = ['README.md', 'CHANGELOG.md', ...['docs/', ...sources].flatMap(within)];
    const pages = files.filter((path) => path.endsWith('.md'));
    expect(pages).toContain('packages/analyzers/src/evaluation/README.md');
    expect(pages.flatMap((path) => raggedRows(readFileSync(new URL(path, ROOT), 'utf8')))).toEqual([]);
  });

  it('errors.md has every code of the catalogue and no other', () => {
    expect(firstCells('errors')).toEqual(Object.keys(ERROR_CATALOGUE));
  });

  it('vocabulary.md has every role and notice and no other', () => {
    expect(firstCells('vocabulary')).toEqual([...Object.keys(ROLES), ...Object.keys(NOTICE_CATALOGUE)]);
  });

  it('label-words.md has every category of labels and no other', () => {
    expect(firstCells('label-words')).toEqual(Object.keys(LABEL_CATEGORIES));
  });

  it('features.md has every column of the dictionary and no other', () => {
    expect(firstCells('features')).toEqual(FEATURE_COLUMNS.map(({ name }) => name));
  });

  it('configuration.md has every setting and variable and no other', () => {
    const schemas = [analysisSettingsSchema, notificationSettingsSchema, filingSettingsSchema, environmentSchema];
    const names = schemas.flatMap((schema) => explainSettings(schema)).map(({ path }) => path);
    // Settings that are alike share a row.
    expect(firstCells('configuration').sort()).toEqual(names.sort());
  });

  it('every setting has a unit and a reason, and none is that it scores', () => {
    const bare = explainSettings(analysisSettingsSchema).filter(
      ({ unit, reason }) => unit === '' || reason === '' || /scor/iu.test(reason),
    );
    expect(bare).toEqual([]);
  });

  it('number decisions one after another, as titles with a number do', () => {
    const names = readdirSync(new URL('docs/decisions/', ROOT)).sort();
    expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, at) => at + 1));
    // The title of some begins with the number.
    const titled = names.map((name) => /^# (\d+)/u.exec(page(`decisions/${name.slice(0, -'.md'.length)}`))?.[1]);
    expect(titled.map((number, at) => Number(number ?? at + 1))).toEqual(names.map((_, at) => at + 1));
  });
});
