/** Questions to the person at the terminal, one at a time. */
import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { AnalyticsError } from '@analytics/domain';

/** Gives the answer without spaces around it; '' where the person only confirms. */
export type Ask = (question: string) => Promise<string>;

/** Throws RUN_CANCELLED where the signal aborts, USAGE where the input ends before an answer. */
export function askOn(input: Readable, output: Writable, signal?: AbortSignal): Ask {
  return async (question) => {
    const terminal = createInterface({ input, output });
    try {
      const ended = new Promise<never>((_, reject) => {
        terminal.once('close', () => {
          reject(
            new AnalyticsError('USAGE', `Expected an answer to "${question.trim()}", found the end of the input.`),
          );
        });
      });
      const asked = signal === undefined ? terminal.question(question) : terminal.question(question, { signal });
      return (await Promise.race([asked, ended])).trim();
    } catch (error) {
      if (signal?.aborted === true)
        throw new AnalyticsError('RUN_CANCELLED', 'Expected an answer, found the command interrupted.', {
          cause: error,
        });
      throw error;
    } finally {
      terminal.close();
    }
  };
}
