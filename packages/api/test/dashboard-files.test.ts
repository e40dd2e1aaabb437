import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestService, type TestService } from './test-service.ts';

let service: TestService;
let dashboard_dir: string;
beforeAll(async () => {
  dashboard_dir = await mkdtemp(join(tmpdir(), 'analytics-page-'));
  await writeFile(join(dashboard_dir, 'index.html'), '<p>the page</p>');
  service = await startTestService({ dashboard_dir });
});
afterAll(async () => {
  await service.close();
  await rm(dashboard_dir, { recursive: true });
});

const open = async (path: string) => {
  const response = await fetch(`${service.url}${path}`, { headers: { accept: 'text/html' } });
  return { status: response.status, text: await response.text() };
};

describe('files of the dashboard', () => {
  it('every address of its own is its page', async () => {
    for (const path of ['/', '/alerts/a1', '/assetsy'])
      expect(await open(path)).toEqual({ status: 200, text: '<p>the page</p>' });
  });

  it('a file of an older build is not found, rather than the page under its name', async () => {
    const { status, text } = await open('/assets/runs-page-gone.js');
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ code: 'ROUTE_NOT_FOUND' });
  });
});
