import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FEATURE_COLUMNS } from '@analytics/domain';
import type { Database } from '../src/engine/database.ts';
import { openMigrated } from './made-once.ts';

let directory: string;
let database: Database;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'analytics-table-'));
  database = await openMigrated(directory);
});
afterAll(async () => {
  await database.close();
  await rm(directory, { recursive: true, force: true });
});

const columnsOf = async (table: string): Promise<string[]> =>
  (await database.rows<{ name: string; type: string }>(`DESCRIBE TABLE ${table}`)).map(
    ({ name, type }) => `${name} ${type.replace('Decimal(38, 18)', 'Decimal128(18)')}`,
  );

describe('the feature tables', () => {
  it('analyzers_features has the columns and types of the dictionary', async () => {
    expect((await columnsOf('analyzers_features')).sort()).toEqual(
      FEATURE_COLUMNS.map(({ name, type }) => `${name} ${type}`).sort(),
    );
  });

  it('work tables hold each column in the half that computes it', async () => {
    const own = FEATURE_COLUMNS.filter(({ group, name }) => group !== 'identity' && name !== ('_version' as string));
    for (const [table, origin] of [
      ['work_features_exact', 'sql'],
      ['work_features_kernel', 'kernel'],
    ] as const) {
      const found = (await columnsOf(table)).slice(3);
      expect(found.sort()).toEqual(
        own
          .filter((column) => column.origin === origin)
          .map(({ name, type }) => `${name} ${type}`)
          .sort(),
      );
    }
  });

  it('analyzers_pattern_detections has every column of every pattern table', async () => {
    const view = await columnsOf('analyzers_pattern_detections');
    for (const kind of ['cycle', 'layering', 'network', 'proximity', 'motif', 'burst', 'threshold']) {
      expect((await columnsOf(`analyzers_patterns_${kind}`)).filter((column) => !view.includes(column))).toEqual([]);
    }
  });
});
