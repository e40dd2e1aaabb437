/** simulate: a seeded world with planted schemes, written in the layout that ingestion reads. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import {
  AnalyticsError,
  parseNetworkName,
  parseProcessingDate,
  parseWindowDays,
  type NetworkName,
  type ProcessingDate,
  counted,
} from '@analytics/domain';
import { simulate, type SimulatedWorld, type SimulationOptions } from '@analytics/simulator';
import { ParquetWriter } from '@analytics/storage';
import { addCommonOptions, type RawOptions } from '../options.ts';
import { parsePlace } from '../place.ts';
import type { Shell } from '../shell.ts';
import { theftsFile } from '../thefts-file.ts';
import { worldFiles } from '../world-files.ts';

/**
 * The day on which simulated windows end when none is given: fixed, so that the same seed gives the same bytes on any
 * day.
 */
export const SIMULATED_DATE = '2025-06-30';

interface SimulateOptions extends RawOptions {
  readonly transfers?: string;
  readonly seed?: string;
  readonly days?: string;
  readonly out?: string;
  readonly planted?: string;
  readonly stretchDelays?: string;
  readonly scaleAmounts?: string;
  readonly labels?: boolean;
  readonly thefts?: string | boolean;
  readonly owners?: string | boolean;
  readonly twins?: string | boolean;
}

/** How the planted schemes differ from the ordinary ones; what is left out is as `simulate` has it. */
export type SchemeOptions = Pick<
  SimulationOptions,
  'planted_ratio' | 'stretch_delays' | 'scale_amounts' | 'with_labels' | 'theft_count' | 'owner_count' | 'twin_count'
>;

export interface SimulationRequest extends SchemeOptions {
  readonly network: NetworkName;
  readonly date: ProcessingDate;
  readonly days: number;
  readonly transfers: number;
  readonly seed: number;
  readonly threads: number;
  readonly out: string;
}

export function registerSimulate(program: Command, shell: Shell): void {
  addCommonOptions(program.command('simulate'))
    .option('--transfers <count>', 'about how many transfers; 50000, 50k or 1m', '50000')
    .option('--seed <number>', 'the same seed gives the same bytes', '7')
    .option('--days <days>', 'length of the history, and of the window it is written for', '30')
    .option('--planted <share>', 'share of the transfers that belong to schemes, 0 to 0.5', '0.02')
    .option('--stretch-delays <factor>', 'factor on the delays of schemes, 0.001 to 1000', '1')
    .option('--scale-amounts <factor>', 'factor on the amounts of schemes, 0.001 to 1000', '1')
    .option('--no-labels', 'write no labels')
    .option(
      '--thefts [count]',
      'also plant thefts (20 without a count), and write where their money left to thefts.json',
    )
    .option(
      '--owners [count]',
      'also plant owners of several wallets (40 without a count); entities.parquet says who holds what',
    )
    .option(
      '--twins [count]',
      'also plant innocent businesses and families that look like schemes (24 without a count); benign.parquet names them',
    )
    .option('--out <directory>', 'where to write NETWORK/DATE/DAYS/*.parquet')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics simulate --transfers 100k --seed 7 --days 30 --network demo --out ./worlds',
    )
    .action(async (raw: SimulateOptions) => {
      if (raw.out === undefined) throw new AnalyticsError('USAGE', 'Expected --out DIRECTORY, found none.');
      const request: SimulationRequest = {
        network: parseNetworkName(raw.network ?? shell.environment.NETWORK ?? 'demo'),
        date: parseProcessingDate(raw.processingDate ?? SIMULATED_DATE),
        days: parseWindowDays(raw.days ?? '30'),
        transfers: parseCount(raw.transfers ?? '50000'),
        seed: parseSeed(raw.seed ?? '7'),
        threads: parsePlace(raw, shell).threads,
        out: raw.out,
        planted_ratio: parseFactor('--planted', raw.planted ?? '0.02', 0, 0.5),
        stretch_delays: parseFactor('--stretch-delays', raw.stretchDelays ?? '1', 0.001, 1000),
        scale_amounts: parseFactor('--scale-amounts', raw.scaleAmounts ?? '1', 0.001, 1000),
        with_labels: raw.labels ?? true,
        theft_count: parsePlanted('--thefts', raw.thefts, 20),
        owner_count: parsePlanted('--owners', raw.owners, 40),
        twin_count: parsePlanted('--twins', raw.twins, 24),
      };
      const { world, directory } = await writeWorld(request);
      const written = { directory, transfers: world.transfers.length, planted: world.ground_truth.instance_count };
      shell.answer(written);
      shell.say(
        `Wrote ${counted(written.transfers, 'transfer')} with ${counted(written.planted, 'planted scheme')} to ${directory}.`,
      );
      shell.say(
        `Next: npx analytics run --network ${request.network} --processing-date ${request.date} --window-days ${request.days} --source directory:${request.out}`,
      );
    });
}

/** Simulates a world and writes its files; the same request gives the same bytes. */
export async function writeWorld(request: SimulationRequest): Promise<{ world: SimulatedWorld; directory: string }> {
  const { date, threads, out, ...wanted } = request;
  const world = simulate({ ...wanted, end_date: date });
  const directory = join(out, request.network, date, String(request.days));
  const writer = await ParquetWriter.open(threads);
  try {
    for (const [name, pieces] of Object.entries(worldFiles(world))) {
      await writer.write(pieces, join(directory, `${name}.parquet`));
    }
  } finally {
    await writer.close();
  }
  if (world.thefts.length > 0) await writeFile(join(directory, 'thefts.json'), theftsFile(world));
  return { world, directory };
}

/** `50000`, `50k`, `1m`. Throws INVALID_SETTING. */
export function parseCount(text: string): number {
  const found = /^(\d+(?:\.\d+)?)([km]?)$/iu.exec(text);
  const scale = { '': 1, k: 1e3, m: 1e6 }[(found?.[2] ?? '').toLowerCase()] ?? Number.NaN;
  const value = Number(found?.[1] ?? Number.NaN) * scale;
  if (!Number.isInteger(value) || value < 1000 || value > 100e6) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected --transfers from 1000 to 100m, found ${JSON.stringify(text)}.`,
    );
  }
  return value;
}

/** How many to plant: none without the flag, `usual` without a count. */
function parsePlanted(flag: string, given: string | boolean | undefined, usual: number): number {
  if (given === undefined || given === false) return 0;
  if (given === true) return usual;
  const count = /^\d+$/u.test(given) ? Number(given) : Number.NaN;
  if (count >= 1 && count <= 10_000) return count;
  throw new AnalyticsError('INVALID_SETTING', `Expected ${flag} from 1 to 10000, found ${JSON.stringify(given)}.`);
}

/** A whole number. Throws INVALID_SETTING. */
export function parseSeed(text: string): number {
  const seed = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(seed))
    throw new AnalyticsError('INVALID_SETTING', `Expected --seed to be a whole number, found ${JSON.stringify(text)}.`);
  return seed;
}

function parseFactor(flag: string, text: string, least: number, most: number): number {
  const factor = /^\d+(?:\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  if (!(factor >= least && factor <= most)) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected ${flag} from ${least} to ${most}, found ${JSON.stringify(text)}.`,
    );
  }
  return factor;
}
