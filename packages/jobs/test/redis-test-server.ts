/**
 * A private Redis for tests: the one that REDIS_URL names, or a `redis-server` of PATH on a free port of the loopback
 * address.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const BINARY = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((directory) => join(directory, 'redis-server'))
  .find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** Why tests that need Redis are skipped; undefined where they run. */
export const REDIS_MISSING =
  process.env['REDIS_URL'] === undefined && BINARY === undefined
    ? 'needs Redis: "apt-get install redis-server", or set REDIS_URL'
    : undefined;

/** Why tests that kill a server of their own are skipped. */
export const REDIS_BINARY_MISSING =
  BINARY === undefined ? 'needs a redis-server in PATH: "apt-get install redis-server"' : undefined;

export interface RedisTestServer {
  readonly url: string;
  /** Ends the server at once, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again on the same port and data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Uses REDIS_URL where it is set and `own` is false. */
export async function startRedisTestServer(own = false): Promise<RedisTestServer> {
  const known = process.env['REDIS_URL'];
  if (known !== undefined && !own) {
    const nothing = (): Promise<void> => Promise.resolve();
    return { url: known, kill: nothing, restart: nothing, stop: nothing };
  }
  const directory = await mkdtemp(join(tmpdir(), 'analytics-redis-'));
  const port = await freePort();
  let child = await start(port, directory);
  const kill = async (): Promise<void> => {
    await ended(child, 'SIGKILL');
  };
  return {
    url: `redis://127.0.0.1:${port}/0`,
    kill,
    restart: async () => {
      child = await start(port, directory);
    },
    stop: async () => {
      await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function start(port: number, directory: string): Promise<ChildProcess> {
  const child = spawn(
    BINARY ?? 'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory, '--appendonly', 'yes', '--save', ''],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString('utf8').includes('Ready to accept connections')) resolve();
    });
    child.once('exit', (code) => {
      reject(new Error(`redis-server ended with ${code ?? 'a signal'}`));
    });
  });
  return child;
}

async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  await new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.kill(signal);
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
