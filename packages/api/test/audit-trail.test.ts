/** The audit trail over HTTP: what a request decides is recorded when it is answered, and can be verified. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

const query = { network: NETWORK };
const HOSTILE = '<img src=x onerror=alert(1)> =1+1';
let service: TestService;

beforeAll(async () => {
  let now_ms = Date.parse('2025-03-02T06:00:00Z');
  service = await startTestService({ log_level: 'silent', now_ms: () => (now_ms += 1) });
});
afterAll(async () => {
  await service.close();
});

const verification = async (known_digest?: string) =>
  (
    await service.client.GET('/api/v1/audit/trail/verification', {
      params: { query: { ...query, ...(known_digest === undefined ? {} : { known_digest }) } },
    })
  ).data;
const trail = async (asked: { kind?: 'alert' | 'watch'; subject?: string; actor?: string; limit?: number } = {}) =>
  (await service.client.GET('/api/v1/audit/trail', { params: { query: { ...query, ...asked } } })).data;

describe('the audit trail', () => {
  it('holds each decision as soon as it is answered, whatever it is about', async () => {
    const { POST } = service.client;
    const decision = { alert_ids: ['ring', 'fan'], status: 'in_review' as const, reason: HOSTILE };
    expect((await POST('/api/v1/alerts/dispositions', { params: { query }, body: decision })).error).toBeUndefined();
    await POST('/api/v1/watches', { params: { query }, body: { list_name: 'Gang', addresses: ['ring0'], note: '' } });
    const label = { address: 'ring1', label: 'Mule', address_type: 'scam' };
    const labelled = await POST('/api/v1/labels', { params: { query }, body: { labels: [label], reason: 'seen' } });
    expect(labelled.error).toBeUndefined();
    // Nothing was left for the reader to record.
    expect(await verification()).toMatchObject({ is_whole: true, entry_count: 4, unrecorded_count: 0 });
    const { entries = [], has_more } = (await trail()) ?? {};
    expect(entries.map(({ kind, action, subject, reason }) => [kind, action, subject, reason])).toEqual([
      ['label', 'added', 'ring1', 'seen'],
      ['watch', 'added', 'ring0', ''],
      ['alert', 'in_review', 'ring', HOSTILE],
      ['alert', 'in_review', 'fan', HOSTILE],
    ]);
    expect(has_more).toBe(false);
  });

  it('is filtered and paged, and records no request that was refused', async () => {
    const before = await verification();
    const body = { alert_ids: ['nowhere'], status: 'closed' as const, reason: '' };
    const { error } = await service.client.POST('/api/v1/alerts/dispositions', { params: { query }, body });
    expect(error).toMatchObject({ code: 'ALERT_NOT_FOUND' });
    expect(await verification()).toEqual(before);
    expect((await trail({ kind: 'alert', limit: 1 }))?.has_more).toBe(true);
    expect((await trail({ subject: 'fan' }))?.entries).toMatchObject([
      { kind: 'alert', subject: 'fan', actor: 'local' },
    ]);
    expect((await trail({ actor: 'nobody' }))?.entries).toEqual([]);
  });

  it('knows a digest that somebody kept', async () => {
    const kept = (await verification())?.last_digest ?? '';
    await service.client.POST('/api/v1/watches/remove', { params: { query }, body: { list_name: 'Gang' } });
    expect(await verification(kept)).toMatchObject({ is_whole: true, is_known_digest: true, entry_count: 5 });
    expect(await verification('0'.repeat(64))).toMatchObject({ is_whole: false, is_known_digest: false });
    const bad = await service.client.GET('/api/v1/audit/trail/verification', {
      params: { query: { ...query, known_digest: 'x' } },
    });
    expect(bad.error).toMatchObject({ code: 'INVALID_REQUEST' });
  });
});
