/** Notifications over HTTP: who may make rules, for which channels, and what was sent. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient, type ApiSchemas } from '@analytics/api-client';
import { MAX_NOTIFICATION_RULES, parseNotificationSettings } from '@analytics/domain';
import { deleteNotifications } from '@analytics/storage';
import { fails, takes, webReceiver, type WebReceiver } from '../../jobs/test/receivers.ts';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: NETWORK };
const HOSTILE = '<img src=x onerror=alert(1)> "\' ${7*7} =1+1';
const KEYS = { ana: 'ana_may_do_everything', bob: 'bob_reads_and_runs' };
let service: TestService;
let web: WebReceiver;

const keyOf = (name: keyof typeof KEYS, scope: 'run' | 'admin') => ({
  name,
  scopes: [scope],
  hash: createHash('sha256').update(KEYS[name]).digest(),
});

beforeAll(async () => {
  web = await webReceiver();
  service = await startTestService({
    log_level: 'silent',
    keys: [keyOf('ana', 'admin'), keyOf('bob', 'run')],
    api_key: KEYS.ana,
    notifications: parseNotificationSettings(
      {
        channels: {
          desk: { kind: 'webhook', url: `${web.url}/desk`, secret: 'a secret of the desk' },
          chat: { kind: 'slack', url: 'https://chat.example.org/services/T0/B0/private' },
          leads: { kind: 'mail', to: ['lead@example.org'] },
        },
        mail: { host: '127.0.0.1', password: 'of the mail server', from: 'a@example.org' },
      },
      'the test',
    ),
  });
});
afterAll(async () => {
  await service.close();
  await web.close();
});
beforeEach(async () => {
  web.answer = takes;
  await deleteNotifications(service.databases.service, NETWORK);
});

type NewRule = Partial<ApiSchemas['NotificationRule']>;
const save = async (rule: NewRule = {}) =>
  await service.client.POST('/api/v1/notifications/rules', {
    params: { query },
    body: { rule_name: 'all', event: 'new_alert', channel: 'desk', ...rule },
  });
const named = (rule_name: string) => ({ params: { query }, body: { rule_name } });
const rules = async () => (await service.client.GET('/api/v1/notifications/rules', { params: { query } })).data?.rules;
const deliveries = async () =>
  (await service.client.GET('/api/v1/notifications/deliveries', { params: { query } })).data?.deliveries;

describe('notification rules', () => {
  it('are saved, replaced and removed, under the name of the key', async () => {
    expect((await save()).data).toMatchObject({ rule_name: 'all', min_severity: 'low', changed_by: 'ana' });
    const [first] = (await rules()) ?? [];
    const strict = await save({ min_severity: 'high', typologies: ['dispersion'] });
    expect(strict.error).toBeUndefined();
    expect(strict.data).toMatchObject({
      min_severity: 'high',
      counts_from_ms: first?.counts_from_ms,
    });
    const listed: NewRule = { rule_name: HOSTILE, event: 'watched', list_names: [HOSTILE] };
    for (const unknown of [{ typologies: ['fan-out'] }, listed])
      expect((await save(unknown)).error).toMatchObject({ code: 'INVALID_REQUEST' });
    const watches = { list_name: HOSTILE, addresses: ['ring0'], note: '' };
    await service.client.POST('/api/v1/watches', { params: { query }, body: watches });
    expect((await save(listed)).error).toBeUndefined();
    expect(await rules()).toMatchObject([{ rule_name: HOSTILE, list_names: [HOSTILE] }, { rule_name: 'all' }]);
    expect((await service.client.POST('/api/v1/notifications/rules/remove', named('all'))).data).toEqual({
      rule_name: 'all',
    });
    expect((await service.client.POST('/api/v1/notifications/rules/remove', named('all'))).error).toMatchObject({
      code: 'NOTIFICATION_RULE_NOT_FOUND',
      status: 404,
    });
    expect((await rules())?.map(({ rule_name }) => rule_name)).toEqual([HOSTILE]);
  });

  it('name a configured channel, and reach no other host', async () => {
    const found = await service.client.GET('/api/v1/notifications/channels');
    expect(found.data?.channels).toEqual([
      { channel: 'chat', kind: 'slack', target: 'chat.example.org' },
      { channel: 'desk', kind: 'webhook', target: new URL(web.url).host },
      { channel: 'leads', kind: 'mail', target: 'lead@example.org' },
    ]);
    for (const channel of ['other', 'constructor'])
      expect((await save({ channel })).error).toMatchObject({ code: 'CHANNEL_NOT_FOUND', status: 404 });
    for (const bad of [{ channel: 'http://169.254.169.254/' }, { rule_name: 'a\nb' }, { rule_name: ' ' }])
      expect((await save(bad)).error).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('are changed with the scope admin only, and at most so many', async () => {
    const bob = createApiClient({ base_url: service.url, api_key: () => KEYS.bob });
    expect((await bob.GET('/api/v1/notifications/rules', { params: { query } })).data?.rules).toEqual([]);
    const body = { rule_name: 'all', event: 'new_alert', channel: 'desk' } as const;
    const { error } = await bob.POST('/api/v1/notifications/rules', { params: { query }, body });
    expect(error).toMatchObject({ code: 'SCOPE_MISSING' });
    await Promise.all(Array.from({ length: MAX_NOTIFICATION_RULES }, (_, at) => save({ rule_name: `rule ${at}` })));
    expect((await save()).error).toMatchObject({ code: 'NOTIFICATION_LIMIT', status: 409 });
    expect((await save({ rule_name: 'rule 0', channel: 'chat' })).data?.channel).toBe('chat');
  });

  it('are tested at once, and the log says what the receiver said', async () => {
    await save();
    const test = async () => await service.client.POST('/api/v1/notifications/rules/test', named('all'));
    expect((await test()).data).toMatchObject({ channel: 'desk', answer_status: 200, answer: 'ok' });
    web.answer = fails(500);
    expect((await test()).error).toMatchObject({ code: 'NOTIFICATION_NOT_DELIVERED', status: 502 });
    const [failed, sent] = (await deliveries())?.sort((a, b) => (a.status < b.status ? -1 : 1)) ?? [];
    expect([failed?.status, sent?.status]).toEqual(['given_up', 'sent']);
    const params = { path: { delivery_id: failed?.delivery_id ?? '' }, query };
    const { data } = await service.client.GET('/api/v1/notifications/deliveries/{delivery_id}', { params });
    expect(data?.attempts).toMatchObject([{ outcome: 'failed', answer_status: 500, answer: 'no' }]);
    const again = async () =>
      await service.client.POST('/api/v1/notifications/deliveries/{delivery_id}/retry', { params });
    expect((await again()).data?.status).toBe('waiting');
    expect((await again()).error).toMatchObject({ code: 'DELIVERY_NOT_GIVEN_UP', status: 409 });
    const nowhere = { params: { path: { delivery_id: 'msg_0' }, query } };
    expect((await service.client.GET('/api/v1/notifications/deliveries/{delivery_id}', nowhere)).error).toMatchObject({
      code: 'DELIVERY_NOT_FOUND',
    });
  });
});
