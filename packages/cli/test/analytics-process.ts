/** Runs the real command in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { QUICK_NODE } from '../../../test/quick-node.ts';

const BIN = fileURLToPath(new URL('../bin/analytics.js', import.meta.url));

export interface Outcome {
  readonly exit_code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A shell prefix such as `ulimit -f 100;`. */
  readonly limit?: string;
  /** Another user to run as, which root may. */
  readonly uid?: number;
}

/** Nothing of the tests' own environment but where programs and temporary files are. */
export function environmentOf({ cwd, env }: ProcessOptions): Record<string, string> {
  return { PATH: process.env['PATH'] ?? '', HOME: cwd, TMPDIR: process.env['TMPDIR'] ?? '/tmp', ...env };
}

/** Starts the command; `outcome` settles when it has ended. */
export function startAnalytics(
  args: readonly string[],
  options: ProcessOptions,
): { child: ChildProcess; outcome: Promise<Outcome> } {
  const env = environmentOf(options);
  const child =
    options.limit === undefined
      ? spawn(process.execPath, [...QUICK_NODE, BIN, ...args], {
          cwd: options.cwd,
          env,
          ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
        })
      : spawn('bash', ['-c', `${options.limit} exec "$0" "$@"`, process.execPath, ...QUICK_NODE, BIN, ...args], {
          cwd: options.cwd,
          env,
        });
  const stdout: string[] = [];
  const stderr: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk.toString('utf8')));
  const outcome = new Promise<Outcome>((resolve) => {
    child.on('close', (exit_code, signal) => {
      resolve({ exit_code, signal, stdout: stdout.join(''), stderr: stderr.join('') });
    });
  });
  return { child, outcome };
}

export async function analytics(args: readonly string[], options: ProcessOptions): Promise<Outcome> {
  return await startAnalytics(args, options).outcome;
}

/** The one JSON document on standard output. */
export function answerOf(outcome: Outcome): Record<string, unknown> {
  return JSON.parse(outcome.stdout) as Record<string, unknown>;
}
