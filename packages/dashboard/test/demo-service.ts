/** The real service, as a process of its own, over what a command has made. */
import { spawn, execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ANALYTICS = fileURLToPath(new URL('../../cli/bin/analytics.js', import.meta.url));
const URL_SAID = /"url":\s*"([^"]+)"/u;

export interface RealService {
  readonly url: string;
  close(): Promise<void>;
}

export const startDemoService = (): Promise<RealService> => startServiceOver(['demo']);

/** Runs the command in a data directory of its own, then the API over it. */
export async function startServiceOver(command: readonly string[]): Promise<RealService> {
  const data_dir = await mkdtemp(join(tmpdir(), 'analytics-dashboard-'));
  const env = { ...process.env, ANALYTICS_API_KEYS: '', CLICKHOUSE_HOST: '', REDIS_URL: '' };
  await promisify(execFile)(process.execPath, [ANALYTICS, ...command, '--data-dir', data_dir], {
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
  const child = spawn(process.execPath, [ANALYTICS, 'api', '--data-dir', data_dir, '--port', '0', '--json'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const found = URL_SAID.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => {
      reject(new Error(`Expected the service to listen, it ended with ${String(code)}.`));
    });
  });
  return {
    url,
    async close() {
      child.kill('SIGTERM');
      await ended;
      await rm(data_dir, { recursive: true, force: true });
    },
  };
}
