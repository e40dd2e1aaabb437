/** calibrate: what chance alone shows on a network, measured anew and kept for the runs that follow. */
import type { Command } from 'commander';
import { SHUFFLES, claimOf, type ScoredScheme, type Shuffle, type ShuffledSchemes } from '@analytics/analyzers';
import { counted, formatNumber, grouped } from '@analytics/domain';
import { askWindow, type Calibration, type WindowQuestion } from '@analytics/jobs';
import { foundTypologies, listRuns, requireStep, sliceName, type FoundTypology } from '@analytics/storage';
import { CODE_VERSION } from '../code-version.ts';
import {
  addCommonOptions,
  parseOptions,
  publishedWindow,
  withExistingDatabase,
  withSavedSettings,
  type RawOptions,
} from '../options.ts';
import { sliceHolder } from '../service/redis-of-shell.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface JudgedTypology extends FoundTypology {
  /**
   * Schemes that one copy shows, by how it was shuffled: only of shuffles that break what the typology claims, and of
   * which a copy moved enough.
   */
  readonly by_chance: Readonly<Record<string, number>>;
}

export function registerCalibrate(program: Command, shell: Shell): void {
  addCommonOptions(program.command('calibrate'))
    .addHelpText('after', '\nExample:\n  $ npx analytics calibrate --network demo')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        requireStep(await listRuns(database), window, 'typologies');
        const { settings } = await withSavedSettings(database, options);
        const calibrates = { code_version: CODE_VERSION, now_ms: shell.now_ms, is_anew: true };
        const holdSlice = sliceHolder(shell);
        const request: WindowQuestion = { ...options, settings, window, calibrates, signal: shell.signal, holdSlice };
        const listener = {
          report: () => undefined,
          notify: ({ message }: { readonly message: string }): void => {
            shell.warn(message);
          },
        };
        const calibration = await askWindow(
          database,
          request,
          shell.now_ms,
          async (opened) => await opened.calibration(),
          listener,
        );
        const typologies = judged(await foundTypologies(database, window), calibration);
        const { calibration_id, shuffled } = calibration;
        const copies = Object.fromEntries(shuffled.map(({ shuffle, copies: count }) => [shuffle, count]));
        shell.answer({ slice: sliceName(window), calibration_id, copies, typologies });
        if (calibration_id === '') return;
        const made = shuffled.map(({ shuffle, copies: count }) => `${counted(count, 'copy', 'copies')} by ${shuffle}`);
        shell.say(`Shuffled copies of ${sliceName(window)}: ${made.join(', ')}. Kept as ${calibration_id}.`);
        for (const line of alignedRows(tableOf(typologies))) shell.say(line);
      });
    });
}

function judged(found: readonly FoundTypology[], { shuffled }: Calibration): JudgedTypology[] {
  const judging = shuffled.filter(({ copies }) => copies > 0);
  const shown = judging.flatMap(({ schemes }) => schemes.map(({ typology_type }) => typology_type));
  const known = new Map(found.map((one) => [one.typology_type, one]));
  return [...new Set([...known.keys(), ...shown])].sort().map((typology_type) => ({
    ...(known.get(typology_type) ?? { typology_type, found_count: 0, raised_count: 0, chance_count: 0 }),
    by_chance: Object.fromEntries(
      judging
        .filter(({ shuffle }) => judges(shuffle, typology_type, judging))
        .map((copies) => [copies.shuffle, aCopyShows(copies, typology_type)]),
    ),
  }));
}

/** What a typology claims depends on what its patterns rest on; where no copy shows one, on its name alone. */
function judges(shuffle: Shuffle, typology_type: string, shuffled: readonly ShuffledSchemes[]): boolean {
  const shown = shuffled.flatMap(({ schemes }) => schemes.filter((one) => one.typology_type === typology_type));
  return [{ typology_type, methods: [] }, ...shown].some((one) => isJudgedBy(shuffle, one));
}

function isJudgedBy(shuffle: Shuffle, { typology_type, methods }: Omit<ScoredScheme, 'bits'>): boolean {
  return claimOf(typology_type, methods)?.shuffles.includes(shuffle) === true;
}

function aCopyShows({ shuffle, copies, schemes }: ShuffledSchemes, typology_type: string): number {
  const judged = schemes.filter((one) => one.typology_type === typology_type && isJudgedBy(shuffle, one));
  return judged.length / copies;
}

function tableOf(typologies: readonly JudgedTypology[]): string[][] {
  const shuffles = SHUFFLES.filter((shuffle) => typologies.some(({ by_chance }) => shuffle in by_chance));
  const head = ['', 'found', 'raised', 'held back as chance', ...shuffles.map((shuffle) => `a copy by ${shuffle}`)];
  const rows = typologies.map(({ typology_type, found_count, raised_count, chance_count, by_chance }) => [
    typology_type,
    grouped(found_count),
    grouped(raised_count),
    grouped(chance_count),
    ...shuffles.map((shuffle) => {
      const count = by_chance[shuffle];
      return count === undefined ? '–' : formatNumber(count, { min: 1, max: 1 });
    }),
  ]);
  return [head, ...rows];
}
