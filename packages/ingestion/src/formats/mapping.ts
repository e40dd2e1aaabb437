/** What the columns of somebody's tables mean, as `--map` or a file says it. */
import { readFileSync } from 'node:fs';
import { AnalyticsError, isTimeZone } from '@analytics/domain';
import { z } from 'zod';
import { parseBoundedYaml } from '../bounded-yaml.ts';
import { nearest } from './nearest.ts';
import { PLAIN_TARGETS, plainTarget } from './plain.ts';
import { UTXO_TABLES, UTXO_TARGETS, utxoTarget } from './utxo.ts';

/** The formats whose columns somebody may name: a table of transfers, or tables of inputs and outputs. */
export const MAPPED_FORMATS = ['plain', 'utxo'] as const;
export type MappedFormat = (typeof MAPPED_FORMATS)[number];

const schema = z.strictObject({
  /** By what it means: the name of the column. */
  columns: z.record(z.string(), z.string()).default({}),
  /** By what it means: the same text in every row. */
  constants: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
  /** Of inputs and outputs: the name of each table's file. */
  files: z.partialRecord(z.enum(UTXO_TABLES), z.string()).default({}),
  /** Amounts are whole numbers of a unit with so many decimals. */
  decimals: z.int().min(0).max(36).optional(),
  time_unit: z.enum(['s', 'ms', 'us', 'ns']).optional(),
  time_zone: z.string().refine(isTimeZone, 'expected a time zone such as UTC or Europe/Berlin').optional(),
  date_order: z.enum(['dmy', 'mdy']).optional(),
  /** As MySQL writes formats: `%d.%m.%Y %H:%i:%s`. */
  time_format: z.string().optional(),
  decimal_mark: z.enum([',', '.']).optional(),
  /** Of a table of several chains: the one whose rows are read; the network's where nothing says. */
  only_chain: z.string().optional(),
});

type Written = Readonly<z.infer<typeof schema>>;

export interface Mapping extends Written {
  readonly format: MappedFormat;
}

const OPTIONS = ['time_unit', 'time_zone', 'date_order', 'time_format', 'decimal_mark', 'only_chain'] as const;

/** Kept with 18 digits behind the point. */
const MAX_UTXO_DECIMALS = 18;

/**
 * Reads `from=From,to=To,amount=Value,timestamp=UnixTimestamp`, or the path of a YAML or JSON file. Beside columns:
 * `asset:=USDT` is one text in every row, `decimals=6` or `divisor=1000000` says the unit, time_unit, time_zone,
 * date_order, time_format, decimal_mark how values are written, and only_chain which of several chains is read. Of
 * inputs and outputs `inputs=vin.csv` names a file and `inputs.address=Payer` a column of one table. Which of both
 * formats it is, `format` says, else its names. Throws INVALID_SETTING.
 */
export function parseMapping(text: string, format?: MappedFormat): Mapping {
  const written = text.includes('=') ? fromPairs(text) : fromFile(text);
  const mapping = { ...written, format: format ?? formatOf(written) };
  const columns: Record<string, string> = {};
  const constants: Record<string, string> = {};
  for (const [name, column] of Object.entries(mapping.columns)) columns[targetOf(name, mapping.format)] = column;
  const [constant] = Object.keys(mapping.constants);
  if (mapping.format === 'utxo' && constant !== undefined)
    throw invalid('columns of inputs and outputs', `the same ${constant} in every row`);
  for (const [name, value] of Object.entries(mapping.constants)) constants[targetOf(name, mapping.format)] = value;
  if (mapping.format === 'utxo') {
    if ((mapping.decimals ?? 0) > MAX_UTXO_DECIMALS)
      throw invalid(`at most ${MAX_UTXO_DECIMALS} decimals of inputs and outputs`, String(mapping.decimals));
  } else if (Object.keys(mapping.files).length > 0) {
    throw invalid('files of inputs and outputs only', 'them in a mapping of a table of transfers');
  }
  return { ...mapping, columns, constants };
}

/** An address that neither pays nor is paid stands in a table of inputs or outputs. */
function formatOf({ columns, files }: Written): MappedFormat {
  const isUtxo = Object.keys(columns).some(
    (name) => name.includes('.') || (utxoTarget(name) !== undefined && plainTarget(name) === undefined),
  );
  return isUtxo || Object.keys(files).length > 0 ? 'utxo' : 'plain';
}

const TARGETS: Readonly<Record<MappedFormat, readonly string[]>> = { plain: PLAIN_TARGETS, utxo: UTXO_TARGETS };

function targetOf(name: string, format: MappedFormat): string {
  const target = format === 'plain' ? plainTarget(name) : utxoTarget(name);
  if (target !== undefined) return target;
  const close = nearest(name, TARGETS[format])[0];
  throw invalid(
    `a mapping of ${TARGETS[format].join(', ')}`,
    `${JSON.stringify(name)}${close === undefined ? '' : `; did you mean ${close}?`}`,
  );
}

function fromPairs(text: string): Written {
  const found: Record<'columns' | 'constants' | 'files', Record<string, string>> & Record<string, unknown> = {
    columns: {},
    constants: {},
    files: {},
  };
  for (const pair of text.split(/,(?=\s*[\w.]+\s*:?=)/u)) {
    const [, name = '', sign, value = ''] = /^\s*([\w.]+)\s*(:?=)(.*)$/su.exec(pair) ?? [];
    if (sign === undefined || value === '') throw invalid('pairs such as from=From', JSON.stringify(pair));
    if (sign === ':=') found.constants[name] = value;
    else if (name === 'decimals' && /^\d+$/u.test(value)) found['decimals'] = Number(value);
    else if (name === 'divisor') found['decimals'] = decimalsOf(value);
    else if (OPTIONS.some((option) => option === name)) found[name] = value;
    else if (UTXO_TABLES.some((table) => table === name)) found.files[name] = value;
    else if (Object.hasOwn(found.columns, name))
      throw invalid(`one column for ${name}`, `${found.columns[name] ?? ''} and ${value}`);
    else found.columns[name] = value;
  }
  return checked(found, '--map');
}

function fromFile(path: string): Written {
  let parsed: unknown;
  try {
    // A file that refers to itself again and again is given up by the library.
    parsed = parseBoundedYaml(readFileSync(path, 'utf8'));
  } catch (error) {
    throw invalid(
      `a mapping such as from=From,to=To,… or a YAML or JSON file of one`,
      `${path}: ${(error as Error).message}`,
    );
  }
  const { divisor, ...rest } = (parsed ?? {}) as { divisor?: string | number };
  return checked(divisor === undefined ? rest : { ...rest, decimals: decimalsOf(String(divisor)) }, path);
}

function decimalsOf(divisor: string): number {
  const zeros = /^1(?:e(\d+)|(0*))$/u.exec(divisor.replaceAll('_', ''));
  if (zeros === null) throw invalid('a divisor that is 1 and zeros, such as 1000000', divisor);
  return zeros[1] === undefined ? (zeros[2] ?? '').length : Number(zeros[1]);
}

function checked(value: unknown, origin: string): Written {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`);
  throw invalid(`a mapping in ${origin}`, issues.join('; '));
}

function invalid(expected: string, found: string): AnalyticsError {
  return new AnalyticsError('INVALID_SETTING', `Expected ${expected}, found ${found}.`);
}
