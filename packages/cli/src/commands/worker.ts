/** worker and scheduler: the processes that carry tasks out and fire the schedule. */
import type { Command } from 'commander';
import { AnalyticsError } from '@analytics/domain';
import { readConfig, type RawOptions } from '../options.ts';
import { parsePlace } from '../place.ts';
import { openNotifier } from '../service/notification-service.ts';
import { createServiceLog, type ServiceLog } from '../service/service-log.ts';
import { redisPlace } from '../service/redis-of-shell.ts';
import { openService, type Service } from '../service/task-service.ts';
import type { Shell } from '../shell.ts';

interface ServiceFlags extends RawOptions {
  readonly concurrency?: string;
  readonly lockSeconds?: string;
}

/** A timer that keeps the process alive while it waits for a signal. */
const ALIVE_MS = 2 ** 30;

export function registerWorker(program: Command, shell: Shell): void {
  addServiceOptions(program.command('worker'))
    .option('--concurrency <count>', 'tasks at a time (default: 1)')
    .option('--lock-seconds <seconds>', 'a worker silent for this long loses its tasks to others (default: 60)')
    .addHelpText('after', '\nExample:\n  $ REDIS_URL=redis://127.0.0.1:6379/0 npx analytics worker --concurrency 2')
    .action(async (raw: ServiceFlags) => {
      const concurrency = parseCount('--concurrency', raw.concurrency ?? '1', 64);
      const lock_seconds = parseCount('--lock-seconds', raw.lockSeconds ?? '60', 3600);
      if (redisPlace(shell) === undefined) {
        throw new AnalyticsError(
          'USAGE',
          'Expected REDIS_URL or CELERY_BROKER_URL, found neither; without Redis the process that queues tasks carries them out itself: run "analytics scheduler".',
        );
      }
      const log = createServiceLog(shell, 'worker');
      await withService(shell, raw, log, async (service) => {
        const worker = service.startWorker(concurrency, lock_seconds * 1000);
        log.info({ concurrency }, `Working, ${concurrency} at a time; Ctrl-C hands back what runs.`);
        await untilStopped(shell);
        await worker.close();
      });
    });
  addServiceOptions(program.command('scheduler'))
    .option('--concurrency <count>', 'tasks at a time where there is no Redis (default: 1)')
    .addHelpText(
      'after',
      '\nWithout REDIS_URL the tasks are carried out here; with it, by "analytics worker".\n\nExample:\n  $ NETWORK=torus npx analytics scheduler',
    )
    .action(async (raw: ServiceFlags) => {
      const concurrency = parseCount('--concurrency', raw.concurrency ?? '1', 64);
      const log = createServiceLog(shell, 'scheduler');
      await withService(shell, raw, log, async (service) => {
        const scheduler = await service.startScheduler();
        const worker = service.queue.kind === 'in_process' ? service.startWorker(concurrency) : undefined;
        const notifying = await openNotifier(shell, raw, service, log);
        log.info('Following the schedule; Ctrl-C stops.');
        await untilStopped(shell);
        await scheduler.close();
        await worker?.close();
        await notifying?.close();
      });
    });
}

/** What `npm start` runs: the API, or in the mode `daily` the schedule alone. */
export function registerStart(program: Command, shell: Shell): void {
  program
    .command('start')
    .allowUnknownOption()
    .helpOption(false)
    .argument('[options...]')
    .addHelpText('after', '\nExamples:\n  $ npx analytics start\n  $ npx analytics start ./exports --network mychain')
    .action(async (rest: readonly string[]) => {
      const [folder] = rest;
      if (folder !== undefined && !folder.startsWith('-')) {
        await program.parseAsync(['first-look', ...rest], { from: 'user' });
        return;
      }
      const command = shell.environment.ANALYTICS_EXECUTION_MODE === 'daily' ? 'scheduler' : 'api';
      await program.parseAsync([command, ...rest], { from: 'user' });
    });
}

function addServiceOptions(command: Command): Command {
  return command
    .option('--config <file>', 'settings as JSON; see "analytics config --explain"')
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--threads <count>', 'worker threads of each task (default: the cores, at most 8)');
}

async function withService(
  shell: Shell,
  raw: ServiceFlags,
  log: ServiceLog,
  work: (service: Service) => Promise<void>,
): Promise<void> {
  const settings = raw.config === undefined ? {} : readConfig(raw.config);
  const service = await openService(shell, {
    ...parsePlace(raw, shell),
    settings,
    settings_origin: raw.config ?? 'the defaults and the task',
    tasks_in: 'this_thread',
    log,
  });
  try {
    await work(service);
  } finally {
    await service.close();
  }
}

function parseCount(flag: string, text: string, max: number): number {
  const count = /^\d+$/u.test(text) ? Number(text) : Number.NaN;
  if (!Number.isInteger(count) || count < 1 || count > max) {
    throw new AnalyticsError('INVALID_SETTING', `Expected ${flag} to be 1 to ${max}, found ${JSON.stringify(text)}.`);
  }
  return count;
}

async function untilStopped({ signal }: Shell): Promise<void> {
  if (signal.aborted) return;
  const alive = setInterval(() => undefined, ALIVE_MS);
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
  clearInterval(alive);
}
