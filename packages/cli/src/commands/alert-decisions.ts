/** alerts decide, suppress, suppressions, unsuppress: what people say of alerts, as the dashboard takes it too. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  LOCAL_NAME,
  DISPOSITION_STATUSES,
  counted,
  grouped,
  foldAddress,
  utcMinute,
  type DispositionStatus,
  type SuppressionRow,
} from '@analytics/domain';
import {
  addSuppression,
  alertsUnder,
  decideAlerts,
  endSuppression,
  listSuppressions,
  sliceAlerts,
  type Database,
} from '@analytics/storage';
import {
  addCommonOptions,
  parseOptions,
  publishedWindow,
  withExistingDatabase,
  type Options,
  type RawOptions,
} from '../options.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 90;

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
      await withExistingDatabase(shell, options, async (database) => {
        const rules = await listSuppressions(database, shell.now_ms());
        const told: (SuppressionRow & Effect)[] = [];
        for (const rule of rules) told.push({ ...rule, ...(await effectOf(database, options, rule, rules)) });
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
      await withExistingDatabase(shell, options, async (database) => {
        const rule = await endSuppression(database, rule_id, LOCAL_NAME, shell.now_ms());
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
      await withExistingDatabase(shell, options, async (database) => {
        const { reason = '', note = '', assignee } = raw;
        const decision = { status, reason, note, assignee, decided_by: LOCAL_NAME };
        const decisions = await decideAlerts(database, alert_ids, decision, shell.now_ms());
        shell.answer({ decisions });
        for (const one of decisions)
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
    .option('--days <count>', `for how long (default: ${DEFAULT_DAYS})`)
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
      await withExistingDatabase(shell, options, async (database) => {
        const now_ms = shell.now_ms();
        const expires_at_ms = now_ms + days * DAY_MS;
        const rule = await addSuppression(
          database,
          { typology_type: typology, address: foldAddress(address), reason, expires_at_ms, created_by: LOCAL_NAME },
          now_ms,
        );
        const effect = await effectOf(database, options, rule, await listSuppressions(database, now_ms));
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

interface Effect {
  readonly hidden_count: number;
  /** Alerts that stay in sight because they suspect others too, whom no rule names. */
  readonly shared_count: number;
}

/** What a rule does, with the others in force, to the alerts of the slice; an ended one as if it were in force. */
async function effectOf(
  database: Database,
  options: Options,
  rule: SuppressionRow,
  rules: readonly SuppressionRow[],
): Promise<Effect> {
  const { alerts } = await sliceAlerts(database, await publishedWindow(database, options));
  const in_force = rules.filter(({ is_active }) => is_active);
  const { hidden, shared_count } = alertsUnder(rule, in_force, alerts);
  return { hidden_count: hidden.length, shared_count };
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
  if (text === undefined) return DEFAULT_DAYS;
  const days = /^\d{1,4}$/u.test(text) ? Number(text) : 0;
  if (days < 1) throw new AnalyticsError('USAGE', `Expected --days 1 to 9999, found ${JSON.stringify(text)}.`);
  return days;
}
