import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askOn } from '../terminal/ask.ts';
import { askDateOrder, askMapping, askNetwork, askTimeZone } from './first-questions.ts';

/** A terminal at which somebody types these lines, each when a question is shown; what it shows, and what is said besides. */
function terminal(...typed: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const said: string[] = [];
  const shown: string[] = [];
  const rest = [...typed];
  output.on('data', (chunk: Buffer) => {
    shown.push(chunk.toString());
    if (!chunk.toString().includes(': ') && !chunk.toString().includes('? ')) return;
    const next = rest.shift();
    if (next === undefined) input.end();
    else input.write(`${next}\n`);
  });
  const ask = askOn(input, output);
  return { ask, say: (line: string) => void said.push(line), said, shown };
}

const TABLE = { file: 'a.csv', columns: ['Payer', 'Payee', 'Paid', 'When'], lacking: ['from', 'amount', 'timestamp'] };

describe('questions of first-look', () => {
  it('map columns by number or name, ask again where there is no such column, and take decimals', async () => {
    const { ask, say, said, shown } = terminal('1', '9', 'paid', 'When', '6');
    expect(await askMapping(ask, say, TABLE)).toBe('from=Payer,amount=Paid,timestamp=When,decimals=6');
    expect(said).toContain('  3  Paid');
    expect(said.at(-1)).toContain('Expected a number from 1 to 4 or a name above, found "9".');
    expect(shown.join('')).toContain('Which column is who pays?');
  });

  it('take the proposal where the person only confirms', async () => {
    const first = terminal('', 'no', 'Bad Name', '');
    expect(await askMapping(first.ask, first.say, { ...TABLE, lacking: [] })).toBe('');
    const second = terminal('Bad Name!', '');
    expect(await askNetwork(second.ask, second.say, 'exports')).toBe('exports');
    const third = terminal('');
    expect(await askTimeZone(third.ask, third.say, 'UTC')).toBe('');
  });

  it('take an order of dates and a zone that there are', async () => {
    const first = terminal('maybe', 'DMY');
    expect(await askDateOrder(first.ask, first.say, '03/04/2024')).toBe('date_order=dmy');
    const second = terminal('Middle/Earth', 'Europe/Berlin');
    expect(await askTimeZone(second.ask, second.say, 'UTC')).toBe('time_zone=Europe/Berlin');
    expect(second.said).toEqual([expect.stringContaining('found "Middle/Earth"')]);
  });

  it('end where the input ends', async () => {
    const { ask, say } = terminal();
    await expect(askDateOrder(ask, say, '03/04/2024')).rejects.toMatchObject({ code: 'INPUT_ENDED' });
  });

  it('are cancelled by Ctrl-C', async () => {
    const input = new PassThrough();
    const ask = askOn(input, Object.assign(new PassThrough(), { isTTY: true }));
    const asked = askNetwork(ask, () => undefined, 'exports');
    input.write('\u0003');
    await expect(asked).rejects.toMatchObject({ code: 'RUN_CANCELLED' });
  });

  it('show a value of a file without what steers a terminal', async () => {
    const { ask, say, shown } = terminal('dmy');
    await askDateOrder(ask, say, '\u001b[2J\u000703/04/2024');
    expect(shown.join('')).not.toMatch(/[\u0007\u001b]/u);
    expect(shown.join('')).toContain('03/04/2024');
  });
});
