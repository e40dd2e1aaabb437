/** What first-look asks a person of files that do not say it themselves; every answer has a flag that gives it without a question. */
import { AnalyticsError, isTimeZone, parseNetworkName } from '@analytics/domain';
import type { UnknownTable } from '@analytics/ingestion';
import type { Ask } from '../terminal/ask.ts';

/** In words, by what a mapping calls a column. */
const WORDS: Readonly<Record<string, string>> = {
  from: 'who pays',
  to: 'who is paid',
  amount: 'the amount',
  timestamp: 'the time',
};

/** Asks for the name of the network until it is one; the proposal where the person only confirms. */
export async function askNetwork(ask: Ask, say: (line: string) => void, proposal: string): Promise<string> {
  return await untilRight(say, async () => {
    const answer = await ask(`Which chain are they of? It names the network [${proposal}]: `);
    return parseNetworkName(answer === '' ? proposal : answer);
  });
}

/** Asks which column is what, and how the amounts are written; gives what --map takes. */
export async function askMapping(ask: Ask, say: (line: string) => void, table: UnknownTable): Promise<string> {
  say(`${table.file} has the columns`);
  for (const [at, name] of table.columns.entries()) say(`  ${at + 1}  ${name}`);
  const pairs: string[] = [];
  for (const target of table.lacking) {
    const column = await untilRight(say, async () => {
      const answer = await ask(`Which column is ${WORDS[target] ?? target}? Its number or name: `);
      return columnOf(answer, table.columns);
    });
    pairs.push(`${target}=${column}`);
  }
  if (table.lacking.includes('amount')) {
    const decimals = await untilRight(say, async () => {
      const answer = await ask('Are amounts whole numbers of a smaller unit? Its decimals, such as 18 [no]: ');
      if (/^(?:no?|\d{1,2})?$/iu.test(answer)) return /^\d/u.test(answer) ? answer : '';
      throw new AnalyticsError('USAGE', `Expected a number of decimals, found ${JSON.stringify(answer)}.`);
    });
    if (decimals !== '') pairs.push(`decimals=${decimals}`);
  }
  return pairs.join(',');
}

/** Asks how dates such as `example` are read; gives what --map takes. */
export async function askDateOrder(ask: Ask, say: (line: string) => void, example: string): Promise<string> {
  const order = await untilRight(say, async () => {
    const answer = (
      await ask(`Dates such as ${example} mean two days. Day first (dmy) or month first (mdy)? `)
    ).toLowerCase();
    if (answer === 'dmy' || answer === 'mdy') return answer;
    throw new AnalyticsError('USAGE', `Expected dmy or mdy, found ${JSON.stringify(answer)}.`);
  });
  return `date_order=${order}`;
}

/** Asks for the zone of times that name none; gives what --map takes, '' where the proposal holds. */
export async function askTimeZone(ask: Ask, say: (line: string) => void, proposal: string): Promise<string> {
  const zone = await untilRight(say, async () => {
    const answer = await ask(`Times name no zone. Which is it [${proposal}]? `);
    if (answer === '' || isTimeZone(answer)) return answer;
    throw new AnalyticsError(
      'USAGE',
      `Expected a time zone such as UTC or Europe/Berlin, found ${JSON.stringify(answer)}.`,
    );
  });
  return zone === '' || zone === proposal ? '' : `time_zone=${zone}`;
}

function columnOf(answer: string, columns: readonly string[]): string {
  const named =
    columns.find((name) => name === answer) ?? columns.find((name) => name.toLowerCase() === answer.toLowerCase());
  const found = named ?? (/^\d+$/u.test(answer) ? columns[Number(answer) - 1] : undefined);
  if (found !== undefined) return found;
  throw new AnalyticsError(
    'USAGE',
    `Expected a number from 1 to ${columns.length} or a name above, found ${JSON.stringify(answer)}.`,
  );
}

/** Says what is wrong with an answer, and asks again. */
async function untilRight<T>(say: (line: string) => void, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      const isWrong = error instanceof AnalyticsError && (error.code === 'USAGE' || error.code === 'INVALID_NETWORK');
      if (!isWrong) throw error;
      say(error.message);
    }
  }
}
