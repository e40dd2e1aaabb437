/** explain: for any address, which typologies named it or nearly did, which condition failed, and by how much. */
import type { Command } from 'commander';
import {
  NOT_JUDGED,
  counted,
  enteredWords,
  formatNumber,
  percent,
  utcMinute,
  type AddressMention,
  type AddressRoleRow,
  type ChapterExplanation,
  type ExplainedCondition,
} from '@analytics/domain';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';
import { HELD_BACK } from '../summary/held-back.ts';

export function registerExplain(program: Command, shell: Shell): void {
  addCommonOptions(
    program.command('explain').argument('<address>', 'an address of the window, in full or as 5FEUnXua…MLaf'),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics explain 5FEUnXua…MLaf --network torus')
    .action(async (written: string, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const { address, slice, role, mentions, chapters } = await source.explanation(written);
        shell.answer({ address, slice, role, mentions, chapters });
        for (const line of roleLines(role)) shell.say(line);
        for (const line of mentionLines(address, mentions)) shell.say(line);
        sayExplanation(shell, address, chapters);
      });
    });
}

function roleLines(role: AddressRoleRow | null): string[] {
  if (role === null) return [];
  const name = role.role.replaceAll('_', ' ');
  return [`Behaviour: ${name} (${percent(role.probability)}).`, ...role.reasons.map((reason) => `  ${reason}`), ''];
}

/** Alerts that the address has a part in, then what was found and not raised. */
function mentionLines(address: string, mentions: readonly AddressMention[]): string[] {
  const alerts = mentions.filter(({ alert_id }) => alert_id !== '');
  const held = mentions.filter(({ hold_reason }) => hold_reason !== '');
  const part = (role: string): string => `as ${role === '' ? 'address' : role.replaceAll('_', ' ')}`;
  const rowsOfAlerts = alerts.map((mention) => [
    `  ${mention.alert_id}`,
    mention.typology_type,
    part(mention.role),
    enteredWords(mention),
    utcMinute(mention.start_time),
  ]);
  const rowsOfHeld = held.map((mention) => [
    `  ${mention.typology_type}`,
    part(mention.role),
    `confidence ${formatNumber(mention.confidence_score, { max: 2 })}`,
    mention.chance_ratio === NOT_JUDGED ? 'not judged by chance' : `chance explains ${percent(mention.chance_ratio)}`,
    (HELD_BACK as Readonly<Record<string, string>>)[mention.hold_reason] ?? mention.hold_reason,
  ]);
  return [
    alerts.length === 0 ? `No alert names ${address}.` : `${address} has a part in ${counted(alerts.length, 'alert')}:`,
    ...alignedRows(rowsOfAlerts),
    ...(held.length === 0 ? [] : ['Found and not raised:', ...alignedRows(rowsOfHeld)]),
    '',
  ];
}

function sayExplanation(shell: Shell, address: string, chapters: readonly ChapterExplanation[]): void {
  const measured = chapters.filter(({ outcome }) => outcome !== 'none');
  const rest = chapters.filter(({ outcome }) => outcome === 'none').map(({ typology_type }) => typology_type);
  if (measured.length === 0) shell.say(`No typology measured anything at ${address} by itself.`);
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
