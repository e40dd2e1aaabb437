/** explain: for any address, which typologies named it or nearly did, which condition failed, and by how much. */
import type { Command } from 'commander';
import {
  counted,
  foldAddress,
  formatNumber,
  type ChapterExplanation,
  type ExplainedCondition,
} from '@analytics/domain';
import { askWindow, readUserTypologies } from '@analytics/jobs';
import {
  addCommonOptions,
  parseOptions,
  publishedWindow,
  withExistingDatabase,
  withSavedSettings,
  type RawOptions,
} from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

export function registerExplain(program: Command, shell: Shell): void {
  addCommonOptions(program.command('explain').argument('<address>', 'an address of the window'))
    .addHelpText('after', '\nExample:\n  $ npx analytics explain 5FEUnXua…MLaf --network torus')
    .action(async (written: string, raw: RawOptions) => {
      const address = foldAddress(written);
      const options = parseOptions(raw, shell);
      await withExistingDatabase(shell, options, async (database) => {
        const window = await publishedWindow(database, options);
        const { settings } = await withSavedSettings(database, options);
        const user_typologies = await readUserTypologies(shell.environment.ANALYTICS_TYPOLOGIES_DIR);
        const request = { ...options, settings, window, user_typologies, signal: shell.signal };
        const chapters = await askWindow(
          database,
          request,
          shell.now_ms,
          async (opened) => await (await opened.explainer())(address, shell.signal),
          {
            report: () => undefined,
            notify: ({ code, message }) => {
              if (code.startsWith('USER_TYPOLOGY')) shell.warn(message);
            },
          },
        );
        shell.answer({ address, slice: `${window.processing_date}/${window.window_days}`, chapters });
        sayExplanation(shell, address, chapters);
      });
    });
}

function sayExplanation(shell: Shell, address: string, chapters: readonly ChapterExplanation[]): void {
  const measured = chapters.filter(({ outcome }) => outcome !== 'none');
  const rest = chapters.filter(({ outcome }) => outcome === 'none').map(({ typology_type }) => typology_type);
  if (measured.length === 0) shell.say(`No typology found anything about ${address} worth measuring.`);
  for (const { typology_type, outcome, is_subject, conditions } of measured) {
    const failed = conditions.filter((condition) => !condition.holds);
    const role = is_subject ? 'it turns on the address' : 'the address takes part';
    shell.say(
      outcome === 'named'
        ? `${typology_type}: named (${role})`
        : `${typology_type}: not named, ${failed.length} of ${counted(conditions.length, 'condition')} not met (${role})`,
    );
    for (const line of alignedRows(conditions.map(conditionRow))) shell.say(line);
    shell.say();
  }
  if (measured.length > 0 && rest.length > 0) shell.say(`Nothing to measure for: ${rest.join(', ')}.`);
}

function conditionRow(condition: ExplainedCondition): string[] {
  const { name, value, relation, limit, unit } = condition;
  const shown = (x: number): string => formatNumber(x);
  return [
    condition.holds ? '  ok' : '  FAILS',
    name,
    shown(value),
    relation === 'at_least' ? `at least ${shown(limit)}` : `at most ${shown(limit)}`,
    condition.holds ? '' : `by ${shown(Math.abs(value - limit))}`,
    unit,
  ];
}
