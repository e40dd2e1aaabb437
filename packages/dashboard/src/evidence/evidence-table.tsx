/** The transfers that an alert stands on; those of the lit sentence are marked. */
import { shortAddress } from '@analytics/domain';
import { useCallback } from 'react';
import { formatMeasure } from '../format/number.ts';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import type { Transfer } from '../drawing/flow-graph.ts';
import { strings } from '../strings.ts';
import { transfersCsv } from './transfers-csv.ts';

const text = strings.alert;

interface EvidenceTableProps {
  readonly transfers: readonly Transfer[];
  readonly lit: ReadonlySet<string> | undefined;
  readonly name: string;
}

const COLUMNS: readonly DataColumn<Transfer>[] = [
  { key: 'time', head: text.columns.time, cell: ({ block_timestamp }) => <When at_ms={block_timestamp} isExact /> },
  { key: 'from', head: text.columns.from, cell: ({ from_address }) => <AddressName address={from_address} /> },
  { key: 'to', head: text.columns.to, cell: ({ to_address }) => <AddressName address={to_address} /> },
  {
    key: 'amount',
    head: text.columns.amount,
    isNumber: true,
    title: ({ amount, asset_symbol }) => `${amount} ${asset_symbol}`,
    cell: ({ amount, asset_symbol }) => `${formatMeasure(Number(amount))} ${asset_symbol}`,
  },
  { key: 'usd', head: text.columns.usd, isNumber: true, cell: ({ amount_usd }) => <Usd amount_usd={amount_usd} /> },
  {
    key: 'transfer',
    head: text.columns.transfer,
    className: () => 'address',
    title: ({ transfer_id }) => transfer_id,
    cell: ({ tx_id, transfer_id }) => (
      <>
        {shortAddress(tx_id)}
        <CopyButton text={transfer_id} what={`${strings.copy.id} ${shortAddress(tx_id)}`} />
      </>
    ),
  },
];

export function EvidenceTable({ transfers, lit, name }: EvidenceTableProps) {
  const isLit = useCallback(({ transfer_id }: Transfer) => lit?.has(transfer_id) === true, [lit]);
  return (
    <section className="card">
      <div className="row spread">
        <h2>
          {text.evidence} <span className="quiet">· {text.evidence_count(transfers.length)}</span>
        </h2>
        <button
          type="button"
          onClick={() => {
            saveFile(`${name}.csv`, 'text/csv', transfersCsv(transfers));
          }}
        >
          {text.csv}
        </button>
      </div>
      <DataTable
        label={text.evidence}
        columns={COLUMNS}
        rows={transfers}
        rowKey={({ transfer_id }) => transfer_id}
        isLit={isLit}
      />
    </section>
  );
}
