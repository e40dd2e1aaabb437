/** notifications: rules that send news to configured channels, and what became of each message. */
import type { Command } from 'commander';
import {
  AnalyticsError,
  NOTIFICATION_EVENTS,
  SEVERITIES,
  newNotificationRuleSchema,
  utcMinute,
  type Delivery,
  type NewNotificationRule,
  type NotificationRule,
} from '@analytics/domain';
import { addCommonOptions, parseLimit, parseOptions, type RawOptions } from '../options.ts';
import { withNotifications } from '../reading/notifications.ts';
import type { Shell } from '../shell.ts';
import { alignedRows } from '../terminal/quantities.ts';

const DEFAULT_LIMIT = 20;

interface RuleFlags extends RawOptions {
  readonly event?: string;
  readonly channel?: string;
  readonly minSeverity?: string;
  readonly typology?: readonly string[];
  readonly list?: readonly string[];
  readonly limit?: string;
  readonly delivery?: string;
}

export function registerNotifications(program: Command, shell: Shell): void {
  const notifications = program.command('notifications');
  registerChannels(notifications, shell);
  registerAdd(notifications, shell);
  registerList(notifications, shell);
  registerRemove(notifications, shell);
  registerTest(notifications, shell);
  registerLog(notifications, shell);
  registerRetry(notifications, shell);
}

function registerChannels(notifications: Command, shell: Shell): void {
  addCommonOptions(
    notifications.command('channels').description('where messages may go, as ANALYTICS_NOTIFICATIONS says'),
  )
    .addHelpText('after', '\nExample:\n  $ npx analytics notifications channels --network torus')
    .action(async (raw: RawOptions) => {
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        const channels = await found.channels();
        shell.answer({ channels });
        if (channels.length === 0)
          shell.say('No channel is configured: nothing leaves this machine. docs/operations.md says how one is.');
        for (const line of alignedRows(channels.map((one) => [one.channel, one.kind, one.target]))) shell.say(line);
      });
    });
}

function registerAdd(notifications: Command, shell: Shell): void {
  addCommonOptions(
    notifications.command('add').argument('<rule>', 'what the rule is called; one of that name is replaced'),
  )
    .description('send news of one kind to a channel from now on')
    .requiredOption('--event <name>', Object.keys(NOTIFICATION_EVENTS).join(', '))
    .requiredOption('--channel <name>', 'one that is configured')
    .option('--min-severity <severity>', `of alerts: ${SEVERITIES.join(', ')} (default: low)`)
    .option('--typology <names...>', 'of alerts; all without it')
    .option('--list <names...>', 'watchlists, of watched addresses; all without it')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx analytics notifications add grave --event new_alert --channel desk --min-severity high --network torus',
    )
    .action(async (rule_name: string, raw: RuleFlags) => {
      const rule = ruleOf(rule_name, raw);
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        const saved = await found.save(rule);
        shell.answer({ rule: saved });
        shell.say(`Saved ${saved.rule_name}: what is published from now on counts. "notifications test" sends a test.`);
      });
    });
}

function registerList(notifications: Command, shell: Shell): void {
  addCommonOptions(notifications.command('list').description('the rules that stand'))
    .addHelpText('after', '\nExample:\n  $ npx analytics notifications list --network torus')
    .action(async (raw: RawOptions) => {
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        const rules = await found.rules();
        shell.answer({ rules });
        if (rules.length === 0) shell.say('No rule is there yet: "analytics notifications add" makes one.');
        for (const line of alignedRows(rules.map(ruleCells))) shell.say(line);
      });
    });
}

function registerRemove(notifications: Command, shell: Shell): void {
  addCommonOptions(notifications.command('remove').argument('<rule>', 'its name'))
    .description('remove a rule; what it has queued is still sent')
    .addHelpText('after', '\nExample:\n  $ npx analytics notifications remove grave --network torus')
    .action(async (rule_name: string, raw: RawOptions) => {
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        await found.remove(rule_name);
        shell.answer({ removed: rule_name });
        shell.say(`Removed ${rule_name}.`);
      });
    });
}

function registerTest(notifications: Command, shell: Shell): void {
  addCommonOptions(notifications.command('test').argument('<rule>', 'its name'))
    .description("send a test by the rule's channel, now")
    .addHelpText('after', '\nExample:\n  $ npx analytics notifications test grave --network torus')
    .action(async (rule_name: string, raw: RawOptions) => {
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        const tested = await found.test(rule_name);
        shell.answer({ ...tested });
        const { channel, answer_status, answer } = tested;
        shell.say(`${channel} took it: ${answer_status}${answer === '' ? '' : ` ${answer}`}`);
      });
    });
}

function registerLog(notifications: Command, shell: Shell): void {
  addCommonOptions(notifications.command('log').description('what was sent, waits or was given up, newest first'))
    .option('--delivery <id>', 'every try of one message instead')
    .option('--limit <count>', `how many (default: ${DEFAULT_LIMIT})`)
    .addHelpText('after', '\nExample:\n  $ npx analytics notifications log --network torus')
    .action(async (raw: RuleFlags) => {
      const row_limit = parseLimit(raw.limit, DEFAULT_LIMIT, 3);
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        if (raw.delivery !== undefined) {
          const attempts = await found.attempts(raw.delivery);
          shell.answer({ attempts });
          const rows = attempts.map(({ at_ms, outcome, answer_status, took_ms, error_message }) => [
            utcMinute(at_ms),
            outcome,
            answer_status === 0 ? '' : String(answer_status),
            `${took_ms} ms`,
            error_message,
          ]);
          for (const line of alignedRows(rows)) shell.say(line);
          return;
        }
        const deliveries = await found.deliveries(row_limit);
        shell.answer({ deliveries });
        if (deliveries.length === 0) shell.say('No message was queued yet.');
        for (const line of alignedRows(deliveries.map(deliveryCells))) shell.say(line);
      });
    });
}

function registerRetry(notifications: Command, shell: Shell): void {
  addCommonOptions(notifications.command('retry').argument('<delivery>', 'its id, as the log shows it'))
    .description('let a message that was given up wait again, with all of its attempts')
    .addHelpText('after', '\nExample:\n  $ npx analytics notifications retry msg_9f2c4e1a0b7d3c55 --network torus')
    .action(async (delivery_id: string, raw: RawOptions) => {
      await withNotifications(shell, parseOptions(raw, shell), async (found) => {
        shell.answer({ delivery: await found.retry(delivery_id) });
        shell.say(`${delivery_id} waits again; a running "analytics api" or "analytics scheduler" sends it.`);
      });
    });
}

/** Throws USAGE. */
function ruleOf(rule_name: string, { event, channel, minSeverity, typology, list }: RuleFlags): NewNotificationRule {
  const parsed = newNotificationRuleSchema.safeParse({
    rule_name,
    event,
    channel,
    min_severity: minSeverity,
    typologies: typology,
    list_names: list,
  });
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AnalyticsError('USAGE', `Expected a rule, found ${places.join('; ')}.`);
}

function ruleCells({ rule_name, event, channel, min_severity, typologies, list_names }: NotificationRule): string[] {
  const ofAlerts = event === 'new_alert' || event === 'grown';
  const wanted = ofAlerts ? [`${min_severity} and above`, ...typologies] : list_names;
  return [rule_name, event.replaceAll('_', ' '), `to ${channel}`, wanted.join(', ')];
}

function deliveryCells(one: Delivery): string[] {
  const { created_at_ms, delivery_id, status, channel, attempt, subject, error_message } = one;
  const tries = attempt > 1 ? `${attempt} tries` : '';
  return [utcMinute(created_at_ms), delivery_id, status.replaceAll('_', ' '), channel, tries, subject, error_message];
}
