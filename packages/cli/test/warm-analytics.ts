/**
 * The real command in a process that stays, for tests that ask many short questions: one after the other, each with its
 * own directory and environment. Whether a process starts and ends as it should is for analytics-process.ts.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { environmentOf, type Outcome, type ProcessOptions } from './analytics-process.ts';

const COMMANDS = fileURLToPath(new URL('./warm-commands.mjs', import.meta.url));

let child: ChildProcess | undefined;
let earlier: Promise<unknown> = Promise.resolve();

export async function warmAnalytics(
  args: readonly string[],
  options: Pick<ProcessOptions, 'cwd' | 'env'>,
): Promise<Outcome> {
  const mine = earlier.then(() => ask(args, options.cwd, environmentOf(options)));
  earlier = mine.catch(() => undefined);
  return await mine;
}

async function ask(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Outcome> {
  child ??= fork(COMMANDS, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], execArgv: [] });
  const asked = child;
  const answer = once(asked, 'message') as Promise<[Outcome]>;
  const died = once(asked, 'exit').then(() =>
    Promise.reject(new Error(`Expected ${args.join(' ')} to end, found its process gone.`)),
  );
  asked.send({ args, cwd, env });
  const [outcome] = await Promise.race([answer, died]);
  return outcome;
}

afterAll(async () => {
  if (child === undefined) return;
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
  child = undefined;
});
