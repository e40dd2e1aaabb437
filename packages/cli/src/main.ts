/** The `analytics` command: reads arguments and environment, builds everything once, turns failures into exit codes. */
import { CommanderError, type Command } from 'commander';
import {
  AnalyticsError,
  parseEnvironment,
  redactorFor,
  secretsOfNotifications,
  unknownVariables,
  withoutSecrets,
  type Environment,
} from '@analytics/domain';
import { createProgram } from './program.ts';
import { createShell, type Shell } from './shell.ts';

/** Runs one command line (without `node` and the script); returns the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
  const wantsJson = argv.includes('--json');
  let shell: Shell | undefined;
  let command: Command | undefined;
  watchStandardOutput();
  try {
    loadDotEnv();
    shell = createShell(parseEnvironment(process.env), wantsJson);
    for (const name of unknownVariables(process.env))
      shell.warn(`${name} is none of the variables that docs/configuration.md lists: nothing reads it.`);
    const words = argv.length === 0 ? ['--help'] : [...argv];
    const program = await createProgram(shell, words);
    program.hook('preAction', (_, asked) => {
      command = asked;
    });
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    const failure = await withRemedyBesideApi(await toAnalyticsError(error), command, shell);
    return reportFailure(failure, wantsJson, shell?.environment, await secretsOfFiles(shell));
  } finally {
    shell?.close();
  }
}

/** A `.env` in the working directory is read; variables that are already set win. */
function loadDotEnv(): void {
  try {
    process.loadEnvFile('.env');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected .env to be a file of variables, found: ${(error as Error).message}.`,
      {
        cause: error,
      },
    );
  }
}

/**
 * A reader that has seen enough (`| head`) ends the command quietly; a full disk behind standard output is reported.
 */
function watchStandardOutput(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    const failure = new AnalyticsError('DISK_FULL', `Expected to write to standard output, found: ${error.message}.`);
    process.exit(reportFailure(failure, false, undefined));
  });
}

async function toAnalyticsError(error: unknown): Promise<AnalyticsError> {
  if (error instanceof AnalyticsError) return error;
  if (error instanceof CommanderError) {
    return new AnalyticsError(
      'USAGE',
      `Expected a command line as --help shows it, found: ${error.message.replace(/^error: /u, '').replace(/\s+/gu, ' ')}`,
      { cause: error },
    );
  }
  // Loaded here only: most commands that fail have loaded it, and the others need not.
  const { translateEngineError } = await import('@analytics/storage');
  return translateEngineError(error, 'carry the command out', 'INTERNAL');
}

/** What is to be done where an API has the data directory open differs from command to command. */
async function withRemedyBesideApi(
  error: AnalyticsError,
  command: Command | undefined,
  shell: Shell | undefined,
): Promise<AnalyticsError> {
  if (error.code !== 'DATA_DIR_IN_USE' || command === undefined || shell === undefined) return error;
  const { withInstead } = await import('./reading/beside-service.ts');
  return await withInstead(error, command, shell);
}

/** Those of the file of channels, where one is named and can be read. */
async function secretsOfFiles(shell: Shell | undefined): Promise<readonly string[]> {
  if (shell?.environment.ANALYTICS_NOTIFICATIONS === undefined) return [];
  try {
    const { notificationSettings } = await import('./service/notification-service.ts');
    return secretsOfNotifications(notificationSettings(shell));
  } catch {
    return [];
  }
}

/** Before the environment is read, secrets are known by their shape only, and no stack is asked for. */
function reportFailure(
  error: AnalyticsError,
  asJson: boolean,
  environment: Environment | undefined,
  secrets: readonly string[] = [],
): number {
  const redact = environment === undefined ? withoutSecrets : redactorFor(environment, secrets);
  const { code, definition } = error;
  const message = redact(error.message);
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ok: false, error: { code, message, remedy: definition.remedy } })}\n`);
  } else {
    process.stderr.write(`${code}: ${message}\nWhat to do: ${definition.remedy}\n`);
  }
  if (environment?.ANALYTICS_DEBUG === '1') {
    const cause = error.cause instanceof Error ? (error.cause.stack ?? '') : '';
    process.stderr.write(redact(`${error.stack ?? ''}\n${cause}\n`));
  }
  return definition.exit_code;
}
