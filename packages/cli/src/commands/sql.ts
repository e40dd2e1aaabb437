/** sql: one SELECT over the tables of a network, read only. */
import type { Command } from 'commander';
import { AnalyticsError, counted } from '@analytics/domain';
import { parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 1000;
const FORMATS = ['table', 'jsonl'] as const;

interface SqlOptions extends Pick<RawOptions, 'network' | 'dataDir' | 'threads'> {
  readonly limit?: string;
  readonly format?: string;
}

export function registerSql(program: Command, shell: Shell): void {
  program
    .command('sql')
    .argument('<query>', 'one SELECT; docs/tables.md lists the tables')
    .option('--network <name>', 'network to work on (default: NETWORK)')
    .option('--limit <count>', `rows at most (default: ${DEFAULT_LIMIT})`)
    .option('--format <format>', `${FORMATS.join(' or ')} (default: table)`)
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads (default: the cores, at most 8)')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx analytics sql "SELECT typology_type, count() AS alerts FROM analyzers_alerts GROUP BY typology_type ORDER BY alerts DESC" --network demo',
    )
    .action(async (query: string, raw: SqlOptions) => {
      const limit = parseLimit(raw.limit, DEFAULT_LIMIT, 7);
      const format = FORMATS.find((one) => one === (raw.format ?? 'table'));
      if (format === undefined)
        throw new AnalyticsError(
          'USAGE',
          `Expected --format ${FORMATS.join(' or ')}, found ${JSON.stringify(raw.format)}.`,
        );
      await withReadingSource(shell, parseOptions(raw, shell), async (source) => {
        const { rows, has_more } = await source.query(query, limit);
        shell.answer({ rows, has_more });
        for (const line of format === 'table' ? tableOf(rows) : rows.map((row) => JSON.stringify(row))) shell.say(line);
        if (format === 'table')
          shell.say(`${counted(rows.length, 'row')}${has_more ? '; there are more: --limit' : ''}.`);
        else if (has_more) shell.warn(`There are more than ${counted(rows.length, 'row')}: --limit.`);
      });
    });
}

function tableOf(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const [first] = rows;
  if (first === undefined) return [];
  return alignedRows([Object.keys(first), ...rows.map((row) => Object.values(row).map(cellOf))]);
}

function cellOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
