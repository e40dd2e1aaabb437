import { expect, it } from 'vitest';
import { addressChangeLines } from './address-changes.ts';

const change = { address: '0xab', row_count: 1, detail: '', changed_at_ms: 0 } as const;

it('addressChangeLines says what was folded, what contradicts and what to run again', () => {
  const lines = addressChangeLines([
    { ...change, table_name: 'core_address_labels', found: '0xAB', outcome: 'conflict', detail: 'found two; kept one' },
    { ...change, table_name: 'analyzers_features', found: '2025-01-31/30', outcome: 'outdated' },
    { ...change, table_name: 'core_transfers', found: '0xAB', outcome: 'folded', row_count: 1200 },
  ]);
  expect(lines).toEqual([
    'Addresses were given one form when this version came: 1,200 transfers, 1 label.',
    '  1 conflict; all are in core_address_changes:',
    '  0xAB: found two; kept one',
    '  Published with addresses in other forms, to be run again: 2025-01-31/30.',
  ]);
  expect(addressChangeLines([])).toEqual([]);
});
