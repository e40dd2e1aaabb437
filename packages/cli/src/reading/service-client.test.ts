import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { documentationShell } from '../shell.ts';
import { clientOf } from './service-client.ts';

let server: Server;
let url: string;
beforeAll(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/csv' });
    response.write('address,label\n', () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('an answer that breaks off is an error of the API, not of the file that it was written to', async () => {
  const params = { path: { name: 'labels' as const }, query: { network: 'torus' } };
  const asked = clientOf(documentationShell(), url).GET('/api/v1/export/{name}', { params, parseAs: 'text' });
  await expect(asked).rejects.toMatchObject({
    code: 'DATA_DIR_IN_USE',
    message: `Expected ${url}, which has the data directory open, to answer, found its answer broken off.`,
  });
});
