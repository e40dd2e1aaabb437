/** export: a published slice, or a core table, as a file. */
import { createReadStream } from 'node:fs';
import { access, constants, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { AnalyticsError, CSV_CELLS, counted, type CsvCells } from '@analytics/domain';
import { EXPORT_FORMATS, EXPORT_NAMES, parseExportName, type ExportFormat } from '@analytics/storage';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';

interface ExportOptions extends RawOptions {
  readonly format?: string;
  readonly out?: string;
  readonly csvCells?: string;
}

export function registerExport(program: Command, shell: Shell): void {
  addCommonOptions(program.command('export').argument('<what>', EXPORT_NAMES.join(', ')))
    .option('--format <format>', Object.keys(EXPORT_FORMATS).join(', '), 'parquet')
    .option(
      '--csv-cells <how>',
      'of CSV: safe puts an apostrophe before a text that a spreadsheet would run as a formula; raw leaves texts as they are, for programs',
      'safe',
    )
    .option('--out <file>', 'where to write; "-" is standard output')
    .addHelpText('after', '\nExample:\n  $ npx analytics export patterns --network torus --format jsonl --out -')
    .action(async (what: string, raw: ExportOptions) => {
      const name = parseExportName(what);
      const format = parseFormat(raw.format ?? 'parquet');
      const cells = parseCells(raw.csvCells ?? 'safe');
      if (raw.out === undefined) throw new AnalyticsError('USAGE', 'Expected --out FILE or --out -, found neither.');
      const out = raw.out;
      const toStdout = out === '-';
      if (!toStdout) await requireWritable(out);
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const write = async (path: string): Promise<void> => {
          await source.exportTo(path, name, { format, cells });
        };
        if (toStdout) {
          await toStandardOutput(write);
          return;
        }
        await write(resolve(out));
        const { size } = await stat(out);
        shell.answer({ export: name, format, out, bytes: size });
        shell.say(`Wrote ${out} (${counted(size, 'byte')}).`);
      });
    });
}

function parseFormat(text: string): ExportFormat {
  if (Object.hasOwn(EXPORT_FORMATS, text)) return text as ExportFormat;
  throw new AnalyticsError(
    'USAGE',
    `Expected --format ${Object.keys(EXPORT_FORMATS).join(', ')}, found ${JSON.stringify(text)}.`,
  );
}

function parseCells(text: string): CsvCells {
  const cells = CSV_CELLS.find((known) => known === text);
  if (cells !== undefined) return cells;
  throw new AnalyticsError('USAGE', `Expected --csv-cells ${CSV_CELLS.join(' or ')}, found ${JSON.stringify(text)}.`);
}

async function requireWritable(out: string): Promise<void> {
  if ((await stat(out).catch(() => undefined))?.isDirectory() === true) {
    throw new AnalyticsError('OUTPUT_UNWRITABLE', `Expected a file to write, found the directory ${out}.`);
  }
  try {
    await access(dirname(resolve(out)), constants.W_OK);
  } catch (error) {
    throw new AnalyticsError('OUTPUT_UNWRITABLE', `Expected to write ${out}, found: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

async function toStandardOutput(write: (path: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'analytics-export-'));
  try {
    const path = join(directory, 'export');
    await write(path);
    await pipeline(createReadStream(path), process.stdout, { end: false });
  } catch (error) {
    // A reader that has seen enough (`| head`) closes the pipe: that is no failure.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
