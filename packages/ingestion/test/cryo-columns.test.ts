/** Parquet of cryo whose columns are not the default ones: other types of 256-bit values, blocks under any name or missing. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IngestPlace, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const USDT = 'dac17f958d2ee523a2206206994597c13d831ec7';
const bytes = (digits: string, length: number): string => `unhex('${digits.padStart(length * 2, '0')}')`;
const EVENT = `${bytes('aa', 32)} AS transaction_hash, toUInt32(3) AS log_index, toUInt32(7) AS block_number, toUInt64(1) AS chain_id,
  ${bytes(USDT, 20)} AS erc20, ${bytes('01', 20)} AS from_address, ${bytes('02', 20)} AS to_address`;
const BLOCK = `${bytes('bb', 32)} AS block_hash, ${bytes('09', 20)} AS author, toUInt32(7) AS block_number, toUInt32(1737000000) AS timestamp`;

async function putParquet(name: string, columns: string): Promise<void> {
  const path = join(place.directory, name);
  await place.database.command(
    `INSERT INTO FUNCTION file('${path}', 'Parquet') SELECT ${columns} SETTINGS output_format_parquet_string_as_string = 0`,
  );
}

describe('ingest of Parquet of cryo', () => {
  it.each([
    ['as whole decimals', "CAST('2500000', 'Decimal(38, 0)') AS value_decimal128"],
    ['as small integers', 'toUInt64(2500000) AS value_u64'],
    ['as bytes beside floats', `${bytes('2625a0', 32)} AS value_binary, 2.5e6 AS value_f64`],
  ])('reads values %s, and blocks by their columns', async (_, value) => {
    await putParquet('ethereum__erc20_transfers__0_to_9.parquet', `${EVENT}, ${value}`);
    await putParquet('times.parquet', BLOCK);
    expect(transfersOf(await place.load())).toMatchObject({ loaded_count: 1, rejected: {} });
    expect(await place.column("concat(toString(amount), ' ', asset_symbol)")).toEqual(['2.5 USDT']);
  });

  it('refuses values that are floats alone, for their digits are lost', async () => {
    await putParquet('ethereum__erc20_transfers__0_to_9.parquet', `${EVENT}, 2.5e6 AS value_f64`);
    await expect(place.load()).rejects.toMatchObject({
      code: 'SOURCE_SCHEMA',
      message: expect.stringContaining('Expected a column "value_string" or "value_binary"') as string,
    });
  });

  it('says what is missing where nothing tells when the blocks were', async () => {
    await putParquet('ethereum__erc20_transfers__0_to_9.parquet', `${EVENT}, '2500000' AS value_string`);
    await expect(place.load()).rejects.toThrow('Nothing says when they were: put the blocks of the same tool beside');
  });
});
