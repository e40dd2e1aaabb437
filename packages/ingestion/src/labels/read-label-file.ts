/** Reads a file of labels in whichever format it is: the one that is named, or the one that the file looks like. */
import { basename, extname } from 'node:path';
import { AnalyticsError } from '@analytics/domain';
import { readParquetRows } from '@analytics/storage';
import { isOfEtherscan, labelsOfEtherscan } from './etherscan-list.ts';
import type { ParsedList } from './given-label.ts';
import { hasAddressColumn, headerOf, labelsOfRows, rowsOfCsv, rowsOfJson, type TableRow } from './label-table.ts';
import { NAMED_AS_OFAC, SDN_MARK, parseOfacJson, parseOfacList, parsePlainList } from './ofac-list.ts';
import { isOfOpenSanctions, labelsOfOpenSanctions } from './open-sanctions.ts';
import { parseTagPack } from './tagpack.ts';
import { readUnpacked } from '../tables/file-head.ts';

export const LABEL_FORMATS = ['ofac', 'tagpack', 'etherscan', 'csv', 'parquet', 'json', 'list'] as const;
export type LabelFormat = (typeof LABEL_FORMATS)[number];
export const TEXT_LABEL_FORMATS = LABEL_FORMATS.filter((format) => format !== 'parquet');
export type TextLabelFormat = (typeof TEXT_LABEL_FORMATS)[number];

/** Labels are read whole; the Treasury's largest file is 100 MB. */
const MAX_BYTES = 256_000_000;

export interface LabelFile extends ParsedList {
  readonly format: LabelFormat;
}

/** Throws LABELS_UNREADABLE, SOURCE_NOT_FOUND, SOURCE_UNREADABLE. O(file). */
export async function readLabelFile(path: string, named: LabelFormat | undefined): Promise<LabelFile> {
  const extension = extname(path).toLowerCase();
  if (named === 'parquet' || (named === undefined && extension === '.parquet')) {
    return { format: 'parquet', ...labelsOfRows(await readParquetRows(path), path, basename(path)) };
  }
  return readLabelText(await readText(path), path, named);
}

/** The text of a file; `path` is what messages call it, and tells by its ending and its words what it is. */
export function readLabelText(text: string, path: string, named: TextLabelFormat | undefined): LabelFile {
  const format = named ?? formatOf(text, path);
  return { format, ...parse(text, path, format) };
}

function parse(text: string, path: string, format: TextLabelFormat): ParsedList {
  const name = basename(path);
  switch (format) {
    case 'ofac':
      return isJson(text) ? parseOfacJson(rowsOfJson(text, path)) : parseOfacList(text);
    case 'tagpack':
      return parseTagPack(text, path);
    case 'etherscan':
      return labelsOfEtherscan(isJson(text) ? rowsOfJson(text, path) : rowsOfCsv(text, path), path);
    case 'csv':
      return labelsOfTable(rowsOfCsv(text, path), path);
    case 'json':
      return labelsOfTable(rowsOfJson(text, path), path);
    case 'list':
      return { ...parsePlainList(text), defaults: labelsOfRows([], path, name).defaults };
  }
}

function labelsOfTable(rows: readonly TableRow[], path: string): ParsedList {
  const names = Object.keys(rows[0] ?? {});
  return isOfOpenSanctions(names) ? labelsOfOpenSanctions(rows, path) : labelsOfRows(rows, path, basename(path));
}

/** By what stands in it; a list of bare addresses is the Treasury's where its name says so. */
function formatOf(text: string, path: string): TextLabelFormat {
  if (SDN_MARK.test(text)) return 'ofac';
  if (/\.ya?ml(?:\.\w+)?$/iu.test(path) || /^tags:/mu.test(text)) return 'tagpack';
  if (isJson(text)) {
    const names = namesOfJson(text, path);
    if (isOfEtherscan(names)) return 'etherscan';
    // Addresses alone: the Treasury's where the name says so, as in a text.
    return names.join() === 'address' && NAMED_AS_OFAC.test(basename(path)) ? 'ofac' : 'json';
  }
  const names = headerOf(text, path) ?? [];
  if (isOfOpenSanctions(names)) return 'csv';
  if (hasAddressColumn(names) && names.length > 1) return isOfEtherscan(names) ? 'etherscan' : 'csv';
  return NAMED_AS_OFAC.test(basename(path)) ? 'ofac' : 'list';
}

const isJson = (text: string): boolean => /^\uFEFF?\s*[[{]/u.test(text);

function namesOfJson(text: string, path: string): string[] {
  return [
    ...new Set(
      rowsOfJson(text, path)
        .slice(0, 100)
        .flatMap((row) => Object.keys(row)),
    ),
  ];
}

async function readText(path: string): Promise<string> {
  const bytes = await readUnpacked(path, MAX_BYTES + 1);
  if (bytes.length > MAX_BYTES) {
    throw new AnalyticsError(
      'LABELS_UNREADABLE',
      `Expected at most ${MAX_BYTES} bytes of labels in ${path}, found more: write them as parts.`,
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    const found = (error as Error).message;
    throw new AnalyticsError('LABELS_UNREADABLE', `Expected a file of labels in UTF-8 at ${path}, found ${found}.`, {
      cause: error,
    });
  }
}
