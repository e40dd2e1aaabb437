/** backup and restore: a whole data directory with the digest of every file, and the way back. */
import type { Command } from 'commander';
import { AnalyticsError, counted, moment } from '@analytics/domain';
import { backUp, restore } from '@analytics/storage';
import { CODE_VERSION } from '../code-version.ts';
import { serverAddress } from '../place.ts';
import type { Shell } from '../shell.ts';
import { megabytes } from '../terminal/quantities.ts';

interface BackupOptions {
  readonly dataDir?: string;
}

export function registerBackup(program: Command, shell: Shell): void {
  addOptions(program.command('backup').argument('<directory>', 'where to; must be missing or empty'))
    .addHelpText(
      'after',
      '\nStop the service first: what a process has open is refused.\n\nExample:\n  $ npx analytics backup ./backups/2025-11-20',
    )
    .action(async (directory: string, raw: BackupOptions) => {
      const data_dir = dataDirectory(raw, shell);
      const made = { created_ms: shell.now_ms(), code_version: CODE_VERSION };
      const report = await backUp(data_dir, directory, made);
      shell.answer({ data_dir, directory, ...report });
      shell.say(
        `Backed up ${data_dir} to ${directory}: ${counted(report.file_count, 'file')}, ${megabytes(report.bytes)}.`,
      );
    });
  addOptions(program.command('restore').argument('<directory>', 'the backup'))
    .addHelpText('after', '\nExample:\n  $ npx analytics restore ./backups/2025-11-20 --data-dir ./restored')
    .action(async (directory: string, raw: BackupOptions) => {
      const data_dir = dataDirectory(raw, shell);
      const report = await restore(directory, data_dir);
      shell.answer({ data_dir, directory, ...report });
      const what = `${counted(report.file_count, 'file')}, ${megabytes(report.bytes)}, each as it was on ${moment(report.created_ms)}`;
      shell.say(`Restored ${directory} to ${data_dir}: ${what}.`);
    });
}

function addOptions(command: Command): Command {
  return command
    .option('--data-dir <path>', 'data directory (default: ANALYTICS_DATA_DIR or ./.analytics)')
    .option('--json', 'print one JSON document and nothing else');
}

/** Throws USAGE where the data lie on a server. */
function dataDirectory({ dataDir }: BackupOptions, shell: Shell): string {
  if (serverAddress(shell) === undefined) return dataDir ?? shell.environment.ANALYTICS_DATA_DIR;
  const message = `Expected data in a directory, found CLICKHOUSE_HOST: a server is backed up by its own BACKUP DATABASE, as docs/operations.md shows.`;
  throw new AnalyticsError('USAGE', message);
}
