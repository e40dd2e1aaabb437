/** The real service as a process of its own, for benchmarks. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';

const ANALYTICS = new URL('../packages/cli/bin/analytics.js', import.meta.url).pathname;

export interface ServiceProcess {
  readonly url: string;
  /** From its start until /ready said so. */
  readonly ready_seconds: number;
  /** Largest resident memory so far (Linux), bytes. */
  peakRss(): number;
  /** Resident memory now (Linux), bytes. */
  rssBytes(): number;
  stop(): Promise<void>;
}

/** Starts `analytics api` on a free port. Throws where it ends before it listens. */
export async function startServiceProcess(env: Readonly<Record<string, string>>): Promise<ServiceProcess> {
  const started = performance.now();
  const child = spawn(process.execPath, [ANALYTICS, 'api', '--port', '0', '--json'], {
    env: { PATH: process.env['PATH'] ?? '', API_RATE_LIMIT_PER_MINUTE: '10000000', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await listening(child);
  while ((await fetch(`${url}/ready`)).status !== 200);
  const ready_seconds = (performance.now() - started) / 1000;
  return {
    url,
    ready_seconds,
    peakRss: () => statusBytes(child.pid ?? 0, 'VmHWM'),
    rssBytes: () => statusBytes(child.pid ?? 0, 'VmRSS'),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function statusBytes(pid: number, name: string): number {
  const found = new RegExp(String.raw`${name}:\s+(\d+)`, 'u').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return 1024 * Number(found?.[1] ?? Number.NaN);
}

async function listening(child: ChildProcess): Promise<string> {
  return await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => {
      reject(new Error(`analytics api ended with ${String(code)}`));
    });
    child.stdout?.once('data', (line: Buffer) => {
      resolve((JSON.parse(line.toString('utf8')) as { url: string }).url);
    });
  });
}
