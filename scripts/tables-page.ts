/** docs/tables.md: every table as all migrations leave it, from the engine, with the reasons that stand in the migrations. */
import { readFileSync, readdirSync } from 'node:fs';
import { FEATURE_COLUMNS } from '@analytics/domain';
import type { Database } from '@analytics/storage';

interface Column {
  readonly name: string;
  readonly type: string;
  readonly comment: string;
  readonly kind: string;
  readonly expression: string;
}

interface Table {
  readonly name: string;
  readonly engine: string;
  readonly sorting_key: string;
  readonly partition_key: string;
  readonly columns: readonly Column[];
}

/** `database` holds the schema of a network and that of the service. */
export async function tablesPage(database: Database, schema: URL): Promise<string> {
  const tables = await tablesOf(database);
  const reasons = reasonsByTable(schema);
  const patterns = tables.filter(({ name }) => name.startsWith('analyzers_patterns_'));
  const common = namesInAll(patterns);
  const said = new Set([...common, ...SLICE_COLUMNS, ...FEATURE_COLUMNS.map(({ name }) => name)]);
  const part = (table: Table): string[] => tablePart(table, reasons.get(table.name) ?? [], saidOf(table, said, common));
  return [
    readFileSync(new URL('README.md', schema), 'utf8').trimEnd(),
    '',
    ...wrapped(
      `Common to all pattern tables: ${columnsText(patterns[0]?.columns.filter(({ name }) => common.has(name)) ?? [])}.`,
    ),
    '',
    '## Tables of a network',
    '',
    'What a row is and why the key is as it is comes from the migrations in `packages/storage/schema`. Every result has the columns of its slice:',
    '`window_days` UInt16, `processing_date` Date and `run_id` String; `_version` UInt64 says which of two rows with one key is the newer. How a view is',
    'made stands in the migrations too; `analytics init --print-ddl` prints every statement.',
    '',
    ...tables.filter(({ name }) => !name.startsWith('service_')).flatMap(part),
    '## Tables of the service',
    '',
    ...tables.filter(({ name }) => name.startsWith('service_')).flatMap(part),
  ].join('\n');
}

const SLICE_COLUMNS = ['window_days', 'processing_date', 'run_id', '_version'];

/** Which columns of a table are said elsewhere on the page, or in docs/features.md. */
function saidOf({ name, columns }: Table, said: ReadonlySet<string>, common: ReadonlySet<string>): ReadonlySet<string> {
  if (name === 'analyzers_features') return said;
  const isResult = SLICE_COLUMNS.every((one) => columns.some((column) => column.name === one && column.comment === ''));
  if (name.startsWith('analyzers_patterns_')) return common;
  return new Set(isResult ? SLICE_COLUMNS : []);
}

function tablePart(table: Table, reasons: readonly string[], said: ReadonlySet<string>): string[] {
  const own = table.columns.filter(({ name }) => !said.has(name));
  const rest =
    table.name === 'analyzers_features'
      ? 'The columns are those of its slice and those of [features.md](features.md).'
      : `${columnsText(own)}.`;
  return [
    `### \`${table.name}\``,
    '',
    ...(reasons.length === 0 ? [] : [...wrapped(reasons.join(' ')), '']),
    ...wrapped(table.engine === 'View' ? 'A view.' : keyText(table)),
    '',
    ...wrapped(rest),
    '',
  ];
}

function keyText({ engine, sorting_key, partition_key }: Table): string {
  const partition = partition_key === '' ? '' : `; partitioned by \`${partition_key}\``;
  return `${engine}, sorted by \`${sorting_key}\`${partition}.`;
}

function columnsText(columns: readonly Column[]): string {
  return columns
    .map(({ name, type, comment, kind, expression }) => {
      const given = kind === 'ALIAS' ? 'computed where it is read' : kind === 'DEFAULT' ? `default ${expression}` : '';
      const notes = [comment, given].filter((one) => one !== '').join('; ');
      return `\`${name}\` ${type.replace(/LowCardinality\(String\)/gu, 'String')}${notes === '' ? '' : ` (${notes})`}`;
    })
    .join(', ');
}

function namesInAll(tables: readonly Table[]): ReadonlySet<string> {
  const [first, ...others] = tables.map(({ columns }) => new Set(columns.map(({ name }) => name)));
  return new Set([...(first ?? [])].filter((name) => others.every((names) => names.has(name))));
}

async function tablesOf(database: Database): Promise<Table[]> {
  const tables = await database.rows<Omit<Table, 'columns'>>(
    `SELECT name, engine, sorting_key, partition_key FROM system.tables
     WHERE database = currentDatabase() AND match(name, '^(core|analyzers|service)_') ORDER BY startsWith(name, 'analyzers_'), name`,
  );
  const columns = await database.rows<Column & { readonly table: string }>(
    `SELECT table, name, type, comment, default_kind AS kind, default_expression AS expression FROM system.columns
     WHERE database = currentDatabase() ORDER BY table, position`,
  );
  return tables.map((table) => ({ ...table, columns: columns.filter((column) => column.table === table.name) }));
}

/** The comments before the statements that make or change a table. */
function reasonsByTable(schema: URL): ReadonlyMap<string, readonly string[]> {
  const reasons = new Map<string, string[]>();
  for (const folder of ['migrations', 'service']) {
    const place = new URL(`${folder}/`, schema);
    for (const file of readdirSync(place).sort()) {
      const text = readFileSync(new URL(file, place), 'utf8');
      for (const [, block = '', name = ''] of text.matchAll(
        /((?:^--.*\n|^\n)+)(?:CREATE|ALTER) (?:TABLE|VIEW) (?:IF NOT EXISTS )?(\w+)/gmu,
      )) {
        const table = name.replace(/^staging_/u, '');
        const said = block
          .split(/\n\s*\n/u)
          .map((one) =>
            one
              .replace(/^-- ?/gmu, '')
              .replace(/^Purpose: /u, '')
              .replace(/\s*\n\s*/gu, ' ')
              .trim(),
          )
          .filter((one) => one !== '')
          .map((one) => one.charAt(0).toUpperCase() + one.slice(1));
        if (said.length > 0) reasons.set(table, [...(reasons.get(table) ?? []), ...said]);
      }
    }
  }
  return reasons;
}

const LINE_LENGTH = 155;

/** In lines of the length of the other pages; what stands between backticks or in brackets of a link may be broken nowhere. */
function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.match(/(?:`[^`]*`|\[[^\]]*\]\([^)]*\)|\S)+/gu) ?? []) {
    if (line !== '' && line.length + 1 + word.length > LINE_LENGTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
