import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { databaseOf, parseNetworkName, parseProcessingDate, windowOf, type AnalyticsError } from '@analytics/domain';
import { migrate, openDatabase, type Database } from '@analytics/storage';
import { startClickhouseTestServer, type TestServer } from '../../storage/test/clickhouse-test-server.ts';
import { SETTINGS } from './ingest-place.ts';
import { parseMapping } from '../src/formats/mapping.ts';
import { ingest, type IngestReport } from '../src/ingest.ts';
import type { SourceLocation } from '../src/source-location.ts';
import { sourceFingerprint } from '../src/sources/fetch-source.ts';
import { startS3TestServer, type S3TestServer } from './s3-test-server.ts';

const network = parseNetworkName('target');
const origin = parseNetworkName('origin');
const window = windowOf(parseProcessingDate('2025-03-01'), 7);
const KINDS = ['transfers', 'assets', 'asset_prices', 'address_labels'] as const;

let root: string;
let clickhouse: TestServer;
let s3: S3TestServer;
let http: Server;
let http_url: string;
let database: Database;
let source_database: Database;
/** What the HTTP source answers, and what it was asked. */
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const asked: string[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'analytics-sources-'));
  clickhouse = await startClickhouseTestServer();
  const server = { url: clickhouse.url, username: 'default', password: '', first_database: 'default' };
  const data_dir = join(root, 'data');
  database = await openDatabase({ name: databaseOf(network), data_dir, threads: 1, server });
  source_database = await openDatabase({ name: databaseOf(origin), data_dir, threads: 1, server });
  await migrate(database, network);
  await migrate(source_database, origin);
  // 100 transfers within the window and 10 after it, of two assets, one of them priced.
  await source_database.command(
    `INSERT INTO core_transfers SELECT concat('t', toString(number)), '0', '0', toUInt32(number), {start:UInt64} + number * 6048000,
       concat('a', toString(number % 7)), concat('b', toString(number % 5)), 'X', 'native',
       toDecimal128(number, 18) + toDecimal128('0.000000000000000001', 18), number, 0, 1 FROM numbers(110)`,
    { start: window.start_ms },
  );
  await source_database.command(
    "INSERT INTO core_asset_prices SELECT 'X', 'native', toDate('2025-02-25'), toDecimal128('1.5', 18), 'test', 1",
  );
  await mkdir(join(root, 'files'));
  for (const kind of KINDS) {
    const query = `SELECT * EXCEPT _version FROM core_${kind} FINAL${kind === 'transfers' ? ' WHERE block_timestamp < {end:UInt64}' : ''}`;
    await source_database.exportToFile(
      query,
      { end: window.end_ms },
      'parquet',
      join(root, 'files', `${kind}.parquet`),
    );
  }
  s3 = await startS3TestServer();
  http = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  http_url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterAll(async () => {
  http.closeAllConnections();
  await new Promise((resolve) => http.close(resolve));
  await s3.close();
  await database.close();
  await source_database.close();
  await clickhouse.close();
  await rm(root, { recursive: true, force: true });
});
beforeEach(async () => {
  asked.length = 0;
  for (const kind of KINDS) await database.command(`TRUNCATE TABLE core_${kind}`);
});

const load = (source: SourceLocation): Promise<IngestReport> =>
  ingest(database, { source, network, window, settings: SETTINGS, run_directory: join(root, 'run'), version: 2 });

const failure = async (source: SourceLocation): Promise<AnalyticsError> => {
  const error = await load(source).then(
    () => undefined,
    (found: unknown) => found,
  );
  expect(await readdir(join(root, 'run', 'source')).catch(() => [])).toEqual([]);
  expect(await loaded()).toMatchObject([{ transfers: '0' }]);
  return error as AnalyticsError;
};

const loaded = (): Promise<unknown[]> =>
  database.rows(
    `SELECT (SELECT count() FROM core_transfers FINAL) AS transfers, (SELECT sum(amount) FROM core_transfers FINAL) AS amount,
       (SELECT count() FROM core_asset_prices FINAL) AS prices`,
  );
const ALL_LOADED = [{ transfers: '100', amount: '4950.0000000000000001', prices: '1' }];

const files = (): Promise<[string, Buffer][]> =>
  Promise.all(
    KINDS.map(async (kind): Promise<[string, Buffer]> => [
      `${kind}.parquet`,
      await readFile(join(root, 'files', `${kind}.parquet`)),
    ]),
  );

const metaOf = (entries: readonly [string, Buffer][]): string =>
  JSON.stringify({
    files: Object.fromEntries(
      entries.map(([name, bytes]) => [name, { sha256: createHash('sha256').update(bytes).digest('hex') }]),
    ),
  });

describe('ingest from clickhouse', () => {
  const at = (change: object = {}): SourceLocation => ({
    kind: 'clickhouse',
    url: clickhouse.url,
    username: 'default',
    password: '',
    database: databaseOf(origin),
    allow_link_local: false,
    ...change,
  });

  it('loads the window of another server to the last digit, and nothing after it', async () => {
    await load(at());
    expect(await loaded()).toEqual(ALL_LOADED);
    expect(await readdir(join(root, 'run', 'source')).catch(() => [])).toEqual([]);
  });

  it('tells a database that is not there from a server that does not answer', async () => {
    expect((await failure(at({ database: 'analytics_nowhere' }))).code).toBe('SOURCE_NOT_FOUND');
    expect((await failure(at({ url: 'http://127.0.0.1:9' }))).code).toBe('SOURCE_UNREACHABLE');
  });

  it('does not connect to a link-local address', async () => {
    expect((await failure(at({ url: 'http://169.254.169.254:8123' }))).code).toBe('SOURCE_FORBIDDEN');
  });
});

describe('sourceFingerprint of clickhouse', () => {
  it('changes with a row of the window, and not with one after it', async () => {
    const source: SourceLocation = {
      kind: 'clickhouse',
      url: clickhouse.url,
      username: 'default',
      password: '',
      database: databaseOf(origin),
      allow_link_local: false,
    };
    const now = (): Promise<string> => sourceFingerprint(source, network, window);
    const add = (tx_id: string, time_ms: number): Promise<void> =>
      source_database.command(
        `INSERT INTO core_transfers (tx_id, block_timestamp, asset_symbol) SELECT {tx_id:String}, {time_ms:UInt64}, 'X'`,
        { tx_id, time_ms },
      );
    const first = await now();
    await add('after', window.end_ms);
    expect(await now()).toBe(first);
    await add('within', window.end_ms - 1);
    expect(await now()).not.toBe(first);
    await source_database.command(`DELETE FROM core_transfers WHERE tx_id IN ('after', 'within')`);
    expect(await now()).toBe(first);
  });
});

describe('ingest from s3', () => {
  const put = (name: string, bytes: Buffer | string): void => {
    s3.objects.set(`/bucket/snapshots/target/2025-03-01/7/${name}`, Buffer.from(bytes));
  };
  const at = (change: object = {}): SourceLocation => ({
    kind: 's3',
    endpoint: s3.url,
    region: 'us-east-1',
    bucket: 'bucket',
    prefix: 'snapshots',
    keys: s3.keys,
    allow_link_local: false,
    ...change,
  });

  beforeEach(() => {
    s3.objects.clear();
    s3.is_listed = true;
    delete s3.list_answer;
  });

  it('loads a snapshot with signed requests, and without keys where the bucket is public', async () => {
    for (const [name, bytes] of await files()) put(name, bytes);
    await load(at());
    expect(await loaded()).toEqual(ALL_LOADED);
    await load(at({ keys: undefined }));
    expect(await loaded()).toEqual(ALL_LOADED);
  });

  it('loads plain names where the bucket may not be listed, and says so', async () => {
    s3.is_listed = false;
    for (const [name, bytes] of await files()) put(name, bytes);
    const { account } = await load(at());
    expect(await loaded()).toEqual(ALL_LOADED);
    expect(account.unread_files).toEqual([
      {
        file: 'bucket',
        reason:
          'the bucket may not be listed, so only these were looked for: assets.parquet, asset_prices.parquet, address_labels.parquet, transfers.parquet',
      },
    ]);
  });

  it('reads every format as a directory has it: compressed, in parts, flat under the prefix, of mapped columns', async () => {
    const flat = (name: string, bytes: Buffer | string): void => {
      s3.objects.set(`/bucket/snapshots/${name}`, Buffer.from(bytes));
    };
    const rows = (id: string): Buffer => gzipSync(`Payer,Payee,Sum,When,Id\na,b,5,2025-02-25 12:00:00,${id}\n`);
    flat('part 1.csv.gz', rows('t1'));
    flat('part 2+3.csv.gz', rows('t2'));
    flat('film.mp4', 'large');
    flat('other-network/2025-03-01/7/transfers.parquet', 'not looked at');
    flat('labels.csv', 'address,label,address_type\na,A shop,merchant\n');
    const mapping = parseMapping('from=Payer,to=Payee,amount=Sum,timestamp=When,tx_hash=Id', undefined);
    const { account } = await load(at({ format: mapping.format, mapping }));
    expect(await loaded()).toEqual([{ transfers: '2', amount: '10', prices: '0' }]);
    expect(account.unread_files).toEqual([
      { file: 'film.mp4', reason: expect.stringContaining('no name of a table') as string },
    ]);
  });

  it.each([
    ['a name outside of its folder', '<Contents><Key>snapshots/target/2025-03-01/7/a/../../../x.csv</Key></Contents>'],
    ['a name of another folder', '<Contents><Key>elsewhere/transfers.parquet</Key></Contents>'],
    ['a page that is cut off without a way to go on', '<IsTruncated>true</IsTruncated>'],
    ['a name that is no code', '<EncodingType>url</EncodingType><Contents><Key>snapshots/100%.csv</Key></Contents>'],
  ])('refuses a list with %s', async (_, inside) => {
    s3.list_answer = `<ListBucketResult>${inside}</ListBucketResult>`;
    expect((await failure(at())).code).toBe('SOURCE_UNREADABLE');
  });

  it('names a file that cannot be read by its place in the bucket', async () => {
    put('transfers.parquet', 'no Parquet at all');
    const { code, message } = await failure(at());
    expect(code).toBe('SOURCE_UNREADABLE');
    expect(message).toContain('/bucket/snapshots/target/2025-03-01/7/transfers.parquet');
    expect(message).not.toContain(tmpdir());
  });

  it('reads transfers flat under the prefix where the folder of the window holds labels only', async () => {
    put('labels.csv', 'address,label,address_type\na,A shop,merchant\n');
    for (const [name, bytes] of await files()) s3.objects.set(`/bucket/snapshots/${name}`, bytes);
    await load(at());
    expect(await loaded()).toEqual(ALL_LOADED);
  });

  it.each([
    ['an unknown id', { access_key_id: 'UNKNOWN' }],
    ['a wrong secret', { secret_access_key: 'wrong-secret' }],
  ])('refuses keys with %s, and tells no secret', async (_, wrong) => {
    for (const [name, bytes] of await files()) put(name, bytes);
    const error = await failure(at({ keys: { ...s3.keys, ...wrong } }));
    expect(error.code).toBe('SOURCE_FORBIDDEN');
    expect(error.message).not.toMatch(/wrong-secret|wJalr/u);
  });

  it('checks the files against META.json and loads none where one differs', async () => {
    const all = await files();
    for (const [name, bytes] of all) put(name, bytes);
    put('META.json', metaOf(all));
    await load(at());
    expect(await loaded()).toEqual(ALL_LOADED);
    await database.command('TRUNCATE TABLE core_transfers');
    put(
      'META.json',
      metaOf(all.map(([name, bytes]) => [name, name === 'assets.parquet' ? Buffer.from('other') : bytes])),
    );
    expect((await failure(at())).code).toBe('SOURCE_CHECKSUM');
    put('META.json', '{ "files": 3 }');
    expect((await failure(at())).code).toBe('SOURCE_UNREADABLE');
  });

  it('sourceFingerprint changes when a file does', async () => {
    const now = (): Promise<string> => sourceFingerprint(at(), network, window);
    for (const [name, bytes] of await files()) put(name, bytes);
    const first = await now();
    expect(await now()).toBe(first);
    put('assets.parquet', 'other');
    expect(await now()).not.toBe(first);
  });

  it('tells where it looked for a snapshot that is not there', async () => {
    const error = await failure(at({ prefix: 'elsewhere' }));
    expect(error.code).toBe('SOURCE_NOT_FOUND');
    expect(error.message).toMatch(
      /in s3:\S+\/bucket\/elsewhere\/target\/2025-03-01\/7 or in s3:\S+\/bucket\/elsewhere, found/u,
    );
  });
});

describe('ingest from http', () => {
  const at = (change: object = {}): SourceLocation => ({
    kind: 'http',
    url: http_url,
    api_key: 'a-key',
    allow_link_local: false,
    ...change,
  });
  const EXPORT_FILES: Readonly<Record<string, string>> = {
    transfers: 'transfers.parquet',
    assets: 'assets.parquet',
    prices: 'asset_prices.parquet',
    labels: 'address_labels.parquet',
  };
  const serve = async (): Promise<void> => {
    const known = new Map(await files());
    answer = ({ url = '', headers }, response) => {
      const { pathname } = new URL(url, http_url);
      const bytes = known.get(EXPORT_FILES[pathname.replace('/api/v1/export/', '')] ?? '');
      if (headers.authorization !== 'Bearer a-key') response.writeHead(401).end();
      else if (headers.accept !== 'application/x-parquet' || bytes === undefined) response.writeHead(404).end();
      else response.writeHead(200).end(bytes);
    };
  };

  it("loads another instance's exports of the window, last day included", async () => {
    await serve();
    await load(at());
    expect(await loaded()).toEqual(ALL_LOADED);
    expect(asked).toContain('/api/v1/export/transfers?network=target&start_date=2025-02-22&end_date=2025-02-28');
    expect(asked).toHaveLength(4);
  });

  it('changes nothing where the key is wrong, the answer breaks off or is no Parquet', async () => {
    await serve();
    expect((await failure(at({ api_key: 'other' }))).code).toBe('SOURCE_FORBIDDEN');
    const [, [, bytes] = ['', Buffer.alloc(0)]] = await files();
    answer = ({ url = '' }, response) => {
      if (!url.includes('transfers')) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-length': String(bytes.length) });
      response.write(bytes.subarray(0, 10), () => response.destroy());
    };
    expect((await failure(at())).code).toBe('SOURCE_UNREACHABLE');
    answer = (_request, response) => response.writeHead(200).end('{"rows": []}');
    expect((await failure(at())).code).toBe('SOURCE_UNREADABLE');
    answer = (_request, response) => response.writeHead(500).end();
    expect((await failure(at())).code).toBe('SOURCE_UNREACHABLE');
  });

  it("sourceFingerprint asks for the other instance's tag alone, and fails where that cannot be asked", async () => {
    let tag = 'W/"one"';
    answer = ({ headers }, response) => {
      response.writeHead(headers['if-none-match'] === '*' ? 304 : 500, { etag: tag }).end();
    };
    const now = (): Promise<string> => sourceFingerprint(at(), network, window);
    const first = await now();
    expect(await now()).toBe(first);
    tag = 'W/"two"';
    expect(await now()).not.toBe(first);
    answer = (_request, response) => response.writeHead(503).end();
    await expect(now()).rejects.toMatchObject({ code: 'SOURCE_UNREACHABLE' });
  });

  it('follows no redirect: only the configured host is asked', async () => {
    answer = (_request, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    expect((await failure(at())).code).toBe('SOURCE_FORBIDDEN');
    expect(asked).toHaveLength(1);
  });
});

describe('ingest from a directory', () => {
  it('checks the files against META.json', async () => {
    const directory = join(root, 'files');
    await writeFile(join(directory, 'META.json'), metaOf(await files()));
    await load({ kind: 'directory', path: directory });
    expect(await loaded()).toEqual(ALL_LOADED);
    await database.command('TRUNCATE TABLE core_transfers');
    await writeFile(join(directory, 'META.json'), JSON.stringify({ files: { 'transfers.parquet': '0'.repeat(64) } }));
    expect((await failure({ kind: 'directory', path: directory })).code).toBe('SOURCE_CHECKSUM');
    await rm(join(directory, 'META.json'));
  });
});
