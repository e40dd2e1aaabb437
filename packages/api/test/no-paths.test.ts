import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf } from '@analytics/domain';
import { appendAudit, listRuns, openDatabase, saveRun } from '@analytics/storage';
import { NETWORK, TODAY } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
let file: string;
let task_id: string;

beforeAll(async () => {
  service = await startTestService({ log_level: 'silent' });
  file = `${service.data_dir}/in box/transfers.parquet`;
  const error_message = `Expected a file at ${file}, found none; open '/etc/passwd' failed.`;
  const database = await openDatabase({ name: databaseOf(NETWORK), data_dir: service.data_dir, threads: 1 });
  const [run] = await listRuns(database);
  const notices = [{ code: 'EMPTY_WINDOW' as const, message: error_message, count: 1 }];
  const failed = {
    status: 'failed',
    error_code: 'SOURCE_NOT_FOUND',
    error_message,
    source: `directory:${file}`,
  } as const;
  await saveRun(database, { ...run!, ...failed, run_id: 'failed', notices, started_ms: 5 }, 5);
  await appendAudit(database, {
    window: TODAY,
    run_id: 'failed',
    network: NETWORK,
    step: 'ingest',
    status: 'failed',
    started_ms: 1,
    ended_ms: 2,
    row_count: 0,
    peak_rss_bytes: 0,
    threads: 1,
    settings_hash: '',
    code_version: '',
    warnings: [error_message],
    details: { rejected: file },
  });
  await database.close();
  const { processing_date, window_days } = TODAY;
  const asked = {
    task_name: 'export_batch',
    network: NETWORK,
    processing_date,
    end_date: processing_date,
    window_days,
  } as const;
  ({ task_id } = await service.queue.enqueue({ ...asked, config: {}, priority: 'on_demand', requested_by: 'local' }));
  const task = service.queue.tasks.get(task_id)!;
  service.queue.tasks.set(task_id, {
    ...task,
    error_message,
    result: { directory: `${service.data_dir}/exports`, notices },
  });
  service.queue.tell(task_id, { kind: 'notice', step: 'ingest', notice: notices[0]! });
  service.queue.tell(task_id, {
    kind: 'status',
    status: 'FAILURE',
    error_message,
  });
});
afterAll(async () => {
  await service.close();
});

describe('no answer names a directory of the server', () => {
  it.each([
    ['a network that is not there', () => '/api/v1/slices?network=nowhere'],
    ['runs and their notices', () => `/api/v1/runs?network=${NETWORK}`],
    ['a run and its steps', () => `/api/v1/runs/failed?network=${NETWORK}`],
    ['the audit', () => `/api/v1/audit/computation-logs?network=${NETWORK}`],
    ['tasks', () => '/api/v1/tasks'],
    ['a task and its result', () => `/api/v1/pipelines/status/${task_id}`],
    ['the events of a task', () => `/api/v1/tasks/${task_id}/events`],
  ])('%s', async (_, path) => {
    const response = await fetch(`${service.url}${path()}`, { headers: { 'last-event-id': '0' } });
    const body = await response.text();
    expect(body).not.toBe('');
    expect(body).not.toContain(service.data_dir);
    expect(body).not.toContain('/etc/passwd');
    expect(body).not.toMatch(/"\/(tmp|work|home|var|etc|usr)\b/u);
  });

  it.each(['analyzers_runs', 'analyzers_computation_audit'])('questions in SQL do not read %s', async (table) => {
    const body = { network: NETWORK, query: `SELECT arrayMap(x -> reverse(toString(x)), [*]) FROM ${table}` };
    const { error } = await service.client.POST('/api/v1/sql', { body });
    expect(error).toMatchObject({ code: 'QUERY_INVALID', detail: expect.stringContaining(table) as string });
  });

  it('a file that is missing keeps its name', async () => {
    const response = await fetch(`${service.url}/api/v1/runs/failed?network=${NETWORK}`);
    expect(await response.text()).toContain('transfers.parquet');
  });
});
