import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { raw } from './raw-request.ts';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
beforeAll(async () => {
  service = await startTestService({ limits: { requests_per_minute: 20 } });
});
afterAll(async () => {
  await service.close();
});

describe('without keys', () => {
  it('a foreign Host (DNS rebinding) and a foreign Origin are refused', async () => {
    const { port } = new URL(service.url);
    const rebound = `GET /api/v1/networks HTTP/1.1\r\nHost: evil.example:${port}\r\nConnection: close\r\n\r\n`;
    expect(await raw(service.url, rebound)).toContain('401');
    const forged = `POST /api/v1/tasks/x/cancel HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: https://evil.example\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
    expect(await raw(service.url, forged)).toContain('401');
  });

  it('the rate is limited', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 25; at += 1) {
      const response = await fetch(`${service.url}/health`);
      statuses.push(response.status);
      if (response.status === 429)
        expect(await response.json()).toMatchObject({ code: 'RATE_LIMITED', retryable: true });
    }
    expect(statuses).toContain(200);
    expect(statuses).toContain(429);
  });
});
