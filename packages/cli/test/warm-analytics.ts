/**
 * The real command in a process that stays, for tests that ask many short questions: one after the other, each with its
 * own directory and environment. Whether a process starts and ends as it should is for analytics-process.ts.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { QUICK_NODE } from '../../../test/quick-node.ts';
import { environmentOf, type Outcome, type ProcessOptions } from './analytics-process.ts';

const COMMANDS = fileURLToPath(new URL('./warm-commands.mjs', import.meta.url));

interface WarmProcess {
  readonly child: ChildProcess;
  /** Rejects when it ends. */
  readonly gone: Promise<never>;
}

let warm: WarmProcess | undefined;
let keeps_engine = false;
let earlier: Promise<unknown> = Promise.resolve();

/**
 * The engine stays open from one command to the next: for a file of tests in which no other process opens data of these
 * commands (or `endWarmAnalytics` came before), and none is removed and made again.
 */
export function keepEngineOpen(): void {
  keeps_engine = true;
}

export async function warmAnalytics(
  args: readonly string[],
  options: Pick<ProcessOptions, 'cwd' | 'env'>,
): Promise<Outcome> {
  const mine = earlier.then(() => ask(args, options.cwd, environmentOf(options)));
  earlier = mine.catch(() => undefined);
  return await mine;
}

async function ask(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  const { child, gone } = (warm ??= start());
  const answer = once(child, 'message') as Promise<[Outcome]>;
  child.send({ args, cwd, env });
  const [outcome] = await Promise.race([answer, gone]);
  return outcome;
}

function start(): WarmProcess {
  const args = keeps_engine ? ['--keep-engine'] : [];
  const child = fork(COMMANDS, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [...QUICK_NODE] });
  const gone = once(child, 'exit').then(() =>
    Promise.reject(new Error('Expected the process of the commands to stay, found it gone.')),
  );
  gone.catch(() => undefined);
  return { child, gone };
}

/** Ends the process, so that another one can open its data; the next question starts one again. */
export async function endWarmAnalytics(): Promise<void> {
  const ending = warm;
  if (ending === undefined) return;
  warm = undefined;
  ending.child.disconnect();
  await ending.gone.catch(() => undefined);
}

afterAll(endWarmAnalytics);
