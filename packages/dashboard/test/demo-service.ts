/** The real service, as a process of its own, over a data directory that is made before. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { QUICK_NODE } from '../../../test/quick-node.ts';
import { copyPublishedDemo } from '../../cli/test/published-demo.ts';

const ANALYTICS = fileURLToPath(new URL('../../cli/bin/analytics.js', import.meta.url));
const URL_SAID = /"url":\s*"([^"]+)"/u;

export interface RealService {
  readonly url: string;
  close(): Promise<void>;
}

export const startDemoService = (): Promise<RealService> =>
  startServiceOver((directory) => {
    copyPublishedDemo(directory, 'data');
  });

/** The API over `data` in a directory that `fill` puts it into; `more` are further variables, with paths within it. */
export async function startServiceOver(
  fill: (directory: string) => void | Promise<void>,
  more: (directory: string) => Readonly<Record<string, string>> = () => ({}),
): Promise<RealService> {
  const directory = await mkdtemp(join(tmpdir(), 'analytics-dashboard-'));
  await fill(directory);
  const data_dir = join(directory, 'data');
  const env = { ...process.env, ANALYTICS_API_KEYS: '', CLICKHOUSE_HOST: '', REDIS_URL: '', ...more(directory) };
  const child = spawn(
    process.execPath,
    [...QUICK_NODE, ANALYTICS, 'api', '--data-dir', data_dir, '--port', '0', '--json'],
    {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
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
      await rm(directory, { recursive: true, force: true });
    },
  };
}
