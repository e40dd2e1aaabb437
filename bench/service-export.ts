/** One million feature rows as Parquet over HTTP: seconds, bytes, and the largest memory of the serving process. */
import { databaseOf, parseNetworkName } from '@analytics/domain';
import { migrate, openDatabase } from '@analytics/storage';
import { startServiceProcess } from './service-process.ts';

const ROWS = 1_000_000;

export interface ExportFigures {
  readonly seconds: number;
  readonly bytes: number;
  readonly peak_rss_bytes: number;
  readonly idle_rss_bytes: number;
  readonly ready_seconds: number;
}

export async function benchExport(data_dir: string): Promise<ExportFigures> {
  await fillFeatures(data_dir);
  const service = await startServiceProcess({ ANALYTICS_DATA_DIR: data_dir });
  try {
    const idle_rss_bytes = service.peakRss();
    const started = performance.now();
    const response = await fetch(`${service.url}/api/v1/export/features?network=export&window_days=30`, {
      headers: { accept: 'application/x-parquet' },
    });
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;
    const seconds = (performance.now() - started) / 1000;
    if (response.status !== 200) throw new Error(`the export was answered with ${response.status}`);
    return { seconds, bytes, peak_rss_bytes: service.peakRss(), idle_rss_bytes, ready_seconds: service.ready_seconds };
  } finally {
    await service.stop();
  }
}

/** Columns that differ from row to row; the rest keep their defaults, as most of an address's do. */
async function fillFeatures(data_dir: string): Promise<void> {
  const network = parseNetworkName('export');
  const database = await openDatabase({ name: databaseOf(network), data_dir, threads: 2 });
  try {
    await migrate(database, network);
    await database.command(
      `INSERT INTO analyzers_features (window_days, processing_date, run_id, address, degree_total, total_volume_usd, tx_total_count, pagerank, hourly_activity)
       SELECT 30, '2025-06-30', 'bench', hex(sipHash128(number)), number % 1000, number, number % 5000, 1 / (1 + number), range(24)
       FROM numbers({rows:UInt32})`,
      { rows: ROWS },
    );
  } finally {
    await database.close();
  }
}
