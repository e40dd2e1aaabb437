/** A place for the files of a test, and an engine that they are loaded into: one for all tests of a file. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { parseProcessingDate, windowOf } from '@analytics/domain';
import { type Database } from '@analytics/storage';
import { ingest, type FileReport, type IngestReport, type IngestRequest, type IngestSettings } from '../src/ingest.ts';
import type { DirectorySource } from '../src/source-location.ts';
import { TEST_NETWORK, openMigrated } from '../../storage/test/made-once.ts';

const network = TEST_NETWORK;
const window = windowOf(parseProcessingDate('2025-01-31'), 30);

/** As a network has them, but for the share of faulty rows: a test's files are short. */
export const SETTINGS: IngestSettings = {
  max_rejected_ratio: 1,
  time_zone: 'UTC',
  date_order: 'none',
  assume_success: false,
  price_max_days: 0,
  stablecoins: [],
};

const TABLES = [
  'core_transfers',
  'core_assets',
  'core_asset_prices',
  'core_replaced_transfers',
  'core_zero_value_transfers',
];

export class IngestPlace {
  database!: Database;
  directory = '';
  private root = '';
  private places = 0;

  /** Opens the engine before the tests of a file, empties the tables before each, and looks for what was left after all. */
  constructor() {
    beforeAll(async () => {
      this.root = await mkdtemp(join(tmpdir(), 'analytics-formats-'));
      this.database = await openMigrated(join(this.root, 'data'));
    });
    afterAll(async () => {
      const left = await this.database.rows(
        "SELECT name FROM system.tables WHERE database = currentDatabase() AND startsWith(name, 'ingest_')",
      );
      await this.database.close();
      await rm(this.root, { recursive: true, force: true });
      expect(left).toEqual([]);
    });
    beforeEach(async () => {
      this.directory = join(this.root, `place-${this.places++}`);
      await mkdir(this.directory);
      for (const table of TABLES) {
        await this.database.command(`TRUNCATE TABLE ${table}`);
      }
    });
  }

  /** Lines, or bytes as they are. */
  async put(name: string, ...lines: readonly (string | Buffer)[]): Promise<void> {
    const path = join(this.directory, name);
    await mkdir(dirname(path), { recursive: true });
    const [first = ''] = lines;
    await writeFile(path, lines.length === 1 && typeof first !== 'string' ? first : `${lines.join('\n')}\n`);
  }

  async load(source: Partial<DirectorySource> = {}, more: Partial<IngestRequest> = {}): Promise<IngestReport> {
    return await ingest(this.database, {
      source: { kind: 'directory', path: this.directory, ...source },
      network,
      window,
      settings: SETTINGS,
      run_directory: join(this.directory, '.run'),
      version: 1,
      ...more,
    });
  }

  /** What was loaded: `from to amount symbol`, in order of block and event. */
  async loaded(): Promise<string[]> {
    const rows = await this.database.rows<{ line: string }>(
      `SELECT concat(from_address, ' ', to_address, ' ', toString(amount), ' ', asset_symbol) AS line
       FROM core_transfers FINAL ORDER BY block_timestamp, block_height, tx_id, event_index`,
    );
    return rows.map(({ line }) => line);
  }

  async column(expression: string): Promise<string[]> {
    const rows = await this.database.rows<{ value: string }>(
      `SELECT toString(${expression}) AS value FROM core_transfers FINAL ORDER BY block_timestamp, block_height, tx_id, event_index`,
    );
    return rows.map(({ value }) => value);
  }
}

export function transfersOf(report: IngestReport): FileReport | undefined {
  return report.files.find(({ kind }) => kind === 'transfers');
}

export function noticesOf(report: IngestReport, code: string): string[] {
  return report.notices.filter((notice) => notice.code === code).map(({ message }) => message);
}
