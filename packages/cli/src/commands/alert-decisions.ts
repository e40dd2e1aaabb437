/** alerts decide, suppress, suppressions, unsuppress: what people say of alerts, as the dashboard takes it too. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  DAY_MS,
  DISPOSITION_STATUSES,
  SUPPRESSION_DAYS,
  counted,
  grouped,
  foldAddress,
  utcMinute,
  type DispositionStatus,
  type SuppressionRow,
} from '@analytics/domain';
import type { SuppressionEffect } from '@analytics/storage';
import { addCommonOptions, parseOptions, type RawOptions } from '../options.ts';
import type { ReadingSource } from '../reading/reading-source.ts';
import { withReadingSource } from '../reading/with-reading-source.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

interface DecideOptions extends RawOptions {
  readonly status?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly assignee?: string;
}

interface SuppressOptions extends RawOptions {
  readonly typology?: string;
  readonly address?: string;
  readonly reason?: string;
  readonly days?: string;
}

export function registerAlertDecisions(alerts: Command, shell: Shell): void {
  registerDecide(alerts, shell);
  registerSuppress(alerts, shell);
  addCommonOptions(alerts.command('suppressions').description('the rules that hide alerts, ended ones included'))
    .addHelpText('after', '\nExample:\n  $ npx analytics alerts suppressions --network torus')
    .action(async (raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source) => {
        const rules = await source.suppressionRules();
        const told: (SuppressionRow & Effect)[] = [];
        for (const rule of rules) told.push({ ...rule, ...(await effectOf(source, rule)) });
        shell.answer({ rules: told });
        if (rules.length === 0) shell.say('No rule hides alerts.');
        const rows = told.map((rule) => [`  ${rule.rule_id}`, ...ruleCells(rule), hides(rule)]);
        for (const line of alignedRows(rows)) shell.say(line);
      });
    });
  addCommonOptions(
    alerts
      .command('unsuppress')
      .argument('<rule_id>', 'as "alerts suppressions" prints it')
      .description('end a rule that hides alerts'),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics alerts unsuppress 0b6f0a55-… --network demo')
    .action(async (rule_id: string, raw: RawOptions) => {
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (_source, decisions) => {
        const rule = await decisions.endSuppression(rule_id);
        shell.answer({ rule });
        shell.say(`The rule ${rule_id} is ended.`);
      });
    });
}

function registerDecide(alerts: Command, shell: Shell): void {
  addCommonOptions(
    alerts
      .command('decide')
      .argument('<alert_ids...>', 'as "alerts list" prints them')
      .description('record what was decided about alerts: appended, never changed'),
  )
    .option('--status <status>', `${DISPOSITION_STATUSES.join(', ')} (default: as it is)`)
    .option('--reason <text>', 'why')
    .option('--note <text>', 'what else a reader should know')
    .option('--assignee <name>', 'who works on it; "" for nobody (default: as it is)')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics alerts decide alert_26bdd64d72ce0741 --network demo --status false_positive --reason "payroll of a client"',
    )
    .action(async (alert_ids: string[], raw: DecideOptions) => {
      const status = parseStatus(raw.status);
      if (status === undefined && raw.assignee === undefined && raw.note === undefined)
        throw new AnalyticsError('USAGE', 'Expected --status, --assignee or --note, found none of them.');
      if (status === 'false_positive' && (raw.reason ?? '') === '')
        throw new AnalyticsError('USAGE', 'Expected --reason TEXT with --status false_positive, found none.');
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (_source, decisions) => {
        const { reason = '', note = '', assignee } = raw;
        const rows = await decisions.decide(alert_ids, { status, reason, note, assignee });
        shell.answer({ decisions: rows });
        for (const one of rows)
          shell.say(
            `${one.alert_id}: ${one.status.replaceAll('_', ' ')}${one.assignee === '' ? '' : `, assigned to ${one.assignee}`}.`,
          );
      });
    });
}

function registerSuppress(alerts: Command, shell: Shell): void {
  addCommonOptions(
    alerts.command('suppress').description('hide alerts of a typology, of an address, or of both, for some time'),
  )
    .option('--typology <name>', 'alerts of this typology (default: of every one)')
    .option('--address <address>', 'alerts that suspect this address (default: any)')
    .option('--days <count>', `for how long, up to ${SUPPRESSION_DAYS.longest} (default: ${SUPPRESSION_DAYS.standard})`)
    .option('--reason <text>', 'why; it is asked for')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics alerts suppress --network torus --typology collection --reason our-own-treasury',
    )
    .action(async (raw: SuppressOptions) => {
      const { typology = '', address = '', reason = '' } = raw;
      if (typology === '' && address === '')
        throw new AnalyticsError('USAGE', 'Expected --typology, --address or both, found neither.');
      if (reason === '') throw new AnalyticsError('USAGE', 'Expected --reason TEXT, found none.');
      const days = parseDays(raw.days);
      const options = parseOptions(raw, shell);
      await withReadingSource(shell, options, async (source, decisions) => {
        const expires_at_ms = shell.now_ms() + days * DAY_MS;
        const rule = await decisions.suppress({
          typology_type: typology,
          address: foldAddress(address),
          reason,
          expires_at_ms,
        });
        const effect = await effectOf(source, rule);
        const told = { ...rule, ...effect };
        shell.answer({ rule: told });
        shell.say(`${rule.rule_id}: ${ruleCells(rule).join(', ')}.`);
        shell.say(
          effect.hidden_count + effect.shared_count > 0
            ? `It ${hides(told)}.`
            : 'It hides no alert of the newest slice: check the name and the address if you expected some.',
        );
      });
    });
}

type Effect = Pick<SuppressionEffect, 'hidden_count' | 'shared_count'>;

async function effectOf(source: ReadingSource, rule: SuppressionRow): Promise<Effect> {
  const { hidden_count, shared_count } = await source.suppressionEffect(rule);
  return { hidden_count, shared_count };
}

function ruleCells({ typology_type, address, reason, expires_at_ms }: SuppressionRow): string[] {
  return [
    typology_type === '' ? 'every typology' : typology_type,
    address === '' ? 'every address' : address,
    `until ${utcMinute(expires_at_ms)}`,
    reason,
  ];
}

function hides({ is_active, hidden_count, shared_count }: SuppressionRow & Effect): string {
  const shared = shared_count === 0 ? '' : `; ${grouped(shared_count)} more suspect others too and stay in sight`;
  return `${is_active ? 'hides' : 'ended, hid'} ${counted(hidden_count, 'alert')} of the newest slice${shared}`;
}

function parseStatus(text: string | undefined): DispositionStatus | undefined {
  if (text === undefined) return undefined;
  const status = DISPOSITION_STATUSES.find((one) => one === text);
  if (status !== undefined) return status;
  throw new AnalyticsError(
    'USAGE',
    `Expected --status ${DISPOSITION_STATUSES.join(', ')}, found ${JSON.stringify(text)}.`,
  );
}

function parseDays(text: string | undefined): number {
  if (text === undefined) return SUPPRESSION_DAYS.standard;
  const days = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (days >= 1 && days <= SUPPRESSION_DAYS.longest) return days;
  throw new AnalyticsError('USAGE', `Expected --days 1 to ${SUPPRESSION_DAYS.longest}, found ${JSON.stringify(text)}.`);
}
