import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-npm-'));
});
afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('npm start', () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('ends the service when npm is ended by %s', async (signal) => {
    const npm = spawn('npm', ['start', '--silent', '--', '--port', '0', '--json', '--data-dir', directory], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve) => {
      npm.stdout.once('data', (line: Buffer) => {
        resolve((JSON.parse(line.toString('utf8')) as { url: string }).url);
      });
    });
    expect((await fetch(`${url}/health`)).status).toBe(200);
    npm.kill(signal);
    const isUp = async (): Promise<boolean> =>
      await fetch(`${url}/health`).then(
        () => true,
        () => false,
      );
    await expect.poll(isUp, { timeout: 10_000 }).toBe(false);
  });
});
