/** The commands of getting-started.md and notebooks.md, one after another as they are printed, in a fresh directory. */
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandsOf } from '../../../test/commands-of-docs.ts';
import { answerOf } from './analytics-process.ts';
import { copyMychain } from './short-world.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

const NOTEBOOKS = new URL('../../../docs/notebooks.md', import.meta.url);

describe('a first day', () => {
  let directory: string;
  const run = async (...words: string[]) => await analytics(words, { cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-first-day-'));
    await copyMychain(join(directory, 'files'));
  }, 600_000);
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('goes as getting-started.md prints it', async () => {
    const shown = commandsOf('docs/getting-started.md');
    expect(shown.length).toBeGreaterThan(8);
    for (const { line, words } of shown) {
      const here = words.map((word) =>
        word
          .replace('/path/to/files', join(directory, 'files'))
          .replace('FOLDER', join(directory, 'files'))
          // Two days of the twenty.
          .replace('2025-11-01', '2025-11-19'),
      );
      const { exit_code, stderr } = await run(...here);
      expect({ line, exit_code, stderr: exit_code === 0 ? '' : stderr }).toEqual({ line, exit_code: 0, stderr: '' });
    }
  }, 900_000);

  it('ends in notebooks.md, whose queries find what the engine finds', async () => {
    for (const { words } of commandsOf('docs/notebooks.md').filter((one) => one.words[0] === 'export'))
      expect(await run(...words)).toMatchObject({ exit_code: 0 });
    const page = await readFile(NOTEBOOKS, 'utf8');
    const queries = Array.from(page.matchAll(/```sql\n([^]*?)```/gu), ([, query = '']) => query);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      await connection.run(`SET file_search_path = '${directory}'`);
      const answers: unknown[][][] = [];
      for (const query of queries) answers.push((await connection.runAndReadAll(query)).getRowsJson());
      expect(answers.map((rows) => rows.length > 0)).toEqual([true, true, true, true, true]);
      const slice = await connection.runAndReadAll(
        "SELECT DISTINCT processing_date::VARCHAR, window_days::INT FROM 'alerts.parquet'",
      );
      const [date, days] = (slice.getRowsJson()[0] ?? []).map(String);
      const asked = `SELECT typology_type AS typology, toString(count()) AS alerts, toString(sum(entered_usd)) AS usd FROM analyzers_alerts WHERE processing_date = '${date}' AND window_days = ${days} GROUP BY typology_type ORDER BY sum(entered_usd) DESC`;
      const { rows } = answerOf(await run('sql', asked, '--network', 'mychain', '--json')) as {
        rows: { typology: string; alerts: string; usd: string }[];
      };
      expect(answers[0]?.map(([typology, alerts, usd]) => [typology, alerts, Number(usd)])).toEqual(
        rows.map((row) => [row.typology, row.alerts, Number(row.usd)]),
      );
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }, 300_000);
});
