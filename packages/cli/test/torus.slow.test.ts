import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parquetReadObjects, asyncBufferFromFile } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOf } from './analytics-process.ts';
import { HAS_REAL_DATA, REAL_DATA, TORUS, copyPublishedTorus } from './torus.ts';
import { keepEngineOpen, warmAnalytics as analytics } from './warm-analytics.ts';

keepEngineOpen();

describe.skipIf(!HAS_REAL_DATA)('the real input (skipped where ANALYTICS_SHARED_DIR has no data)', () => {
  let directory: string;
  const place = (): { cwd: string } => ({ cwd: directory });

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'analytics-torus-'));
    await copyPublishedTorus(directory);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true, force: true });
  });

  it('loads every transfer and gives every address a row', async () => {
    const status = answerOf(await analytics(['status', '--network', 'torus', '--json'], place()));
    expect(status).toMatchObject({
      loaded: { transfer_count: 4144, label_count: 131, price_count: 285, asset_count: 1 },
      slices: [{ window_days: 300, processing_date: '2025-11-20', feature_count: 1974 }],
    });
  });

  it('exports features that another Parquet reader reads, and that add up', async () => {
    await analytics(['export', 'features', ...TORUS, '--out', 'features.parquet'], place());
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(join(directory, 'features.parquet')) });
    expect(rows).toHaveLength(1974);
    const total = (name: string): number => rows.reduce((sum, row) => sum + Number(row[name]), 0);
    expect(total('tx_in_count')).toBe(4144);
    expect(total('tx_out_count')).toBe(4144);
    expect(total('pagerank')).toBeCloseTo(1, 4);
    expect(Math.abs(total('net_flow_usd'))).toBeLessThan(1e-3);
  });

  it('exports patterns whose every evidence transfer is among the exported transfers', async () => {
    await analytics(['export', 'patterns', ...TORUS, '--out', 'patterns.parquet'], place());
    await analytics(['export', 'transfers', ...TORUS, '--out', 'transfers.parquet'], place());
    const patterns = await parquetReadObjects({ file: await asyncBufferFromFile(join(directory, 'patterns.parquet')) });
    const transfers = await parquetReadObjects({
      file: await asyncBufferFromFile(join(directory, 'transfers.parquet')),
    });
    const known = new Set(
      transfers.map((row) => [row['tx_id'], row['event_index'], row['edge_index'], row['asset_contract']].join(':')),
    );
    const listed = patterns.flatMap((row) => row['evidence_transfers'] as string[]);
    expect(listed.length).toBeGreaterThan(100);
    expect(listed.filter((id) => !known.has(id))).toEqual([]);
    expect(new Set(patterns.map((row) => row['pattern_id'] as string)).size).toBe(patterns.length);
  });

  // Every export in every format is compared over the API, in one process.
  it.each([
    ['features', 'jsonl'],
    ['patterns', 'csv'],
    ['transfers', 'arrow'],
    ['money-flows', 'parquet'],
    ['assets', 'jsonl'],
    ['prices', 'csv'],
    ['labels', 'arrow'],
    ['audit', 'parquet'],
  ])('writes %s as %s', async (name, format) => {
    const outcome = await analytics(
      ['export', name, ...TORUS, '--format', format, '--out', `${name}.${format}`, '--json'],
      place(),
    );
    expect(answerOf(outcome)).toMatchObject({ ok: true, export: name, bytes: expect.any(Number) as number });
  });

  it('exports to standard output', async () => {
    const outcome = await analytics(
      ['export', 'assets', '--network', 'torus', '--format', 'jsonl', '--out', '-'],
      place(),
    );
    expect(JSON.parse(outcome.stdout)).toMatchObject({ asset_symbol: 'TOR', asset_contract: 'native', verified: true });
  });

  it('ingests the same files again without a change', async () => {
    await analytics(['ingest', ...TORUS, '--source', `directory:${REAL_DATA}`], place());
    const status = answerOf(await analytics(['status', '--network', 'torus', '--json'], place()));
    expect(status).toMatchObject({ loaded: { transfer_count: 4144 } });
  });
});
