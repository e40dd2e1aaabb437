import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raw } from './raw-request.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ log_level: 'silent' });
});
afterAll(async () => {
  await service.close();
});

describe('what is answered before a route is found', () => {
  it.each([
    ['no HTTP', 'nonsense\r\n\r\n'],
    ['an address that cannot be read', 'GET /%ff HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n'],
  ])('%s is a problem with its request id in the head as well', async (_, text) => {
    const answer = await raw(service.url, text);
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 /u);
    expect(head).toMatch(/^content-type: application\/problem\+json/imu);
    const { request_id } = JSON.parse(body) as { request_id: string };
    expect(/^x-request-id: (.*)$/imu.exec(head)?.[1]?.trim()).toBe(request_id);
  });

  it('an expectation that nobody knows is ignored', async () => {
    const head = 'GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nexpect: bad\r\nconnection: close\r\n\r\n';
    expect(await raw(service.url, head)).toMatch(/^HTTP\/1\.1 200 /u);
  });

  it.each(['text/plain', 'application/xml'])('a body of %s is 415', async (type) => {
    const response = await fetch(`${service.url}/api/v1/pipelines/run`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: '{}',
    });
    expect([response.status, await response.json()]).toMatchObject([415, { code: 'UNSUPPORTED_MEDIA' }]);
  });
});
