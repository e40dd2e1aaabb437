/** What the routes answer. One file, however long: one service over filled slices is started for all of them. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

const network = 'api-test';
const EVENT_STREAMS = 3;
let service: TestService;
beforeAll(async () => {
  service = await startTestService({ limits: { event_streams: EVENT_STREAMS } });
});
afterAll(async () => {
  await service.close();
});

describe('pipelines', () => {
  const body = {
    network,
    date_range: { start_date: '2025-03-01', end_date: '2025-03-03' },
    window_days: 7,
    config: {},
  };

  it('POST run queues one task a date and status tells each', async () => {
    const { data } = await service.client.POST('/api/v1/pipelines/run', { body });
    expect(data?.processed_dates).toEqual(['2025-03-01', '2025-03-02', '2025-03-03']);
    expect(data?.task_ids).toHaveLength(3);
    const task_id = data?.task_ids[0] ?? '';
    const status = await service.client.GET('/api/v1/pipelines/status/{task_id}', { params: { path: { task_id } } });
    expect(status.data).toMatchObject({
      task_id,
      status: 'PENDING',
      result: null,
      requested_by: 'local',
      priority: 'backfill',
    });
    expect(data?.already_queued).toEqual([]);
    // Other settings do not reach a task that is queued: the answer says so.
    const again = await service.client.POST('/api/v1/pipelines/run', { body: { ...body, config: { other: 1 } } });
    expect(again.data?.task_ids).toEqual(data?.task_ids);
    expect(again.data?.already_queued).toEqual(data?.task_ids);
    expect(again.data?.message).toMatch(/^Queued 0 runs of \S+; 3 were queued before and keep their settings\.$/u);
  });

  it('POST run with an Idempotency-Key gives the first answer again, and refuses another request with it', async () => {
    const headers = { 'idempotency-key': 'k1' };
    const day = { ...body, date_range: { start_date: '2025-04-01', end_date: '2025-04-01' } };
    const first = await service.client.POST('/api/v1/pipelines/run', { body: day, params: { header: headers } });
    const task_id = first.data?.task_ids[0] ?? '';
    service.queue.tell(task_id, { kind: 'status', status: 'SUCCESS', error_message: '' });
    const second = await service.client.POST('/api/v1/pipelines/run', { body: day, params: { header: headers } });
    expect(second.data?.task_ids).toEqual([task_id]);
    expect(second.response.headers.get('idempotency-replayed')).toBe('true');
    const other = await service.client.POST('/api/v1/pipelines/run', { body, params: { header: headers } });
    expect(other.error).toMatchObject({ code: 'IDEMPOTENCY_CONFLICT', status: 409 });
  });

  it('POST run refuses settings that a run would refuse, ranges that run backward and unknown fields', async () => {
    const wrong = [
      [{ ...body, config: { unknown_setting: 1 } }, 'INVALID_SETTING'],
      [{ ...body, date_range: { start_date: '2025-03-03', end_date: '2025-03-01' } }, 'INVALID_DATE'],
      [{ ...body, date_range: { start_date: '2025-02-30', end_date: '2025-03-01' } }, 'INVALID_DATE'],
      [{ ...body, network: 'No Such' }, 'INVALID_NETWORK'],
      [{ ...body, window_days: 0 }, 'INVALID_WINDOW'],
      [{ ...body, extra: 1 }, 'INVALID_REQUEST'],
    ] as const;
    for (const [sent, code] of wrong) {
      const { error } = await service.client.POST('/api/v1/pipelines/run', { body: sent });
      expect(error).toMatchObject({ code });
    }
  });

  it('cancel revokes, retry asks again once it has ended', async () => {
    const day = { ...body, date_range: { start_date: '2025-05-01', end_date: '2025-05-01' } };
    const { data } = await service.client.POST('/api/v1/pipelines/run', { body: day });
    const path = { task_id: data?.task_ids[0] ?? '' };
    const early = await service.client.POST('/api/v1/tasks/{task_id}/retry', { params: { path } });
    expect(early.error).toMatchObject({ code: 'TASK_NOT_ENDED' });
    const cancelled = await service.client.POST('/api/v1/tasks/{task_id}/cancel', { params: { path } });
    expect(cancelled.data).toEqual({ ...path, cancelled: true, status: 'REVOKED' });
    const retried = await service.client.POST('/api/v1/tasks/{task_id}/retry', { params: { path } });
    expect(retried.data).toMatchObject({ status: 'PENDING', processing_date: '2025-05-01' });
    const missing = await service.client.POST('/api/v1/tasks/{task_id}/cancel', {
      params: { path: { task_id: 'none' } },
    });
    expect(missing.error).toMatchObject({ code: 'TASK_NOT_FOUND', status: 404 });
  });
});

describe('tasks', () => {
  it('list of a network holds its own, however many of others are newer', async () => {
    const asked = (name: string, end_date: string) => ({
      network: name,
      date_range: { start_date: '2024-01-01', end_date },
      window_days: 7,
      config: {},
    });
    await service.client.POST('/api/v1/pipelines/run', { body: asked('quiet', '2024-01-02') });
    await service.client.POST('/api/v1/pipelines/run', { body: asked('busy', '2024-02-20') });
    const list = await service.client.GET('/api/v1/tasks', { params: { query: { network: 'quiet', limit: 2 } } });
    expect(list.data?.tasks.map((task) => `${task.network} ${task.processing_date}`)).toEqual([
      'quiet 2024-01-02',
      'quiet 2024-01-01',
    ]);
  });
});

describe('events', () => {
  it('stream goes on after Last-Event-ID, ends with the task, and lets go when the client leaves', async () => {
    const body = {
      network,
      date_range: { start_date: '2025-06-01', end_date: '2025-06-01' },
      window_days: 7,
      config: {},
    };
    const { data } = await service.client.POST('/api/v1/pipelines/run', { body });
    const task_id = data?.task_ids[0] ?? '';
    service.queue.tell(task_id, { kind: 'status', status: 'STARTED', error_message: '' });
    service.queue.tell(task_id, { kind: 'step_started', step: 'features' });
    const url = `${service.url}/api/v1/tasks/${task_id}/events`;

    const leaving = new AbortController();
    const left = await fetch(url, { signal: leaving.signal });
    await left.body?.getReader().read();
    expect(service.queue.followers()).toBe(1);
    leaving.abort();

    const response = await fetch(url, { headers: { 'last-event-id': '1' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    service.queue.tell(task_id, { kind: 'status', status: 'SUCCESS', error_message: '' });
    const text = await response.text();
    expect([...text.matchAll(/^id: (\d+)$/gmu)].map((match) => match[1])).toEqual(['2', '3']);
    expect(service.queue.followers()).toBe(0);

    const late = await fetch(url, { headers: { 'last-event-id': '1' } });
    expect([...(await late.text()).matchAll(/^id: (\d+)$/gmu)].map((match) => match[1])).toEqual(['2', '3']);
    const over = await fetch(url, { headers: { 'last-event-id': '3' } });
    expect(over.status).toBe(204);
    expect(service.queue.followers()).toBe(0);
  });

  it('streams of one client are so many at most, and one that closes makes room', async () => {
    const body = {
      network,
      date_range: { start_date: '2025-06-02', end_date: '2025-06-02' },
      window_days: 7,
      config: {},
    };
    const { data } = await service.client.POST('/api/v1/pipelines/run', { body });
    const url = `${service.url}/api/v1/tasks/${data?.task_ids[0] ?? ''}/events`;
    const leaving = new AbortController();
    for (let at = 0; at < EVENT_STREAMS; at += 1) {
      expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    }
    await vi.waitFor(() => {
      expect(service.queue.followers()).toBe(0);
    });
    for (let at = 0; at < EVENT_STREAMS; at += 1) {
      expect((await fetch(url, { signal: leaving.signal })).status).toBe(200);
    }
    const refused = await fetch(url);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({ code: 'SERVICE_BUSY', status: 503 });
    leaving.abort();
    await vi.waitFor(() => {
      expect(service.queue.followers()).toBe(0);
    });
    const again = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});

describe('alerts', () => {
  const query = { network };

  it('list takes the newest slice, sorts, filters by state and searches descriptions', async () => {
    const all = await service.client.GET('/api/v1/alerts', { params: { query } });
    expect(all.data).toMatchObject({
      processing_date: '2025-03-02',
      window_days: 7,
      total_count: 2,
      next_cursor: null,
    });
    expect(all.data?.alerts.map((alert) => alert.alert_id)).toEqual(['ring', 'fan']);
    expect(all.data?.alerts[0]).toMatchObject({
      disposition_status: 'open',
      is_suppressed: false,
      volume_usd: '2971.5',
    });
    const ids = async (filter: object): Promise<string[] | undefined> =>
      (await service.client.GET('/api/v1/alerts', { params: { query: { ...query, ...filter } } })).data?.alerts.map(
        (alert) => alert.alert_id,
      );
    expect(await ids({ sort: 'volume' })).toEqual(['fan', 'ring']);
    expect(await ids({ severity: ['high'] })).toEqual(['ring']);
    expect(await ids({ typology_type: ['fan_out', 'peel_chain'] })).toEqual(['fan']);
    expect(await ids({ q: 'PAYER around' })).toEqual(['fan']);
    expect(await ids({ q: "' OR 1=1 --" })).toEqual([]);
    expect(await ids({ address: 'payee3' })).toEqual(['fan']);
    expect(await ids({ min_volume_usd: 3000 })).toEqual(['fan']);
    expect(await ids({ processing_date: '2025-03-01' })).toEqual(['ring', 'gone']);
    expect(await ids({ queue: 'unassigned', sort: 'due', order: 'asc' })).toHaveLength(2);
    expect(await ids({ queue: 'mine' })).toEqual([]);
  });

  it('queues say how much there is to do, and who has it', async () => {
    const { data } = await service.client.GET('/api/v1/alerts/queues', { params: { query } });
    expect(data).toMatchObject({
      processing_date: '2025-03-02',
      me: 'local',
      counts: { unfinished: 2, mine: 0, unassigned: 2, grown: 0 },
      workload: [{ assignee: '', unfinished_count: 2 }],
    });
  });

  it('list has an ETag that stands until something is decided', async () => {
    const ask = async (etag = ''): Promise<Response> =>
      await fetch(`${service.url}/api/v1/alerts?network=api-test&processing_date=2025-03-01`, {
        headers: { 'if-none-match': etag },
      });
    const first = await ask();
    const etag = first.headers.get('etag') ?? '';
    const text = await first.text();
    expect((await ask(etag)).status).toBe(304);
    expect(await (await ask('W/"other"')).text()).toBe(text);
    const body = { status: 'closed', note: 'etag' } as const;
    const path = { alert_id: 'gone' };
    await service.client.POST('/api/v1/alerts/{alert_id}/dispositions', { params: { path, query: { network } }, body });
    const after = await ask(etag);
    expect(after.status).toBe(200);
    expect(await after.text()).toContain('"disposition_status":"closed"');
  });

  it('list pages by cursor in every order and refuses a cursor of another', async () => {
    for (const sort of ['rank', 'severity', 'confidence', 'volume', 'start_time', 'end_time', 'first_seen'] as const) {
      const first = await service.client.GET('/api/v1/alerts', { params: { query: { ...query, sort, limit: 1 } } });
      const after = first.data?.next_cursor ?? '';
      const second = await service.client.GET('/api/v1/alerts', {
        params: { query: { ...query, sort, limit: 1, after } },
      });
      const seen = [first.data?.alerts[0]?.alert_id, second.data?.alerts[0]?.alert_id];
      expect(new Set(seen)).toEqual(new Set(['ring', 'fan']));
      expect(second.data?.next_cursor).toBeNull();
      const other = sort === 'rank' ? 'volume' : 'rank';
      const wrong = await service.client.GET('/api/v1/alerts', { params: { query: { ...query, sort: other, after } } });
      expect(wrong.error).toMatchObject({ code: 'INVALID_REQUEST' });
    }
  });

  it('tells the place of an alert in a list, and what comes before and after it', async () => {
    const place = async (alert_id: string, filter: object = {}) =>
      (
        await service.client.GET('/api/v1/alerts/{alert_id}/place', {
          params: { path: { alert_id }, query: { ...query, ...filter } },
        })
      ).data;
    expect(await place('ring')).toMatchObject({
      place: 1,
      total_count: 2,
      previous_alert_id: '',
      next_alert_id: 'fan',
      next_open_alert_id: 'fan',
      open_count: 2,
    });
    expect(await place('ring', { sort: 'volume' })).toMatchObject({
      place: 2,
      previous_alert_id: 'fan',
      next_alert_id: '',
    });
    // After the last one the queue goes on with the first; an alert that left the list keeps its place in the order.
    expect(await place('fan')).toMatchObject({ next_alert_id: '', next_open_alert_id: 'ring' });
    expect(await place('ring', { severity: ['medium'] })).toMatchObject({ place: 0, next_alert_id: 'fan' });
  });

  it('gives all transfers of an alert that lists a part of them, and replays all', async () => {
    const path = { alert_id: 'fan' };
    const { data } = await service.client.GET('/api/v1/alerts/{alert_id}', { params: { path, query } });
    expect(data?.transfers).toHaveLength(4);
    const page = async (offset: number) =>
      (
        await service.client.GET('/api/v1/alerts/{alert_id}/transfers', {
          params: { path, query: { ...query, limit: 6, offset } },
        })
      ).data;
    const [first, second] = [await page(0), await page(6)];
    expect([first?.evidence_count, first?.readable_count, first?.has_more, second?.has_more]).toEqual([
      10,
      10,
      true,
      false,
    ]);
    expect([...(first?.transfers ?? []), ...(second?.transfers ?? [])].map(({ to_address }) => to_address)).toEqual(
      Array.from({ length: 10 }, (_, at) => `payee${at}`),
    );
    const verified = await service.client.POST('/api/v1/alerts/{alert_id}/verify', { params: { path, query } });
    expect(verified.data).toMatchObject({
      is_verified: true,
      evidence_count: 10,
      listed_count: 10,
      found_count: 10,
      found_volume_usd: '9000',
    });
    const of_case = await service.client.GET('/api/v1/cases/{cluster_id}', {
      params: { path: { cluster_id: 'case-fan' }, query },
    });
    expect([of_case.data?.transfers.length, of_case.data?.evidence_count]).toEqual([4, 10]);
    // Where an earlier version wrote the slice, what the row lists is all that can be read.
    const before = { ...query, processing_date: '2025-03-01' };
    const part = await service.client.GET('/api/v1/alerts/{alert_id}/transfers', {
      params: { path: { alert_id: 'gone' }, query: before },
    });
    expect(part.data).toMatchObject({ evidence_count: 3, readable_count: 2, has_more: false });
    const looked_up = await service.client.POST('/api/v1/alerts/{alert_id}/verify', {
      params: { path: { alert_id: 'gone' }, query: before },
    });
    expect(looked_up.data).toMatchObject({
      is_verified: true,
      evidence_count: 3,
      listed_count: 2,
      found_volume_usd: '1991',
    });
    // What lists all of its evidence is read from its row.
    const ring = await service.client.GET('/api/v1/alerts/{alert_id}/transfers', {
      params: { path: { alert_id: 'ring' }, query: { ...query, limit: 2, offset: 1 } },
    });
    expect(ring.data?.transfers.map(({ amount_usd }) => amount_usd)).toEqual(['990.5', '980.5']);
    expect(ring.data?.has_more).toBe(false);
  });

  it('detail joins the evidence with what was ingested and verify replays it', async () => {
    const path = { alert_id: 'ring' };
    const { data } = await service.client.GET('/api/v1/alerts/{alert_id}', { params: { path, query } });
    expect(data?.transfers.map((transfer) => transfer.amount_usd)).toEqual(['1000.5', '990.5', '980.5']);
    expect(data?.evidence).toMatchObject({ sentences: [{ text: 'It moved.' }] });
    expect(data?.case).toMatchObject({ cluster_id: 'case-ring', open_alerts: 1 });
    const verified = await service.client.POST('/api/v1/alerts/{alert_id}/verify', { params: { path, query } });
    expect(verified.data).toMatchObject({
      is_verified: true,
      evidence_count: 3,
      listed_count: 3,
      found_count: 3,
      found_volume_usd: '2971.5',
    });
    const wrong = await service.client.POST('/api/v1/alerts/{alert_id}/verify', {
      params: { path, query: { ...query, processing_date: '2025-03-01' } },
    });
    expect(wrong.data).toMatchObject({
      is_verified: false,
      failures: ['its volume is 2000 USD and its evidence sums to 2971.5'],
    });
    const missing = await service.client.GET('/api/v1/alerts/{alert_id}', {
      params: { path: { alert_id: 'none' }, query },
    });
    expect(missing.error).toMatchObject({ code: 'ALERT_NOT_FOUND' });
  });

  it('changes between two dates are listed, and only between dates that are published', async () => {
    const ask = async (before: string, after: string) =>
      await service.client.GET('/api/v1/alerts/changes', { params: { query: { network, before, after } } });
    const { data } = await ask('2025-03-01', '2025-03-02');
    expect(data).toMatchObject({ network, window_days: 7, before: '2025-03-01', after: '2025-03-02' });
    expect(data?.changes.map(({ change }) => change).sort()).toEqual(['gone', 'grown', 'new']);
    expect((await ask('2025-02-01', '2025-03-02')).error).toMatchObject({ code: 'SLICE_NOT_FOUND' });
  });

  it('dispositions are appended, the newest stands, and false-positive rates follow', async () => {
    const decide = async (
      alert_id: string,
      body: { status: 'in_review' | 'false_positive' | 'true_positive'; reason: string },
    ) =>
      await service.client.POST('/api/v1/alerts/{alert_id}/dispositions', {
        params: { path: { alert_id }, query },
        body: { ...body, assignee: 'ana', note: 'Zeile\n"zwei" \\ \' ;' },
      });
    expect((await decide('fan', { status: 'false_positive', reason: ' ' })).error).toMatchObject({
      code: 'INVALID_REQUEST',
    });
    await decide('fan', { status: 'in_review', reason: '' });
    await decide('fan', { status: 'false_positive', reason: 'payroll' });
    const log = await service.client.GET('/api/v1/alerts/{alert_id}/dispositions', {
      params: { path: { alert_id: 'fan' }, query },
    });
    expect(log.data?.dispositions.map((row) => row.status)).toEqual(['false_positive', 'in_review']);
    expect(log.data?.dispositions[0]?.note).toBe('Zeile\n"zwei" \\ \' ;');
    const listed = await service.client.GET('/api/v1/alerts', {
      params: { query: { ...query, status: ['false_positive'] } },
    });
    expect(listed.data?.alerts.map((alert) => [alert.alert_id, alert.assignee])).toEqual([['fan', 'ana']]);
    const bulk = await service.client.POST('/api/v1/alerts/dispositions', {
      params: { query },
      body: { alert_ids: ['ring', 'gone'], status: 'true_positive', reason: '', assignee: '', note: '' },
    });
    expect(bulk.data?.dispositions).toHaveLength(2);
    const none = await service.client.POST('/api/v1/alerts/dispositions', {
      params: { query },
      body: { alert_ids: ['ring', 'nobody'], status: 'closed', reason: '', assignee: '', note: '' },
    });
    expect(none.error).toMatchObject({ code: 'ALERT_NOT_FOUND' });
    const rates = await service.client.GET('/api/v1/typologies/false-positive-rates', { params: { query } });
    expect(rates.data?.rates.find((rate) => rate.typology_type === 'fan_out')).toMatchObject({
      false_positive_ratio: 1,
      decided_count: 1,
    });
    expect(rates.data?.rates.find((rate) => rate.typology_type === 'round_tripping')).toMatchObject({
      true_positive_count: 1,
    });
  });

  it('a decision keeps what it does not name, and is refused where another was made unseen', async () => {
    const body = { alert_ids: ['ring'], reason: '', note: '' };
    const decide = async (said: { status?: 'true_positive'; assignee?: string; seen_decided_at_ms?: number }) =>
      await service.client.POST('/api/v1/alerts/dispositions', { params: { query }, body: { ...body, ...said } });
    const first = (await decide({ status: 'true_positive', assignee: 'ana' })).data?.dispositions[0];
    const seen_decided_at_ms = first?.decided_at_ms ?? 0;
    const kept = (await decide({ seen_decided_at_ms })).data?.dispositions[0];
    expect(kept).toMatchObject({ status: 'true_positive', assignee: 'ana' });
    const late = await decide({ seen_decided_at_ms });
    expect(late.error).toMatchObject({ code: 'DECISION_CONFLICT', status: 409 });
    const freed = await decide({ assignee: '', seen_decided_at_ms: kept?.decided_at_ms ?? 0 });
    expect(freed.data?.dispositions[0]).toMatchObject({ status: 'true_positive', assignee: '' });
    const cases = await service.client.GET('/api/v1/cases', { params: { query: { ...query, sort: 'rank' } } });
    const times = cases.data?.cases.map((one) => one.decided_at_ms);
    expect(times).toContain(freed.data?.dispositions[0]?.decided_at_ms);
  });

  it('has a state that changes with a decision, and with nothing else', async () => {
    const state = async () => (await service.client.GET('/api/v1/alerts/state', { params: { query } })).data?.state;
    const before = await state();
    expect(before).not.toBe('');
    expect(await state()).toBe(before);
    const body = { alert_ids: ['ring'], status: 'in_review' as const };
    await service.client.POST('/api/v1/alerts/dispositions', { params: { query }, body });
    expect(await state()).not.toBe(before);
  });

  it('a suppression rule hides alerts until it is ended', async () => {
    const body = {
      typology_type: 'fan_out',
      address: 'payer',
      reason: 'known payroll',
      expires_at: '2025-04-01T00:00:00Z',
    };
    const { data: rule } = await service.client.POST('/api/v1/suppression-rules', { params: { query }, body });
    const shown = async (include_suppressed: 'true' | 'false') =>
      (
        await service.client.GET('/api/v1/alerts', { params: { query: { ...query, include_suppressed } } })
      ).data?.alerts.map((alert) => [alert.alert_id, alert.is_suppressed]);
    expect(await shown('false')).toEqual([['ring', false]]);
    const hidden = await service.client.GET('/api/v1/alerts', { params: { query } });
    expect(hidden.data).toMatchObject({ total_count: 1, suppressed_count: 1 });
    const effect = async (of: object) =>
      (await service.client.GET('/api/v1/suppression-rules/effect', { params: { query: { ...query, ...of } } })).data;
    expect(await effect({ address: 'payer' })).toMatchObject({
      hidden_count: 1,
      hidden_open_count: 0,
      is_address_known: true,
    });
    expect(await effect({ address: 'nobody' })).toMatchObject({ hidden_count: 0, is_address_known: false });
    expect(await effect({ typology_type: 'round_tripping' })).toMatchObject({
      hidden_count: 1,
      is_address_known: true,
    });
    expect(await shown('true')).toEqual([
      ['ring', false],
      ['fan', true],
    ]);
    const path = { rule_id: rule?.rule_id ?? '' };
    const ended = await service.client.POST('/api/v1/suppression-rules/{rule_id}/end', { params: { path, query } });
    expect(ended.data?.is_active).toBe(false);
    expect(await shown('false')).toHaveLength(2);
    const past = await service.client.POST('/api/v1/suppression-rules', {
      params: { query },
      body: { ...body, expires_at: '2025-01-01T00:00:00Z' },
    });
    expect(past.error).toMatchObject({ code: 'INVALID_REQUEST' });
  });

  it('an address in a request is read in its one form', async () => {
    const written = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
    const body = { address: ` ${written}`, reason: 'known', expires_at: '2025-04-01T00:00:00Z' };
    const { data: rule } = await service.client.POST('/api/v1/suppression-rules', { params: { query }, body });
    expect(rule?.address).toBe(written.toLowerCase());
    const missing = await service.client.GET('/api/v1/addresses/{address}', {
      params: { path: { address: written }, query },
    });
    expect(missing.error?.detail).toContain(written.toLowerCase());
  });

  it('cases list and detail hold their alerts and transfers', async () => {
    const list = await service.client.GET('/api/v1/cases', { params: { query: { ...query, sort: 'volume' } } });
    expect(list.data?.cases.map((one) => one.cluster_id)).toEqual(['case-fan', 'case-ring']);
    expect(list.data?.cases.map((one) => one.typology_types)).toEqual([['fan_out'], ['round_tripping']]);
    const one = await service.client.GET('/api/v1/cases/{cluster_id}', {
      params: { path: { cluster_id: 'case-fan' }, query },
    });
    expect(one.data?.alerts.map((alert) => alert.alert_id)).toEqual(['fan']);
    expect(one.data?.transfers).toHaveLength(4);
    const missing = await service.client.GET('/api/v1/cases/{cluster_id}', {
      params: { path: { cluster_id: 'x' }, query },
    });
    expect(missing.error).toMatchObject({ code: 'CASE_NOT_FOUND' });
  });

  it('cases are filtered by words, typology, volume and what is undecided, and sorted by severity', async () => {
    const found = async (filter: object): Promise<string[] | undefined> => {
      const { data } = await service.client.GET('/api/v1/cases', { params: { query: { ...query, ...filter } } });
      return data?.cases.map((one) => one.cluster_id);
    };
    expect(await found({ sort: 'severity' })).toEqual(['case-ring', 'case-fan']);
    expect(await found({ sort: 'severity', order: 'asc' })).toEqual(['case-fan', 'case-ring']);
    expect(await found({ q: 'AROUND payer' })).toEqual(['case-fan']);
    expect(await found({ q: 'payee7' })).toEqual(['case-fan']);
    expect(await found({ q: "100% of ' nothing" })).toEqual([]);
    expect(await found({ typology_type: ['round_tripping', 'peel_chain'] })).toEqual(['case-ring']);
    expect(await found({ min_volume_usd: 2971.6 })).toEqual(['case-fan']);
    expect(await found({ min_open_alerts: 2, sort: 'open' })).toEqual([]);
    // What the tests before have decided.
    const { data } = await service.client.GET('/api/v1/cases', { params: { query } });
    const undecided = data?.cases.filter(({ open_alerts }) => open_alerts > 0).map((one) => one.cluster_id);
    expect(await found({ min_open_alerts: 1 })).toEqual(undecided);
  });
});

describe('overview', () => {
  it('compares a slice with the one before', async () => {
    const { data } = await service.client.GET('/api/v1/overview', { params: { query: { network } } });
    expect(data).toMatchObject({
      previous_date: '2025-03-01',
      alerts: { total_count: 2, case_count: 2, previous_case_count: 2 },
      changes: { new_count: 1, grown_count: 1, gone_count: 1 },
      suspected_usd: '11971.5',
      previous_suspected_usd: '2971.5',
      address_count: 60,
      previous_address_count: 60,
      pattern_count: 2,
      previous_pattern_count: 2,
      coverage: { transfer_count: 113, unpriced_count: 20, unpriced_assets: ['Y'], days_with_transfers: 5 },
    });
    const open = (await service.client.GET('/api/v1/alerts', { params: { query: { network, status: ['open'] } } }))
      .data;
    const open_count = open?.alerts.filter(({ severity }) => severity === 'high').length ?? -1;
    expect(data?.alerts.by_severity).toContainEqual({ name: 'high', alert_count: 1, open_count, previous_count: 1 });
    expect(data?.alerts.open_count).toBe(open?.total_count);
    expect(data?.changes.gone[0]).toMatchObject({ alert_id: 'gone' });
    expect(data?.history.map((day) => day.alert_count)).toEqual([2, 2]);
    expect(JSON.stringify(data?.run)).not.toContain('secret');
  });

  it('networks, slices, runs, schedules and the audit', async () => {
    expect((await service.client.GET('/api/v1/networks')).data?.networks).toEqual([network]);
    const slices = await service.client.GET('/api/v1/slices', { params: { query: { network } } });
    expect(slices.data?.slices[0]).toEqual({
      window_days: 7,
      processing_date: '2025-03-02',
      feature_count: 60,
      pattern_count: 2,
      alert_count: 2,
      damage: '',
    });
    const runs = await service.client.GET('/api/v1/runs', { params: { query: { network } } });
    expect(runs.data?.runs).toHaveLength(2);
    const run = await service.client.GET('/api/v1/runs/{run_id}', {
      params: { path: { run_id: 'run-2025-03-02' }, query: { network } },
    });
    expect(run.data).toMatchObject({ settings: { a: 1 }, step_log: [{ step: 'features', duration_seconds: 1.5 }] });
    expect((await service.client.GET('/api/v1/schedules')).data).toEqual({ schedules: [], is_active: false });
    const logs = await service.client.GET('/api/v1/audit/computation-logs', {
      params: { query: { network, limit: 1 } },
    });
    expect(logs.data).toMatchObject({ row_count: 1, has_more: true, rows: [{ step: 'features' }] });
    const access = await service.client.GET('/api/v1/audit/access-log', { params: { query: { limit: 1000 } } });
    expect(access.data?.rows.some((row) => row.route === '/api/v1/alerts' && row.key_name === 'local')).toBe(true);
  });
});

describe('what is loaded and published', () => {
  it('assets are listed with what they count for, page by page', async () => {
    const ask = async (page: { limit?: number; offset?: number }) =>
      (await service.client.GET('/api/v1/assets', { params: { query: { network, ...page } } })).data;
    const all = await ask({});
    expect(all).toMatchObject({ network, has_more: false });
    expect(all?.assets.map(({ transfer_count }) => transfer_count)).toEqual([100, 13]);
    expect(await ask({ limit: 1 })).toMatchObject({ assets: [all?.assets[0]], has_more: true });
    expect(await ask({ limit: 1, offset: 1 })).toMatchObject({ assets: [all?.assets[1]] });
  });

  it('a slice is verified, all of it or one pattern', async () => {
    const verify = async (id?: string) =>
      await service.client.POST('/api/v1/slices/verify', { params: { query: { network, ...(id ? { id } : {}) } } });
    expect((await verify()).data).toMatchObject({
      processing_date: '2025-03-02',
      is_verified: true,
      alert_count: 2,
      pattern_count: 2,
      trace_count: 0,
      transfer_count: 17,
      failures: [],
    });
    expect((await verify('p-ring')).data).toMatchObject({ is_verified: true, alert_count: 0, pattern_count: 1 });
    expect((await verify('none')).error).toMatchObject({ code: 'PATTERN_NOT_FOUND' });
  });
});

describe('addresses', () => {
  const query = { network };

  it('profile says where each feature stands', async () => {
    const { data } = await service.client.GET('/api/v1/addresses/{address}', {
      params: { path: { address: 'payer' }, query },
    });
    const feature = (name: string) => data?.features.find((one) => one.name === name);
    expect(feature('degree_total')).toMatchObject({ value: 3, share_below: 3 / 60, share_equal: 1 / 60 });
    expect(feature('address_type')).toMatchObject({ value: 'exchange', share_below: null });
    expect(feature('tx_total_count')?.value).toBe(3);
    expect(data?.labels[0]?.label).toBe('<script>alert(1)</script> Exchange');
    expect(data?.alerts.map((alert) => alert.alert_id)).toEqual(['fan']);
    const found = await service.client.GET('/api/v1/addresses', { params: { query: { ...query, q: 'pay' } } });
    expect(found.data?.addresses).toHaveLength(11);
    const missing = await service.client.GET('/api/v1/addresses/{address}', {
      params: { path: { address: 'nobody' }, query },
    });
    expect(missing.error).toMatchObject({ code: 'ADDRESS_NOT_FOUND' });
  });

  it('counterparties, timeline and exposure', async () => {
    const path = { address: 'ring1' };
    const partners = await service.client.GET('/api/v1/addresses/{address}/counterparties', {
      params: { path, query },
    });
    expect(partners.data?.counterparties.map((one) => [one.address, one.sent_usd, one.received_usd])).toEqual([
      ['ring0', '0', '1000.5'],
      ['ring2', '990.5', '0'],
    ]);
    const timeline = await service.client.GET('/api/v1/addresses/{address}/timeline', {
      params: { path, query: { ...query, bucket: 'hour' } },
    });
    expect(timeline.data?.buckets.map((bucket) => [bucket.in_usd, bucket.out_usd])).toEqual([
      ['1000.5', '0'],
      ['0', '990.5'],
    ]);
    const exposure = await service.client.GET('/api/v1/addresses/{address}/exposure', { params: { path, query } });
    expect(exposure.data).toMatchObject({
      incoming: { share_low: 0.2, share_high: 0.4 },
      nearest_risk_distance: null,
      by_category: [{ risk_type: 'mixer', usd_low: 1000.5, usd_by_hop: [1000.5], usd_low_by_hop: [1000.5] }],
    });
    // Published before money was traced in four ways.
    const old = { params: { path: { address: 'ring2' }, query } };
    expect((await service.client.GET('/api/v1/addresses/{address}/exposure', old)).data?.incoming).toEqual({
      share_low: 0.1,
      share_high: 0.3,
    });
  });

  it('graph grows hop by hop and stops at hubs and limits', async () => {
    const graph = async (address: string, extra: object) =>
      (
        await service.client.GET('/api/v1/addresses/{address}/graph', {
          params: { path: { address }, query: { ...query, ...extra } },
        })
      ).data;
    const ring = await graph('ring0', { hops: 2 });
    expect(ring?.nodes.map((node) => [node.address, node.hop])).toEqual([
      ['ring0', 0],
      ['ring1', 1],
      ['ring2', 1],
    ]);
    expect(ring?.flows).toHaveLength(3);
    expect(ring?.is_complete).toBe(true);
    const cut = await graph('payer', { per_node: 4 });
    expect(cut?.flows).toHaveLength(4);
    expect(cut?.is_complete).toBe(false);
    const hub = await graph('payee0', { hops: 2, hub_degree: 10 });
    expect(hub?.nodes).toHaveLength(11);
  });
});

describe('patterns and features', () => {
  const query = { network };

  it('transfers of an address: filtered, ordered, page by page, with their sums', async () => {
    const of = async (address: string, filter: object = {}) =>
      (
        await service.client.GET('/api/v1/addresses/{address}/transfers', {
          params: { path: { address }, query: { ...query, ...filter } },
        })
      ).data;
    const all = await of('ring2');
    expect(all).toMatchObject({ transfer_count: 2, in_usd: '990.5', out_usd: '980.5', assets: ['X'], has_more: false });
    expect(all?.transfers.map(({ tx_id }) => tx_id)).toEqual(['r2', 'r1']);
    expect(all?.labels).toEqual([{ address: 'ring2', label: 'Bridge' }]);
    expect((await of('ring2', { sort: 'usd', limit: 1 }))?.transfers.map(({ tx_id }) => tx_id)).toEqual(['r1']);
    const counts = [
      { direction: 'in' },
      { counterparty: 'ring0' },
      { min_usd: 985 },
      { max_usd: 985 },
      { asset: 'Y' },
      { tx_id: 'r1' },
    ];
    const found = await Promise.all(
      counts.map(async (filter) => (await of('ring2', filter))?.transfers[0]?.tx_id ?? ''),
    );
    expect(found).toEqual(['r1', 'r2', 'r1', 'r2', '', 'r1']);
    const at_ms = all?.transfers[0]?.block_timestamp ?? 0;
    expect(await of('ring2', { from_ms: at_ms })).toMatchObject({ transfer_count: 1, out_usd: '980.5' });
    expect(await of('ring2', { to_ms: at_ms })).toMatchObject({ transfer_count: 1, out_usd: '0' });
    expect(await of('ring2', { limit: 1 })).toMatchObject({ has_more: true });
  });

  it('search finds addresses by beginning, ending and label, transactions and alerts', async () => {
    const search = async (q: string) =>
      (await service.client.GET('/api/v1/search', { params: { query: { ...query, q } } })).data;
    expect((await search('payee'))?.addresses).toHaveLength(8);
    expect((await search('yee7'))?.addresses.map(({ address }) => address)).toEqual(['payee7']);
    expect((await search('bridg'))?.addresses.map(({ address }) => address)).toEqual(['ring2']);
    expect((await search('fan'))?.alerts.map(({ alert_id }) => alert_id)).toEqual(['fan']);
    expect((await search('n100'))?.transactions).toEqual([]);
    expect(await search("' OR 1=1 --")).toMatchObject({ addresses: [], transactions: [], alerts: [] });
  });

  it('patterns list, detail and verification', async () => {
    const list = await service.client.GET('/api/v1/patterns', { params: { query } });
    expect(list.data?.patterns.map((pattern) => pattern.pattern_id)).toEqual(['p-ring', 'p-risk']);
    expect(list.data?.counts).toContainEqual({ pattern_type: 'cycle', pattern_subtype: '', pattern_count: 1 });
    const found = async (q: string) =>
      (await service.client.GET('/api/v1/patterns', { params: { query: { ...query, q } } })).data?.patterns.map(
        ({ pattern_id }) => pattern_id,
      );
    expect(await found('p-ri')).toEqual(['p-ring', 'p-risk']);
    expect(await found('Proximity risk')).toEqual(['p-risk']);
    expect(await found('ing2')).toEqual(['p-ring']);
    expect(await found('bridge')).toEqual(['p-ring']);
    expect(await found('nobody')).toEqual([]);
    const path = { pattern_id: 'p-ring' };
    const one = await service.client.GET('/api/v1/patterns/{pattern_id}', { params: { path, query } });
    expect(one.data?.columns['cycle_path']).toEqual(['ring0', 'ring1', 'ring2']);
    expect(one.data?.transfers).toHaveLength(3);
    expect(one.data?.labels).toEqual([{ address: 'ring2', label: 'Bridge' }]);
    expect(one.data?.alert_ids).toEqual(['ring', 'fan']);
    const verified = await service.client.POST('/api/v1/patterns/{pattern_id}/verify', { params: { path, query } });
    expect(verified.data).toEqual({ is_verified: true, evidence_count: 3, listed_count: 3, failures: [] });
  });

  it('distribution and scatter', async () => {
    const linear = await service.client.GET('/api/v1/features/distribution', {
      params: { query: { ...query, column: 'degree_total', bins: 6 } },
    });
    expect(linear.data).toMatchObject({ address_count: 60, zero_count: 1, min: 0, max: 59 });
    expect(linear.data?.bins.map((bin) => bin.address_count)).toEqual([10, 10, 10, 10, 10, 10]);
    const log = await service.client.GET('/api/v1/features/distribution', {
      params: { query: { ...query, column: 'total_volume_usd', scale: 'log', bins: 5 } },
    });
    expect(log.data?.bins.reduce((sum, bin) => sum + bin.address_count, 0)).toBe(59);
    const scatter = await service.client.GET('/api/v1/features/scatter', {
      params: { query: { ...query, x: 'degree_total', y: 'pagerank', x_max: 3, limit: 2 } },
    });
    expect(scatter.data?.address_count).toBe(4);
    expect(scatter.data?.points).toHaveLength(2);
    expect(scatter.data?.points[0]?.has_alert).toBe(true);
    expect((await service.client.GET('/api/v1/features/columns')).data?.columns.length).toBeGreaterThan(100);
  });
});

describe('system', () => {
  it('health, ready, metrics and the documentation answer', async () => {
    expect((await service.client.GET('/health')).data).toEqual({ status: 'healthy', mode: 'on-demand' });
    expect((await service.client.GET('/ready')).data?.status).toBe('ready');
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('analytics_http_request_seconds_count{');
    expect(metrics).toContain('analytics_queue_tasks{state="waiting"}');
    expect(metrics).toContain(`analytics_runs{network="${network}",status="published"} 2`);
    const failed = await service.queue.enqueue({
      task_name: 'ingest_batch',
      network,
      processing_date: '2024-01-01',
      end_date: '2024-01-01',
      window_days: 1,
      config: {},
      priority: 'scheduled',
      requested_by: 'scheduler',
    });
    const ended = async (task_name: string): Promise<string> => {
      const text = await (await fetch(`${service.url}/metrics`)).text();
      const series = `analytics_tasks_ended_total{network="${network}",task_name="${task_name}",status="FAILURE"}`;
      return text.split('\n').find((line) => line.startsWith(series)) ?? `no ${series}`;
    };
    // From 0 on, and of a task that never had a run.
    expect(await ended('ingest_batch')).toMatch(/ 0$/u);
    service.queue.tell(failed.task_id, { kind: 'status', status: 'FAILURE', error_message: '' });
    // What a scrape gives is a moment old where the engine is slow.
    await expect.poll(() => ended('ingest_batch')).toMatch(/ 1$/u);
    const docs = await fetch(`${service.url}/docs/json`);
    expect(((await docs.json()) as { openapi: string }).openapi).toBe('3.1.0');
    expect((await fetch(`${service.url}/docs`)).status).toBe(200);
  });
});
