/** "start FOLDER" with a person at the terminal, and without one. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createProgram } from '../src/program.ts';
import { documentationShell, type Shell } from '../src/shell.ts';
import { warmAnalytics as analytics } from './warm-analytics.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-first-look-'));
  await mkdir(join(directory, 'files'));
  const rows = ['Giver;Taker;Paid;When', 'A;B;1500000;03/04/2024 10:00', 'B;C;2500000;04/04/2024 10:00'];
  await writeFile(join(directory, 'files', 'payments.csv'), `${rows.join('\n')}\n`);
});
afterAll(async () => {
  await rm(directory, { recursive: true, force: true });
});

describe('start FOLDER', () => {
  it('asks for the network, columns, decimals, order of dates and zone, and loads by the answers', async () => {
    const answers = ['bank', 'Giver', 'Taker', 'Paid', 'When', '6', 'dmy', 'Europe/Berlin'];
    const questions: string[] = [];
    const said: string[] = [];
    const shell: Shell = {
      ...documentationShell(),
      json: false,
      say: (line = '') => void said.push(line),
      now_ms: () => Date.now(),
      ask: (question) => {
        questions.push(question);
        return Promise.resolve(answers.shift() ?? '');
      },
    };
    const words = ['start', join(directory, 'files'), '--data-dir', join(directory, 'data')];
    await (await createProgram(shell, words)).parseAsync(words, { from: 'user' });
    expect(questions).toHaveLength(8);
    expect(said).toContain('The transfers are of 3 April 2024 08:00 UTC to 4 April 2024 08:00 UTC.');
    expect(said).toContain('Network bank, 2 days to 2024-04-05.');
    const loaded = await analytics(
      [
        'sql',
        'SELECT toString(amount) AS amount FROM core_transfers ORDER BY amount',
        '--network',
        'bank',
        '--data-dir',
        'data',
        '--json',
      ],
      { cwd: directory },
    );
    expect(JSON.parse(loaded.stdout)).toMatchObject({ rows: [{ amount: '1.5' }, { amount: '2.5' }] });
  });

  it('says which flag to give where nobody can be asked', async () => {
    const start = async (...more: string[]) =>
      (await analytics(['start', 'files', '--data-dir', 'other', ...more], { cwd: directory })).stderr;
    expect(await start()).toContain('say it with --map from=…,to=…,amount=…,timestamp=…');
    const map = 'from=Giver,to=Taker,amount=Paid,timestamp=When,decimals=6';
    expect(await start('--map', map)).toContain('--map date_order=dmy');
    expect(await start('--map', `${map},date_order=dmy`)).not.toContain('What to do');
  });
});
