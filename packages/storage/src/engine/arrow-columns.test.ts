import { tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { expect, it } from 'vitest';
import { arrowTable, textColumn } from './arrow-columns.ts';

it('keeps the columns and their types of a table without rows', () => {
  const empty = arrowTable({
    address: textColumn([]),
    confidence_score: { values: new Float32Array(0) },
    updated_timestamp: { values: new BigUint64Array(0) },
    amount: { words: new BigUint64Array(0) },
  });
  const read = tableFromIPC(tableToIPC(empty, { format: 'stream' }) ?? new Uint8Array());
  expect(read.numRows).toBe(0);
  expect(read.schema.fields.map(({ name, type }) => `${name} ${type.typeId}`)).toEqual(
    empty.schema.fields.map(({ name, type }) => `${name} ${type.typeId}`),
  );
  expect(read.names).toEqual(['address', 'confidence_score', 'updated_timestamp', 'amount']);
});
