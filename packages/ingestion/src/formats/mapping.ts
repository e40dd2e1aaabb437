/** What the columns of somebody's table mean, as `--map` or a file says it. */
import { readFileSync } from 'node:fs';
import { AnalyticsError } from '@analytics/domain';
import { parse } from 'yaml';
import { z } from 'zod';
import { nearest } from './nearest.ts';
import { PLAIN_TARGETS, plainTarget } from './plain.ts';

const schema = z.strictObject({
  /** By what it means: the name of the column. */
  columns: z.record(z.string(), z.string()).default({}),
  /** By what it means: the same text in every row. */
  constants: z.record(z.string(), z.union([z.string(), z.number()]).transform(String)).default({}),
  /** Amounts are whole numbers of a unit with so many decimals. */
  decimals: z.int().min(0).max(36).optional(),
  time_unit: z.enum(['s', 'ms', 'us', 'ns']).optional(),
  time_zone: z.string().optional(),
  date_order: z.enum(['dmy', 'mdy']).optional(),
  /** As MySQL writes formats: `%d.%m.%Y %H:%i:%s`. */
  time_format: z.string().optional(),
  decimal_mark: z.enum([',', '.']).optional(),
  /** Of a table of several chains: the one whose rows are read; the network's where nothing says. */
  only_chain: z.string().optional(),
});

export type Mapping = Readonly<z.infer<typeof schema>>;

const OPTIONS = ['time_unit', 'time_zone', 'date_order', 'time_format', 'decimal_mark', 'only_chain'] as const;

/**
 * Reads `from=From,to=To,amount=Value,timestamp=UnixTimestamp`, or the path of a YAML or JSON file. Beside columns:
 * `asset:=USDT` is one text in every row, `decimals=6` or `divisor=1000000` says the unit, time_unit, time_zone,
 * date_order, time_format, decimal_mark how values are written, and only_chain which of several chains is read. Throws INVALID_SETTING.
 */
export function parseMapping(text: string): Mapping {
  const mapping = text.includes('=') ? fromPairs(text) : fromFile(text);
  const columns: Record<string, string> = {};
  const constants: Record<string, string> = {};
  for (const [name, column] of Object.entries(mapping.columns)) columns[targetOf(name)] = column;
  for (const [name, value] of Object.entries(mapping.constants)) constants[targetOf(name)] = value;
  return { ...mapping, columns, constants };
}

function targetOf(name: string): string {
  const target = plainTarget(name);
  if (target !== undefined) return target;
  const close = nearest(name, PLAIN_TARGETS)[0];
  throw invalid(
    `a mapping of ${PLAIN_TARGETS.join(', ')}`,
    `${JSON.stringify(name)}${close === undefined ? '' : `; did you mean ${close}?`}`,
  );
}

function fromPairs(text: string): Mapping {
  const found: { columns: Record<string, string>; constants: Record<string, string> } & Record<string, unknown> = {
    columns: {},
    constants: {},
  };
  for (const pair of text.split(/,(?=\s*\w+\s*:?=)/u)) {
    const [, name = '', sign, value = ''] = /^\s*(\w+)\s*(:?=)(.*)$/su.exec(pair) ?? [];
    if (sign === undefined || value === '') throw invalid('pairs such as from=From', JSON.stringify(pair));
    if (sign === ':=') found.constants[name] = value;
    else if (name === 'decimals' && /^\d+$/u.test(value)) found['decimals'] = Number(value);
    else if (name === 'divisor') found['decimals'] = decimalsOf(value);
    else if (OPTIONS.some((option) => option === name)) found[name] = value;
    else found.columns[name] = value;
  }
  return checked(found, '--map');
}

function fromFile(path: string): Mapping {
  let parsed: unknown;
  try {
    // A file that refers to itself again and again is given up by the library.
    parsed = parse(readFileSync(path, 'utf8'));
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

function checked(value: unknown, origin: string): Mapping {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`);
  throw invalid(`a mapping in ${origin}`, issues.join('; '));
}

function invalid(expected: string, found: string): AnalyticsError {
  return new AnalyticsError('INVALID_SETTING', `Expected ${expected}, found ${found}.`);
}
