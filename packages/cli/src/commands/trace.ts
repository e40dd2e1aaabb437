/**
 * trace: where money went, or came from, over any number of hops. path: the heaviest and the shortest way between two
 * addresses.
 */
import {
  AnalyticsError,
  EXPOSURE_METHODS,
  TRACE_DEFAULTS,
  TRACE_DIRECTIONS,
  counted,
  destinationLines,
  destinationsCsv,
  foldAddress,
  traceGraphml,
  utcMinute,
  type TraceAnswer,
  type TraceWarning,
} from '@analytics/domain';
import type { TraceQuestion } from '@analytics/jobs';
import type { Command } from 'commander';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import type { AskedTrace, ReadingSource } from '../reading/reading-source.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { writeText } from '../terminal/write-text.ts';
import { pathLines, traceTable } from '../trace/trace-table.ts';

const TRACE_FORMATS = ['table', 'jsonl', 'json', 'csv', 'graphml'] as const;
type TraceFormat = (typeof TRACE_FORMATS)[number];

interface TraceOptions extends RawOptions {
  readonly from?: string;
  readonly transfer?: string[];
  readonly enteringOnly?: boolean;
  readonly to?: string;
  readonly direction?: string;
  readonly method?: string;
  readonly minUsd?: string;
  readonly format?: string;
  readonly out?: string;
  readonly keep?: boolean;
}

export function registerTrace(program: Command, shell: Shell): void {
  addCommonOptions(program.command('trace'))
    .option(
      '--from <addresses>',
      'addresses, with commas between them: all that they sent (received, backward) is traced',
    )
    .option(
      '--transfer <ids...>',
      'transfers or transactions by id, or lists of ids as CSV has them: only these are traced',
    )
    .option('--entering-only', 'of these only what comes in from outside them: what they pass on counts once')
    .option('--to <address>', 'say how much reached this address, or where the money stopped')
    .option('--direction <direction>', TRACE_DIRECTIONS.join(' or '), TRACE_DEFAULTS.direction)
    .option(
      '--method <method>',
      `${EXPOSURE_METHODS.join(', ')}: whose sums are shown; the range is over all`,
      TRACE_DEFAULTS.method,
    )
    .option('--min-usd <usd>', 'parts worth less are not followed', String(TRACE_DEFAULTS.min_usd))
    .option('--format <format>', TRACE_FORMATS.join(', '), 'table')
    .option('--out <file>', 'where to write; "-" is standard output', '-')
    .option('--keep', 'keep question and answer with the slice: "analytics verify" repeats them')
    .addHelpText('after', '\nExample:\n  $ npx analytics trace --network torus --from 5FEUnXua…MLaf --format jsonl')
    .action(async (raw: TraceOptions) => {
      const question = questionOf(raw);
      const format = choice('--format', raw.format ?? 'table', TRACE_FORMATS);
      const traced = await ask(shell, raw, question, raw.keep === true);
      const shown = withAsked(traced.answer, question.to);
      warn(shell, shown.warnings, TRACE_HINTS);
      shell.answer({
        ...shown,
        entities: traced.entities,
        ...(traced.trace_id === null ? {} : { trace_id: traced.trace_id }),
      });
      const { out = '-' } = raw;
      await writeText(shell, out, shell.json && out === '-' ? '' : written(format, shown, traced));
      if (traced.trace_id !== null) shell.warn(`Kept as ${traced.trace_id}.`);
      if (out !== '-') shell.say(`Wrote ${out} (${counted(shown.destinations.length, 'destination')}).`);
    });
}

export function registerPath(program: Command, shell: Shell): void {
  addCommonOptions(
    program
      .command('path')
      .argument('<A>', 'the address that paid')
      .argument('<B>', 'the address that the money is looked for at'),
  )
    .option('--min-usd <usd>', 'parts worth less are not followed', String(TRACE_DEFAULTS.min_usd))
    .addHelpText(
      'after',
      '\nFollows what A sent forward in time, by haircut, and ends at services and at B, as "analytics trace" does.\n\nExample:\n  $ npx analytics path 5FEUnXua…MLaf 5kE6254o…9Qx9 --network torus',
    )
    .action(async (a: string, b: string, raw: TraceOptions) => {
      const question = pathQuestion(a, b, raw.minUsd);
      const { answer } = await ask(shell, raw, question, false);
      const shown = withAsked(answer, question.to);
      warn(shell, shown.warnings, PATH_HINTS);
      const { paths, shortest_path } = shown;
      shell.answer({ from: a, to: b, heaviest_paths: paths, shortest_path: shortest_path ?? null });
      const [heaviest] = paths;
      if (heaviest === undefined || shortest_path === undefined) return;
      shell.say('Heaviest path');
      for (const line of pathLines(heaviest)) shell.say(line);
      shell.say('Shortest path');
      for (const line of pathLines(shortest_path)) shell.say(line);
    });
}

type Hints = Partial<Record<TraceWarning['code'], string>>;

/** What this command has for it. */
const PATH_HINTS: Hints = { budget_spent: 'The setting is trace.total_steps.' };
const TRACE_HINTS: Hints = { ...PATH_HINTS, source_pools_money: 'The option is --transfer.' };

function warn(shell: Shell, warnings: readonly TraceWarning[], hints: Hints): void {
  for (const { code, message } of warnings) {
    const hint = hints[code];
    shell.warn(hint === undefined ? message : `${message} ${hint}`);
  }
}

function questionOf(raw: TraceOptions): TraceQuestion {
  const from = (raw.from ?? '')
    .split(',')
    .map((one): string => foldAddress(one))
    .filter((one) => one !== '');
  const transfers = (raw.transfer ?? []).filter((one) => one.trim() !== '');
  if (from.length === 0 && transfers.length === 0) {
    throw new AnalyticsError('USAGE', 'Expected --from ADDRESS or --transfer ID, found neither.');
  }
  const to = raw.to === undefined ? undefined : foldAddress(raw.to);
  if (to !== undefined && from.includes(to)) {
    throw new AnalyticsError('USAGE', 'Expected --to to be another address than --from, found the same.');
  }
  return {
    from: [...new Set(from)],
    transfers: [...new Set(transfers)],
    ...(raw.enteringOnly === true ? { entering_only: true } : {}),
    to,
    direction: choice('--direction', raw.direction ?? TRACE_DEFAULTS.direction, TRACE_DIRECTIONS),
    method: choice('--method', raw.method ?? TRACE_DEFAULTS.method, EXPOSURE_METHODS),
    min_usd: minUsdOf(raw.minUsd),
    path_count: TRACE_DEFAULTS.path_count,
  };
}

function pathQuestion(a: string, b: string, min_usd: string | undefined): TraceQuestion {
  const [from, to] = [foldAddress(a), foldAddress(b)];
  if (from === '' || to === '')
    throw new AnalyticsError('USAGE', 'Expected two addresses A and B, found an empty one.');
  if (from === to) throw new AnalyticsError('USAGE', 'Expected B to be another address than A, found the same.');
  return { ...TRACE_DEFAULTS, from: [from], transfers: [], to, min_usd: minUsdOf(min_usd) };
}

function minUsdOf(text = String(TRACE_DEFAULTS.min_usd)): number {
  const min_usd = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (min_usd <= 1e12) return min_usd;
  throw new AnalyticsError('INVALID_SETTING', `Expected --min-usd to be a sum from 0, found ${JSON.stringify(text)}.`);
}

function choice<T extends string>(flag: string, text: string, known: readonly T[]): T {
  const found = known.find((one) => one === text);
  if (found !== undefined) return found;
  throw new AnalyticsError('USAGE', `Expected ${flag} ${known.join(', ')}, found ${JSON.stringify(text)}.`);
}

async function ask(shell: Shell, raw: RawOptions, question: TraceQuestion, isKept: boolean): Promise<AskedTrace> {
  return await withReadingSource(shell, parseOptions(raw, shell), async (source) => {
    try {
      return await source.trace(question, isKept);
    } catch (error) {
      throw await withStoredTimes(source, error);
    }
  });
}

/**
 * Who asks about a time without transfers, or an address that the window does not have, needs to know what there is.
 */
async function withStoredTimes(source: ReadingSource, error: unknown): Promise<unknown> {
  const isAboutTime =
    error instanceof AnalyticsError && ['EMPTY_WINDOW', 'ADDRESS_NOT_FOUND', 'TRANSFER_NOT_FOUND'].includes(error.code);
  if (!isAboutTime) return error;
  const { transfer_count, first_timestamp_ms, last_timestamp_ms } = (await source.status(1)).loaded;
  const stored =
    transfer_count === 0
      ? 'Nothing is stored.'
      : `Stored: ${counted(transfer_count, 'transfer')} from ${utcMinute(first_timestamp_ms)} to ${utcMinute(last_timestamp_ms)}; name a window with --processing-date and --window-days.`;
  return new AnalyticsError(error.code, `${error.message} ${stored}`, { cause: error });
}

/** Of a trace with `--to` only what is there. */
function withAsked(answer: TraceAnswer, to: string | undefined): TraceAnswer {
  if (to === undefined) return answer;
  const isAsked = (one: { readonly address: string }): boolean => one.address === foldAddress(to);
  return { ...answer, destinations: answer.destinations.filter(isAsked), paths: answer.paths.filter(isAsked) };
}

function written(
  format: TraceFormat,
  answer: TraceAnswer,
  { edges, entities }: Pick<AskedTrace, 'edges' | 'entities'>,
): string {
  switch (format) {
    case 'table':
      return `${traceTable(answer, entities).join('\n')}\n`;
    case 'jsonl':
      return destinationLines(answer.destinations);
    case 'json':
      return `${JSON.stringify({ ...answer, entities }, null, 2)}\n`;
    case 'csv':
      return destinationsCsv(answer.destinations);
    case 'graphml':
      return traceGraphml(answer, edges);
  }
}
