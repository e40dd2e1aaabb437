import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { openDatabase } from '@analytics/storage';
import { NETWORK } from './filled-slices.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  // One file at a time: whatever did not let go of its own would stop all that follow.
  service = await startTestService({ limits: { export_files: 1 } });
});
afterAll(async () => {
  await service.close();
});

const get = async (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  await fetch(`${service.url}/api/v1/export/${path}`, { headers });

describe('export', () => {
  it('features page keeps the deployed shape, by offset and by cursor', async () => {
    const page = (await (await get('features?network=api-test&window_days=7&limit=25')).json()) as Record<
      string,
      unknown
    >;
    expect(Object.keys(page)).toEqual(['rows', 'row_count', 'offset', 'limit', 'has_more', 'next_cursor']);
    const seen: string[] = [];
    let after = '';
    for (;;) {
      const path = `features?network=api-test&window_days=7&limit=25${after === '' ? '' : `&after=${after}`}`;
      const next = (await (await get(path)).json()) as { rows: { address: string }[]; next_cursor: string | null };
      seen.push(...next.rows.map((row) => row.address));
      if (next.next_cursor === null) break;
      after = next.next_cursor;
    }
    const offset = (await (await get('features?network=api-test&window_days=7&limit=60&offset=25')).json()) as {
      rows: { address: string; total_volume_usd: string; tx_total_count: number }[];
      has_more: boolean;
    };
    expect(seen).toHaveLength(60);
    expect(offset.rows.map((row) => row.address)).toEqual(seen.slice(25));
    expect(offset.has_more).toBe(false);
    expect(offset.rows[0]).toMatchObject({
      total_volume_usd: expect.any(String) as string,
      tx_total_count: expect.any(Number) as number,
    });
  });

  it('whole slice is read by a Parquet reader other than ours', async () => {
    for (const accept of ['application/x-parquet', 'application/octet-stream']) {
      const response = await get('features?network=api-test&window_days=7', { accept });
      const rows = await parquetReadObjects({ file: await response.arrayBuffer() });
      expect(rows).toHaveLength(60);
      expect(rows.map((row): unknown => row['address'])).toContain('payer');
    }
  });

  it.each([
    'features',
    'patterns',
    'typologies',
    'alerts',
    'clusters',
    'transfers',
    'money-flows',
    'prices',
    'assets',
    'labels',
  ])('%s comes in every format, with as many rows in each', async (name) => {
    const path = `${name}?network=api-test${['transfers', 'money-flows', 'prices', 'assets', 'labels'].includes(name) ? '' : '&window_days=7'}`;
    const page = (await (await get(`${path}&limit=10000`)).json()) as { row_count: number };
    const lines = (await (await get(path, { accept: 'application/x-ndjson' })).text())
      .split('\n')
      .filter((line) => line !== '');
    expect(lines).toHaveLength(page.row_count);
    const csv = await get(path, { accept: 'text/csv' });
    expect(csv.headers.get('content-disposition')).toContain('.csv');
    await csv.text();
    const parquet = await (await get(path, { accept: 'application/x-parquet' })).arrayBuffer();
    expect(await parquetReadObjects({ file: parquet })).toHaveLength(page.row_count);
    const arrow = await get(path, { accept: 'application/vnd.apache.arrow.file' });
    expect(
      Buffer.from(await arrow.arrayBuffer())
        .subarray(0, 6)
        .toString(),
    ).toBe('ARROW1');
  });

  it('a CSV holds no formula, unless a program asks for texts as they are', async () => {
    const database = await service.databases.of(NETWORK, 'exports');
    await database.command(
      "INSERT INTO core_address_labels SELECT {network:String}, 'substrate', 'ring3', '=1+1', 'exchange', '', 'verified', 'test', 'low', 1, 1, 1, 1",
      { network: NETWORK },
    );
    const csv = async (more: string): Promise<string> =>
      await (await get(`labels?network=api-test${more}`, { accept: 'text/csv' })).text();
    expect(await csv('')).toContain(`"ring3","'=1+1"`);
    expect(await csv('&csv_cells=raw')).toContain('"ring3","=1+1"');
    await database.command("ALTER TABLE core_address_labels DELETE WHERE label = '=1+1' SETTINGS mutations_sync = 1");
  });

  it('core tables take a range of dates, both included', async () => {
    const count = async (range: string): Promise<number> =>
      ((await (await get(`transfers?network=api-test&limit=10000&${range}`)).json()) as { row_count: number })
        .row_count;
    expect(await count('')).toBe(113);
    expect(await count('start_date=2025-02-25&end_date=2025-02-25')).toBe(27);
    expect(await count('start_date=2026-01-01')).toBe(0);
    expect((await get('transfers?network=api-test&start_date=2025-03-01&end_date=2025-02-01')).status).toBe(400);
  });

  it('answers with an ETag, 304 while it stands, and gzip where it is taken', async () => {
    const first = await get('features?network=api-test&window_days=7', { 'accept-encoding': 'gzip' });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const etag = first.headers.get('etag') ?? '';
    await first.text();
    expect(etag).toMatch(/^W\/"/u);
    const again = await get('features?network=api-test&window_days=7', { 'if-none-match': etag });
    expect(again.status).toBe(304);
    const other = await get('features?network=api-test&window_days=7&limit=1', { 'if-none-match': etag });
    expect(other.status).toBe(200);
    await other.text();
  });

  it('an ETag of assets falls with the first asset that changes', async () => {
    const first = await get('assets?network=api-test');
    await first.text();
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' };
    expect((await get('assets?network=api-test', headers)).status).toBe(304);
    const name = databaseOf(parseNetworkName('api-test'));
    const database = await openDatabase({ name, data_dir: service.data_dir, threads: 1, must_exist: true });
    await database.command("INSERT INTO core_assets SELECT 'Z', 'native', 'api-test', true, 'test', 1, 1, 2");
    await database.close();
    const after = await get('assets?network=api-test', headers);
    expect(after.status).toBe(200);
    await after.text();
  });

  it('refuses formats, tables, slices and networks that there are none of', async () => {
    const code = async (path: string, headers = {}): Promise<unknown> =>
      ((await (await get(path, headers)).json()) as { code: string }).code;
    expect(await code('features?network=api-test&window_days=7', { accept: 'image/png' })).toBe('NOT_ACCEPTABLE');
    expect(await code('passwords?network=api-test')).toBe('INVALID_REQUEST');
    expect(await code('features?network=api-test')).toBe('SLICE_NOT_FOUND');
    expect(await code('features?network=elsewhere&window_days=7')).toBe('NETWORK_NOT_FOUND');
  });

  it.each(['gzip', 'identity'])(
    'a client that leaves in mid-stream (%s) costs nothing: the next is answered',
    async (encoding) => {
      const headers = { accept: 'application/x-ndjson', 'accept-encoding': encoding };
      for (let at = 0; at < 3; at += 1) {
        const leaving = new AbortController();
        const response = await fetch(`${service.url}/api/v1/export/transfers?network=api-test`, {
          headers,
          signal: leaving.signal,
        });
        leaving.abort();
        await expect(response.text()).rejects.toThrow();
        const head = await fetch(response.url, { method: 'HEAD', headers });
        expect(head.status).toBe(200);
      }
      expect((await get('transfers?network=api-test', { accept: 'text/csv' })).status).toBe(200);
    },
  );
});
