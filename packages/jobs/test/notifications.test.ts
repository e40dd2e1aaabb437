/** Rules tell real receivers of published slices, once, whatever fails in between. */
import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  SERVICE_DATABASE,
  databaseOf,
  newNotificationRuleSchema,
  parseNotificationSettings,
  type NewNotificationRule,
  type TaskRecord,
} from '@analytics/domain';
import {
  ResidentSlices,
  WatchedAddresses,
  addWatches,
  decideAlerts,
  deleteNotifications,
  deleteWatches,
  listDeliveries,
  migrateService,
  openDatabase,
  readDelivery,
  removeNotificationRule,
  retryDelivery,
  saveNotificationRule,
  type Database,
} from '@analytics/storage';
import { NETWORK, fillSlices } from '../../api/test/filled-slices.ts';
import { copyOfMade } from '../../storage/test/made-once.ts';
import { Notifier } from '../src/notifications/notifier.ts';
import { testNotificationRule } from '../src/notifications/test-rule.ts';
import { manualClock } from './manual-clock.ts';
import { fails, mailReceiver, takes, webReceiver, type WebReceiver } from './receivers.ts';

const SECRET = 'a secret of the desk';
const BEFORE_MS = Date.parse('2025-02-28T00:00:00Z');
const NOW_MS = Date.parse('2025-03-02T06:00:00Z');
const ALL = { status: '', row_limit: 100, row_offset: 0 };

let data_dir: string;
let service: Database;
let database: Database;
let web: WebReceiver;
let clock: ReturnType<typeof manualClock>;
let tasks: TaskRecord[];
let said: string[];
let mail_port = 1;

beforeAll(async () => {
  data_dir = await mkdtemp(join(tmpdir(), 'analytics-notify-'));
  await copyOfMade('slices-notify', data_dir, async (making) => {
    await fillSlices(making, 20);
  });
  service = await openDatabase({ name: SERVICE_DATABASE, data_dir, threads: 1 });
  await migrateService(service);
  database = await openDatabase({ name: databaseOf(NETWORK), data_dir, threads: 1 });
});
afterAll(async () => {
  await database.close();
  await service.close();
  await rm(data_dir, { recursive: true, force: true });
});
beforeEach(async () => {
  web = await webReceiver();
  clock = manualClock(NOW_MS);
  tasks = [];
  said = [];
  await deleteNotifications(service, NETWORK);
  await deleteWatches(service, NETWORK);
});
afterEach(async () => {
  await web.close();
});

const settings = (given: Record<string, unknown> = {}) =>
  parseNotificationSettings(
    {
      channels: {
        desk: { kind: 'webhook', url: `${web.url}/desk?team=1`, secret: SECRET },
        chat: { kind: 'slack', url: `${web.url}/chat` },
        leads: { kind: 'mail', to: ['lead@example.org', 'eve@example.org'] },
        cloud: { kind: 'webhook', url: 'http://169.254.169.254/latest', secret: SECRET },
      },
      mail: { host: '127.0.0.1', port: mail_port, security: 'none', from: 'analytics@example.org' },
      page_url: 'https://desk.example.org/',
      delivery: { timeout_seconds: 5, max_attempts: 3, first_retry_seconds: 60 },
      ...given,
    },
    'the test',
  );
const notifier = (given?: Record<string, unknown>, list = () => Promise.resolve(tasks)) => {
  const watched = new WatchedAddresses(service, clock.now_ms);
  return new Notifier({
    settings: settings(given),
    service,
    resident: () => Promise.resolve(new ResidentSlices(database, clock.now_ms, () => watched.of(NETWORK))),
    queue: { list },
    clock,
    shown: (text) => text.replaceAll('/srv/data', '…'),
    say: (line) => said.push(line),
  });
};
const rule = async (given: Partial<NewNotificationRule>, at_ms = BEFORE_MS) =>
  await saveNotificationRule(
    service,
    NETWORK,
    newNotificationRuleSchema.parse({ rule_name: 'all', event: 'new_alert', channel: 'desk', ...given }),
    'ana',
    at_ms,
  );
const log = async () => await listDeliveries(service, NETWORK, ALL);
const subjects = () => web.posts.map(({ body }) => (JSON.parse(body) as { subject: string }).subject);

describe('Notifier', () => {
  it('tells a webhook of the new alerts of each slice, signed, and of none a second time', async () => {
    await rule({});
    await notifier().turn();
    await notifier().turn();
    expect(said).toEqual([]);
    expect(subjects()).toEqual(['api-test: 2 new alerts in 2025-03-01/7', 'api-test: 1 new alert in 2025-03-02/7']);
    const [, post] = web.posts;
    const timestamp = post?.headers['x-analytics-timestamp'] as string;
    const signature = createHmac('sha256', SECRET).update(`${timestamp}.${post?.body}`).digest('hex');
    expect(post?.headers['x-analytics-signature']).toBe(`sha256=${signature}`);
    expect([post?.path, timestamp]).toEqual(['/desk?team=1', String(NOW_MS / 1000)]);
    expect(JSON.parse(post?.body ?? '')).toMatchObject({
      delivery_id: post?.headers['x-analytics-delivery'],
      rule_name: 'all',
      event: 'new_alert',
      item_count: 1,
      items: [
        {
          id: 'fan',
          text: 'medium, fan out: Money of payer went Around',
          url: 'https://desk.example.org/alerts/fan?date=2025-03-02&days=7&network=api-test',
        },
      ],
    });
    expect((await log()).map(({ status, attempt }) => [status, attempt])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ]);
  });

  it('says what it cannot read or reach, gives up a message that is broken, and goes on with the others', async () => {
    await rule({});
    await notifier().turn();
    await service.command(
      "ALTER TABLE service_notification_deliveries UPDATE message_json = '{', status = 'waiting' WHERE subject LIKE '%03-01/7' SETTINGS mutations_sync = 2",
    );
    await rule({ event: 'failed_run', rule_name: 'broken' });
    tasks = [failedTask({})];
    await notifier().turn();
    expect(subjects().at(-1)).toBe('api-test: 1 task that failed');
    expect((await log()).map(({ status, error_message }) => [status, error_message])).toContainEqual([
      'given_up',
      'the message in the database cannot be read',
    ]);
    await notifier({}, () => Promise.reject(new TypeError('no such thing'))).turn();
    expect(said).toEqual(['api-test: Expected to look for news and send it, found: no such thing']);
  });

  it('leaves out what the rule does not ask for, and what was published before it was made', async () => {
    await rule({ rule_name: 'grave', min_severity: 'high' });
    await rule({ rule_name: 'fans', typologies: ['fan_out'] });
    await rule({ rule_name: 'late' }, NOW_MS);
    await notifier().turn();
    expect(web.posts.map(({ body }) => JSON.parse(body) as object)).toMatchObject([
      { rule_name: 'fans', items: [{ id: 'fan' }] },
      { rule_name: 'grave', items: [{ id: 'ring' }] },
    ]);
  });

  it('tries again with doubled delays, keeps what each try came to, and gives up', async () => {
    await rule({ typologies: ['fan_out'] });
    web.answer = fails(503);
    await notifier().turn();
    await notifier().turn();
    expect(await log()).toMatchObject([
      { status: 'waiting', attempt: 1, error_message: 'answered 503', not_before_ms: NOW_MS + 45_000 },
    ]);
    clock.jumpTo(NOW_MS + 45_000);
    await notifier().turn();
    expect(await log()).toMatchObject([{ status: 'waiting', attempt: 2, not_before_ms: NOW_MS + 45_000 + 90_000 }]);
    clock.jumpTo(NOW_MS + 135_000);
    await notifier().turn();
    const [given_up] = await log();
    expect(given_up).toMatchObject({ status: 'given_up', attempt: 3, ended_at_ms: NOW_MS + 135_000 });
    await notifier().turn();
    expect(web.posts).toHaveLength(3);
    web.answer = takes;
    const id = given_up?.delivery_id ?? '';
    await retryDelivery(service, NETWORK, id);
    await expect(retryDelivery(service, NETWORK, id)).rejects.toMatchObject({ code: 'DELIVERY_NOT_GIVEN_UP' });
    clock.jumpTo(NOW_MS + 200_000);
    await notifier().turn();
    const { delivery, attempts } = await readDelivery(service, NETWORK, id);
    expect(delivery.status).toBe('sent');
    expect(attempts.map(({ outcome, answer_status, answer }) => [outcome, answer_status, answer])).toEqual([
      ['failed', 503, 'no'],
      ['failed', 503, 'no'],
      ['failed', 503, 'no'],
      ['sent', 200, 'ok'],
    ]);
    // One id, by which a receiver knows it again.
    expect(new Set(web.posts.map(({ headers }) => headers['x-analytics-delivery'])).size).toBe(1);
  });

  it('lets no dead channel hold up another: what is behind a message that waits, waits with it', async () => {
    await rule({ channel: 'chat', event: 'failed_run' });
    web.answer = fails(503);
    const one = notifier();
    for (let at = 0; at < 60; at += 1) {
      tasks = [failedTask({ task_id: `task-${at}` })];
      await one.turn();
    }
    const tried = web.posts.length;
    await rule({ rule_name: 'live', event: 'failed_run' });
    web.answer = takes;
    await one.turn();
    expect(web.posts.slice(tried).map(({ path }) => path)).toEqual(['/desk?team=1']);
    expect(tried).toBe(1);
  });

  it('loses nothing by a restart, and holds back what a channel that fails would not take', async () => {
    await rule({});
    web.answer = fails(500);
    const first = notifier();
    await first.turn();
    await first.close();
    expect(web.posts).toHaveLength(1);
    web.answer = takes;
    clock.jumpTo(NOW_MS + 60_000);
    await notifier().turn();
    expect(subjects().slice(1)).toEqual([
      'api-test: 2 new alerts in 2025-03-01/7',
      'api-test: 1 new alert in 2025-03-02/7',
    ]);
  });

  it('follows no redirect, waits for no one, and reads little of an answer', async () => {
    await rule({ typologies: ['fan_out'] });
    const other = await webReceiver();
    const last = async () => (await log())[0]?.error_message;
    web.answer = fails(307, { location: `${other.url}/latest/meta-data` });
    await notifier().turn();
    expect(await last()).toBe('answered 307; redirects are not followed');
    expect(other.posts).toEqual([]);
    await other.close();
    web.answer = () => undefined;
    clock.jumpTo(NOW_MS + 120_000);
    await notifier({ delivery: { timeout_seconds: 0.2, max_attempts: 9, first_retry_seconds: 1 } }).turn();
    expect(await last()).toBe('no answer within 0.2 seconds');
    let written = 0;
    web.answer = (response) => {
      response.on('error', () => undefined);
      const chunk = Buffer.alloc(65_536, 'x');
      const more = (): void => {
        while (written < 10_000_000 && !response.destroyed) {
          written += chunk.length;
          if (!response.write(chunk)) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    };
    clock.jumpTo(NOW_MS + 240_000);
    await notifier().turn();
    const [sent] = await log();
    expect(sent?.status).toBe('sent');
    const { attempts } = await readDelivery(service, NETWORK, sent?.delivery_id ?? '');
    expect(attempts.at(-1)?.answer).toBe('x'.repeat(1000));
    expect(written).toBeLessThan(10_000_000);
  });

  it('keeps no secret that a receiver quotes, and takes a status for an answer whose body never ends', async () => {
    await rule({ typologies: ['fan_out'] });
    const path = '/services/T0/B0/abcdefghijklmnopqrst';
    const channels = { desk: { kind: 'slack', url: `${web.url}${path}` } };
    web.answer = (response) => {
      response.writeHead(404).end(`${'-'.repeat(980)} no hook ${path}, none abcdefghijklmnopqrst`);
    };
    await notifier({ channels }).turn();
    const tries = async () =>
      (await readDelivery(service, NETWORK, (await log())[0]?.delivery_id ?? '')).attempts.map(({ answer }) => answer);
    expect(await tries()).toEqual([`${'-'.repeat(980)} no hook ***, none *`]);
    web.answer = (response) => {
      response.writeHead(200).write('ok so far');
    };
    clock.jumpTo(NOW_MS + 120_000);
    await notifier({ channels, delivery: { timeout_seconds: 0.2 } }).turn();
    expect(await log()).toMatchObject([{ status: 'sent', attempt: 2, error_message: '' }]);
    expect((await tries()).at(-1)).toBe('ok so far');
  });

  it('goes to no link-local address, by number or by name', async () => {
    await rule({ rule_name: 'cloud', channel: 'cloud', typologies: ['fan_out'] });
    await notifier().turn();
    expect((await log())[0]?.error_message).toMatch(/^169\.254\.169\.254 is at the link-local address/u);
    // A channel that is gone from the configuration.
    await removeNotificationRule(service, NETWORK, 'cloud', 'ana', NOW_MS);
    clock.jumpTo(NOW_MS + 120_000);
    await notifier({ channels: {} }).turn();
    expect((await log())[0]?.error_message).toBe('the channel "cloud" is not configured any more');
  });

  it('writes for chat servers so that what a chain says calls nobody', async () => {
    await rule({ rule_name: '<!channel> @here & co', channel: 'chat', event: 'failed_run' });
    tasks = [failedTask({ error_message: '<!everyone> @channel <https://x.org|click>\n/srv/data/x' })];
    await notifier().turn();
    expect(JSON.parse(web.posts[0]?.body ?? '')).toEqual({
      text: [
        '*api-test: 1 task that failed*',
        '• build_features 2025-03-02/7: INTERNAL: &lt;!everyone&gt; @\u200bchannel &lt;https://x.org|click&gt; …/x <https://desk.example.org/runs?task=task-1&network=api-test|open>',
      ].join('\n'),
    });
  });

  it('makes no news of what was there before a rule was saved or changed, though it is published again', async () => {
    const again = async () => {
      await database.command(
        "INSERT INTO analyzers_runs SELECT * REPLACE (concat(run_id, '-again') AS run_id, toDateTime64('2025-03-02 07:00:00', 3, 'UTC') AS ended_at) FROM analyzers_runs FINAL WHERE processing_date = '2025-03-02' AND status = 'published'",
      );
      database.noteChange('runs');
      clock.jumpTo(NOW_MS + 7_200_000);
      await notifier().turn();
    };
    await rule({ rule_name: 'late' }, NOW_MS);
    await rule({ rule_name: 'wider', min_severity: 'critical' });
    await notifier().turn();
    await rule({ rule_name: 'wider' }, NOW_MS + 1);
    clock.jumpTo(NOW_MS + 1000);
    await notifier().turn();
    await again();
    await database.command(
      "ALTER TABLE analyzers_runs DELETE WHERE endsWith(run_id, '-again') SETTINGS mutations_sync = 2",
    );
    database.noteChange('runs');
    expect(subjects()).toEqual([]);
  });

  it('counts anew where a rule asks for another event', async () => {
    await rule({ event: 'failed_run' });
    expect((await rule({}, NOW_MS)).counts_from_ms).toBe(NOW_MS);
    await notifier().turn();
    expect(web.posts).toEqual([]);
  });

  it('tells of failed tasks once, and neither of those that ended well nor of those before the rule', async () => {
    await rule({ event: 'failed_run' });
    tasks = [
      failedTask({}),
      failedTask({ task_id: 'task-2', status: 'REVOKED' }),
      failedTask({ task_id: 'task-3', ended_ms: BEFORE_MS - 1 }),
    ];
    await notifier().turn();
    tasks = [failedTask({ task_id: 'task-4' }), ...tasks];
    await notifier().turn();
    expect(web.posts.map(({ body }) => (JSON.parse(body) as { items: { id: string }[] }).items)).toMatchObject([
      [{ id: 'task-1' }],
      [{ id: 'task-4' }],
    ]);
  });

  it('tells what watched addresses did, of the lists that are asked for', async () => {
    await addWatches(service, NETWORK, { list_name: 'Gang', addresses: ['payer'], note: '' }, 'ana', BEFORE_MS);
    await addWatches(service, NETWORK, { list_name: 'Else', addresses: ['ring0'], note: '' }, 'ana', BEFORE_MS);
    await rule({ event: 'watched', list_names: ['Gang'] });
    await notifier().turn();
    const items = web.posts.flatMap(({ body }) => (JSON.parse(body) as { items: { text: string }[] }).items);
    expect(items.map(({ text }) => text)).toEqual([
      'payer (Gang): 10 new transfers, $9,000',
      'payer (Gang): the new alert fan',
    ]);
    // What is decided already is no news.
    await decideAlerts(database, ['fan'], { status: 'closed', reason: 'x', note: '', decided_by: 'ana' }, NOW_MS);
    await rule({ rule_name: 'second', event: 'watched', list_names: ['Gang'] });
    await notifier().turn();
    await database.command('TRUNCATE TABLE analyzers_alert_dispositions');
    database.noteChange('decisions');
    expect(web.posts.at(-1)?.body).toContain('10 new transfers');
    expect(web.posts.at(-1)?.body).not.toContain('the new alert');
  });

  it('tells once that an alert grew since it was decided', async () => {
    await rule({ event: 'grown' });
    await database.command(
      `INSERT INTO analyzers_alert_dispositions (disposition_id, alert_id, typology_type, status, decided_by, decided_at, seen_transfers, seen_entered_usd)
       SELECT 'd1', 'ring', 'round_tripping', 'closed', 'ana', toDateTime64('2025-03-01 12:00:00', 3, 'UTC'), ['r0:0:0:native'], 0`,
    );
    database.noteChange('decisions');
    await notifier().turn();
    await notifier().turn();
    await database.command(
      "ALTER TABLE analyzers_alert_dispositions DELETE WHERE alert_id = 'ring' SETTINGS mutations_sync = 2",
    );
    database.noteChange('decisions');
    expect(subjects()).toEqual(['api-test: 1 alert that grew since it was decided in 2025-03-01/7']);
    expect(web.posts[0]?.body).toContain('2 transfers more since it was decided');
  });

  it('mails by SMTP, as text, with one Message-ID', async () => {
    const mail = await mailReceiver();
    mail_port = mail.port;
    await rule({ channel: 'leads', event: 'failed_run' });
    tasks = [failedTask({ error_message: 'x\r\nBcc: all@example.org\r\n\r\n<b>bold</b>' })];
    await notifier().turn();
    await mail.close();
    expect(mail.mails).toHaveLength(1);
    const [headers = '', ...body] = (mail.mails[0] ?? '').split('\r\n\r\n');
    expect(headers).toContain('To: lead@example.org, eve@example.org');
    expect(headers).toContain('Subject: api-test: 1 task that failed');
    expect(headers).toMatch(/^Content-Type: text\/plain/mu);
    expect(headers).not.toMatch(/^Bcc/mu);
    const [sent] = await log();
    expect(headers).toContain(`Message-ID: <${sent?.delivery_id ?? ''}@example.org>`);
    expect(sent?.status).toBe('sent');
    expect(body.join('\n')).toContain('INTERNAL: x Bcc: all@example.org  <b>bold</b>');
  });

  it('mails once more to those only who were refused for now', async () => {
    const refused = Object.assign(new Error('come back'), { responseCode: 450 });
    let isRefusing = true;
    const asked: string[] = [];
    const mail = await mailReceiver({
      onRcptTo: ({ address }, _session, done) => {
        asked.push(address);
        done(isRefusing && address.startsWith('eve') ? refused : null);
      },
    });
    mail_port = mail.port;
    await rule({ channel: 'leads', event: 'failed_run' });
    tasks = [failedTask({})];
    await notifier().turn();
    expect(await log()).toMatchObject([{ status: 'waiting', error_message: 'not taken for eve@example.org' }]);
    isRefusing = false;
    clock.jumpTo(NOW_MS + 120_000);
    await notifier().turn();
    await mail.close();
    expect(await log()).toMatchObject([{ status: 'sent', error_message: '' }]);
    expect(asked).toEqual(['lead@example.org', 'eve@example.org', 'eve@example.org']);
  });

  it('ends with the service, and gives a mail that never ends up: both are sent again', async () => {
    const mail = await mailReceiver({ onMailFrom: () => undefined });
    mail_port = mail.port;
    await rule({ channel: 'leads', event: 'failed_run' });
    tasks = [failedTask({})];
    await notifier({ delivery: { timeout_seconds: 0.2 } }).turn();
    expect(await log()).toMatchObject([{ status: 'waiting', attempt: 1 }]);
    await mail.close();
    await rule({ rule_name: 'web', event: 'failed_run' });
    const one = notifier();
    const asked = new Promise<void>((resolve) => {
      web.answer = () => {
        resolve();
      };
    });
    one.start();
    await asked;
    const closed = one.close();
    clock.jumpTo(NOW_MS + 2000);
    await closed;
    const [waiting] = (await log()).filter(({ rule_name }) => rule_name === 'web');
    expect(waiting).toMatchObject({ status: 'waiting', attempt: 0 });
  });

  it('mails nobody in the clear where encryption is asked for, and says who was refused', async () => {
    const mail = await mailReceiver({
      onRcptTo: (address, _session, done) => {
        done(
          address.address.startsWith('eve') ? Object.assign(new Error('no such user'), { responseCode: 550 }) : null,
        );
      },
    });
    mail_port = mail.port;
    await rule({ channel: 'leads', event: 'failed_run' });
    tasks = [failedTask({})];
    await notifier({ mail: { host: '127.0.0.1', port: mail.port, from: 'a@example.org' } }).turn();
    expect(await log()).toMatchObject([
      { status: 'waiting', error_message: expect.stringMatching(/STARTTLS/u) as string },
    ]);
    expect(mail.mails).toEqual([]);
    clock.jumpTo(NOW_MS + 120_000);
    await notifier().turn();
    await mail.close();
    // Sent again, it would reach the lead twice.
    expect(await log()).toMatchObject([{ status: 'sent', error_message: 'not taken for eve@example.org' }]);
    expect(mail.mails).toHaveLength(1);
  });
});

describe('testNotificationRule', () => {
  it('sends at once, says what went wrong, and is in the log', async () => {
    await rule({});
    const test = async () => await testNotificationRule(service, settings(), NETWORK, 'all', clock.now_ms);
    expect(await test()).toMatchObject({ channel: 'desk', answer_status: 200, answer: 'ok' });
    expect(JSON.parse(web.posts[0]?.body ?? '')).toMatchObject({ event: 'test', subject: 'api-test: a test of all' });
    web.answer = fails(403);
    await expect(test()).rejects.toMatchObject({
      code: 'NOTIFICATION_NOT_DELIVERED',
      message: 'Expected the channel desk to take a test, found: answered 403.',
    });
    expect((await log()).map(({ status }) => status).sort()).toEqual(['given_up', 'sent']);
    const unknown = testNotificationRule(service, settings(), NETWORK, 'none', clock.now_ms);
    await expect(unknown).rejects.toMatchObject({ code: 'NOTIFICATION_RULE_NOT_FOUND' });
    const without = testNotificationRule(service, settings({ channels: {} }), NETWORK, 'all', clock.now_ms);
    await expect(without).rejects.toMatchObject({ code: 'CHANNEL_NOT_FOUND' });
  });
});

function failedTask(given: Partial<TaskRecord>): TaskRecord {
  return {
    task_id: 'task-1',
    task_name: 'build_features',
    network: NETWORK,
    processing_date: '2025-03-02',
    end_date: '2025-03-02',
    window_days: 7,
    config: {},
    priority: 'scheduled',
    requested_by: 'scheduler',
    status: 'FAILURE',
    progress: 0,
    current_step: '',
    run_id: '',
    result: undefined,
    error_code: 'INTERNAL',
    error_message: 'it broke',
    attempt: 8,
    created_ms: NOW_MS - 1000,
    started_ms: NOW_MS - 1000,
    ended_ms: NOW_MS,
    ...given,
  };
}
