/** What every command is given: the environment, the terminal, and a way to be interrupted. */
import { parseEnvironment, printable, type Environment } from '@analytics/domain';
import type { Layout } from './terminal/layout.ts';

export interface Shell {
  readonly environment: Environment;
  /** Whether standard output is one JSON document; then nothing else is printed. */
  readonly json: boolean;
  /** Whether standard error is a terminal that can redraw a line. */
  readonly interactive: boolean;
  /** Asks the person at the terminal; undefined where there is none, or nobody is to be asked. */
  readonly ask: ((question: string) => Promise<string>) | undefined;
  /** Of standard output. */
  readonly layout: Layout;
  /** Aborted by Ctrl-C or SIGTERM; a second signal ends the process at once. */
  readonly signal: AbortSignal;
  /** A line for people on standard output; silent under --json. */
  readonly say: (line?: string) => void;
  /** A line for people on standard error; silent under --json. */
  readonly warn: (line: string) => void;
  /** The command's result: the document under --json; nothing otherwise. */
  readonly answer: (result: Readonly<Record<string, unknown>>) => void;
  /** Epoch milliseconds. */
  readonly now_ms: () => number;
  /** Stops listening to signals. */
  readonly close: () => void;
}

const EXIT_INTERRUPTED = 130;
const PARENT_LOOK_MS = 1000;

export function createShell(environment: Environment, json: boolean): Shell {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(EXIT_INTERRUPTED);
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  const parent = watchNpm(controller);
  return {
    environment,
    json,
    interactive: !json && process.stderr.isTTY,
    ask: !json && process.stdin.isTTY && process.stderr.isTTY ? askAtTerminal(controller.signal) : undefined,
    layout: layoutOf(process.stdout),
    signal: controller.signal,
    say: (line = '') => {
      if (!json) process.stdout.write(`${printable(line)}\n`);
    },
    warn: (line) => {
      if (!json) process.stderr.write(`${printable(line)}\n`);
    },
    answer: (result) => {
      if (json) process.stdout.write(`${JSON.stringify({ ok: true, ...result })}\n`);
    },
    now_ms: () => Date.now(),
    close: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
      clearInterval(parent);
    },
  };
}

/** What reads a terminal is loaded with the first question. */
function askAtTerminal(signal: AbortSignal): NonNullable<Shell['ask']> {
  return async (question) =>
    await (await import('./terminal/ask.ts')).askOn(process.stdin, process.stderr, signal)(question);
}

/** npm that is killed tells nobody: what it started ends when it finds itself without its parent. */
function watchNpm(controller: AbortController): NodeJS.Timeout | undefined {
  if (process.env['npm_lifecycle_event'] === undefined) return undefined;
  const parent = process.ppid;
  return setInterval(() => {
    if (process.ppid !== parent) controller.abort();
  }, PARENT_LOOK_MS).unref();
}

/** Colours stay away where NO_COLOR asks for it (no-color.org). */
function layoutOf({ isTTY, columns }: NodeJS.WriteStream): Layout {
  const no_colour = process.env['NO_COLOR'] ?? '';
  return isTTY ? { width: columns, has_colour: no_colour === '' } : { width: undefined, has_colour: false };
}

/** A shell for reading the commands' help: it does nothing. */
export function documentationShell(): Shell {
  return {
    environment: parseEnvironment({}),
    json: true,
    interactive: false,
    ask: undefined,
    layout: { width: undefined, has_colour: false },
    signal: new AbortController().signal,
    say: () => undefined,
    warn: () => undefined,
    answer: () => undefined,
    now_ms: () => 0,
    close: () => undefined,
  };
}
