/** Questions to the person at the terminal, one at a time. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { AnalyticsError, printable } from '@analytics/domain';

/** Gives the answer without spaces around it; '' where the person only confirms. */
export type Ask = (question: string) => Promise<string>;

/** Throws RUN_CANCELLED where the signal aborts or the person presses Ctrl-C, INPUT_ENDED where the input ends before an answer. */
export function askOn(input: Readable, output: Writable, signal?: AbortSignal): Ask {
  return async (question) => {
    const terminal = createInterface({ input, output });
    try {
      const shown = printable(question);
      const ended = new Promise<never>((_, reject) => {
        // A terminal that is read line by line hands Ctrl-C to its reader, and no signal to the process.
        terminal.once('SIGINT', () => {
          reject(interrupted());
        });
        terminal.once('close', () => {
          const message = `Expected an answer to "${shown.trim()}", found the end of the input.`;
          reject(new AnalyticsError('INPUT_ENDED', message));
        });
      });
      const asked = signal === undefined ? terminal.question(shown) : terminal.question(shown, { signal });
      return (await Promise.race([asked, ended])).trim();
    } catch (error) {
      throw signal?.aborted === true ? interrupted(error) : error;
    } finally {
      terminal.close();
    }
  };
}

function interrupted(cause?: unknown): AnalyticsError {
  return new AnalyticsError('RUN_CANCELLED', 'Expected an answer, found the command interrupted.', { cause });
}
