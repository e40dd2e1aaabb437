/** Where messages may go, from the file of ANALYTICS_NOTIFICATIONS, and the part of a service that sends them. */
import { homedir, tmpdir } from 'node:os';
import { dirname } from 'node:path';
import {
  NO_NOTIFICATIONS,
  parseNotificationSettings,
  redactorFor,
  secretsOfNotifications,
  type NotificationSettings,
  type TaskQueue,
} from '@analytics/domain';
import type { Databases } from '@analytics/api';
import { Notifier, SYSTEM_CLOCK } from '@analytics/jobs';
import { readConfig, type RawOptions } from '../options.ts';
import { parsePlace, serverAddress } from '../place.ts';
import type { Shell } from '../shell.ts';
import type { ServiceLog } from './service-log.ts';

/** Nothing where no file is named. Throws INVALID_SETTING. */
export function notificationSettings({ environment }: Pick<Shell, 'environment'>): NotificationSettings {
  const path = environment.ANALYTICS_NOTIFICATIONS;
  return path === undefined ? NO_NOTIFICATIONS : parseNotificationSettings(readConfig(path), path);
}

/** Where this machine keeps what people who call the API do not: named so that spaces in them are no way out. */
export function privateDirectories(environment: Shell['environment']): string[] {
  const { INGESTION_DIRECTORY, ANALYTICS_TYPOLOGIES_DIR, CELERY_BEAT_SCHEDULE_PATH } = environment;
  const schedules = CELERY_BEAT_SCHEDULE_PATH === undefined ? undefined : dirname(CELERY_BEAT_SCHEDULE_PATH);
  const named = [INGESTION_DIRECTORY, ANALYTICS_TYPOLOGIES_DIR, schedules, process.cwd(), homedir(), tmpdir()];
  return named.flatMap((directory) => (directory === undefined || directory === '' ? [] : [directory]));
}

/** Looks for news from now on; undefined where no channel is configured, for nothing could be sent. */
export async function startNotifier(
  { environment }: Pick<Shell, 'environment'>,
  data_dir: string,
  settings: NotificationSettings,
  databases: Pick<Databases, 'service' | 'resident'>,
  queue: Pick<TaskQueue, 'list'>,
  log: ServiceLog,
): Promise<Notifier | undefined> {
  if (Object.keys(settings.channels).length === 0) return undefined;
  const { serverPaths } = await import('@analytics/api');
  const redact = redactorFor(environment, secretsOfNotifications(settings));
  const paths = serverPaths([data_dir, ...privateDirectories(environment)]);
  const notifier = new Notifier({
    settings,
    service: databases.service,
    resident: databases.resident,
    queue,
    clock: SYSTEM_CLOCK,
    shown: (text) => paths.hide(redact(text)),
    say: (line, facts) => {
      log.error(facts, line);
    },
  });
  notifier.start();
  return notifier;
}

/** A reader that takes longer is given up. */
const READ_SECONDS = 30;

/** The same in a process that has no databases open but its queue's. Throws INVALID_SETTING. */
export async function openNotifier(
  shell: Shell,
  raw: Pick<RawOptions, 'dataDir' | 'threads'>,
  { queue }: { readonly queue: Pick<TaskQueue, 'list'> },
  log: ServiceLog,
): Promise<{ close(): Promise<void> } | undefined> {
  const settings = notificationSettings(shell);
  if (Object.keys(settings.channels).length === 0) return undefined;
  const { openNetworkDatabases } = await import('@analytics/api');
  const server = serverAddress(shell);
  const place = { ...parsePlace(raw, shell), server, read_seconds: READ_SECONDS, now_ms: shell.now_ms };
  const databases = await openNetworkDatabases(place);
  const notifier = await startNotifier(shell, place.data_dir, settings, databases, queue, log);
  return {
    close: async () => {
      await notifier?.close();
      await databases.close();
    },
  };
}
