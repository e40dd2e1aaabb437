/** The log of what serves tasks: JSON lines on standard output, in the shape of those that the HTTP server writes. */
import { pino, type Logger } from 'pino';
import { redactorFor, secretsOfNotifications } from '@analytics/domain';
import type { Shell } from '../shell.ts';
import { notificationSettings } from './notification-service.ts';

export type ServiceLog = Pick<Logger, 'info' | 'warn' | 'error' | 'debug' | 'child'>;

/** Silent under --json, for standard output is then one document. Secrets are left out of whole lines. */
export function createServiceLog(
  { environment, json }: Pick<Shell, 'environment' | 'json'>,
  service: 'api' | 'worker' | 'scheduler',
  write: (line: string) => void = (line) => void process.stdout.write(line),
): ServiceLog {
  const redact = redactorFor(environment, secretsOfNotifications(notificationSettings({ environment })));
  return pino(
    { level: json ? 'silent' : environment.LOG_LEVEL, base: { service } },
    {
      write: (line) => {
        write(redact(line));
      },
    },
  );
}
