/**
 * A small HTTP server that speaks enough of ClickHouse's protocol for the real client, and answers from the embedded
 * engine.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { randomUUID } from 'node:crypto';
import { writeFile, mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChdbConnection } from 'chdb/connection';
import { drainPending } from 'chdb';

export interface TestServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Parameters of a request that are neither settings nor bound values. */
const PROTOCOL = new Set([
  'query',
  'query_id',
  'database',
  'session_id',
  'role',
  'wait_end_of_query',
  'default_format',
]);

/** A field of a form, up to the boundary behind it. */
const FORM_PART = /form-data; name="([^"]+)"\r\n\r\n([^]*?)\r\n--/gu;

/** Listens on a free port of the loopback address. */
export async function startClickhouseTestServer(): Promise<TestServer> {
  const directory = await mkdtemp(join(tmpdir(), 'analytics-test-server-'));
  const connection = createChdbConnection({ path: join(directory, 'engine') });
  let queue: Promise<unknown> = Promise.resolve();

  async function answer(request: IncomingMessage): Promise<Buffer> {
    const parameters = new URL(request.url ?? '/', 'http://localhost').searchParams;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    let body = Buffer.concat(chunks);
    if (request.headers['content-type']?.startsWith('multipart/form-data') === true) {
      for (const [, name = '', value = ''] of body.toString('utf8').matchAll(FORM_PART)) parameters.set(name, value);
      body = Buffer.alloc(0);
    }
    const inUrl = parameters.get('query');
    let query = inUrl ?? body.toString('utf8');
    if (inUrl !== null && body.length > 0) {
      query = await withBodyAsFile(inUrl, body, directory, request.headers['content-encoding'] ?? 'none');
    }
    await connection.chdb.queryAsync(`USE ${parameters.get('database') ?? 'default'}`);
    for (const [name, value] of parameters) {
      if (PROTOCOL.has(name)) continue;
      const text = value.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
      await connection.chdb.queryAsync(`SET ${name} = '${text}'`);
    }
    return Buffer.from((await connection.chdb.queryAsync(query, { format: 'TabSeparated' })).bytes());
  }

  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    // One statement at a time: USE belongs to the connection.
    const turn = queue.then(() => answer(request));
    queue = turn.catch(() => undefined);
    turn.then(
      (bytes) => response.writeHead(200).end(bytes),
      (error: unknown) => {
        const text = error instanceof Error ? error.message : String(error);
        response.writeHead(500, { 'x-clickhouse-exception-code': /Code: (\d+)/u.exec(text)?.[1] ?? '1002' });
        response.end(`${text} (version test)`);
      },
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await connection.close();
      await drainPending();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** The embedded engine reads binary formats from files only. */
async function withBodyAsFile(query: string, body: Buffer, directory: string, encoding: string): Promise<string> {
  const path = join(directory, `${randomUUID()}.body`);
  const selecting = /^(INSERT INTO .*) FROM input\(('.*')\) FORMAT (\w+)\s*$/su.exec(query.trim());
  if (selecting !== null) {
    const [, insert = '', structure = '', format = ''] = selecting;
    await writeFile(path, body);
    return `${insert} FROM file('${path}', '${format}', ${structure}, '${encoding}')`;
  }
  const found = /^INSERT INTO (\S+)\s*(?:\(([^)]*)\))?\s*FORMAT (\w+)\s*$/u.exec(query.trim());
  if (found === null) return `${query}\n${body.toString('utf8')}`;
  const [, table = '', columns, format = ''] = found;
  await writeFile(path, body);
  const list = columns ?? '*';
  return `INSERT INTO ${table} ${columns === undefined ? '' : `(${columns})`} SELECT ${list} FROM file('${path}', '${format}')`;
}
