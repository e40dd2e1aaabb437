/** api, api-key: the service over HTTP, and keys for it. */
import type { Command } from 'commander';
import { makeKeyEntry } from '@analytics/api';
import { AnalyticsError } from '@analytics/domain';
import { readConfig, type RawOptions } from '../options.ts';
import { parsePlace } from '../place.ts';
import { startService } from '../service/api-service.ts';
import { createServiceLog } from '../service/service-log.ts';
import type { Shell } from '../shell.ts';

interface ApiOptions extends Pick<RawOptions, 'config' | 'dataDir' | 'threads'> {
  readonly host?: string;
  readonly port?: string;
}

export function registerApi(program: Command, shell: Shell): void {
  program
    .command('api')
    .option('--host <address>', 'where to listen (default: API_HOST or 127.0.0.1)')
    .option('--port <port>', 'port; 0 takes a free one (default: API_PORT or 8001)')
    .option('--config <file>', 'settings as JSON; see "analytics config --explain"')
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads (default: the cores, at most 8)')
    .option('--json', 'print one JSON document when it listens and nothing else')
    .addHelpText('after', '\nExample:\n  $ npx analytics api --port 8001')
    .action(async (raw: ApiOptions) => {
      const log = createServiceLog(shell, 'api');
      const service = await startService(shell, {
        log,
        host: raw.host ?? shell.environment.API_HOST,
        port: parsePort(raw.port) ?? shell.environment.API_PORT,
        settings: raw.config === undefined ? {} : readConfig(raw.config),
        ...parsePlace(raw, shell),
      });
      shell.answer({ url: service.url, parts: service.parts });
      log.info(`Listening on ${service.url} (${service.parts.join(', ')}); the routes are at ${service.url}/docs.`);
      await interrupted(shell.signal);
      await service.close();
    });

  program
    .command('api-key')
    .argument('<name>', 'whose key it is: a-z, 0-9, "_" and "-"')
    .option('--scopes <list>', 'read, run, lead or admin, joined by "+"', 'read')
    .option('--json', 'print one JSON document and nothing else')
    .addHelpText('after', '\nExample:\n  $ npx analytics api-key ana --scopes run')
    .action((name: string, raw: { scopes: string }) => {
      const { key, entry } = makeKeyEntry(name, raw.scopes.split(/[+,]/u));
      shell.answer({ key, entry });
      shell.say(`The key, shown this once: ${key}`);
      shell.say(`Add to ANALYTICS_API_KEYS:  ${entry}`);
    });
}

function parsePort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = /^\d{1,5}$/u.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return port;
  throw new AnalyticsError('INVALID_SETTING', `Expected --port to be 0 to 65535, found ${JSON.stringify(text)}.`);
}

async function interrupted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}
