/** The transfers that an alert stands on; those of the lit sentence are marked. */
import { shortAddress } from '@analytics/domain';
import { useMutation } from '@tanstack/react-query';
import { useCallback } from 'react';
import { formatMeasure } from '../format/number.ts';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import type { Transfer } from '../drawing/flow-graph.ts';
import { strings } from '../strings.ts';
import { evidencePart, partWords, type EvidencePart } from './evidence-part.ts';
import { PartNotice } from './part-notice.tsx';
import { transfersCsv } from './transfers-csv.ts';

const text = strings.alert;

interface EvidenceTableProps {
  readonly transfers: readonly Transfer[];
  readonly lit: ReadonlySet<string> | undefined;
  readonly name: string;
  /** Where less is listed than there is. */
  readonly part?: EvidencePart | undefined;
  /** Asks for all transfers, where `part` says that the table leaves some out and they can be had. */
  readonly readAll?: (() => Promise<readonly Transfer[]>) | undefined;
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

export function EvidenceTable({ transfers, lit, name, part, readAll }: EvidenceTableProps) {
  const isLit = useCallback(({ transfer_id }: Transfer) => lit?.has(transfer_id) === true, [lit]);
  const save = useMutation({
    mutationFn: async () => {
      const saved = part === undefined || readAll === undefined ? transfers : await readAll();
      saveFile(`${name}.csv`, 'text/csv', transfersCsv(saved));
      return saved;
    },
  });
  const missing = part && save.data && readAll && evidencePart(save.data, part);
  return (
    <section className="card">
      <div className="row spread">
        <h2>
          {text.evidence} <span className="quiet">· {text.evidence_count(transfers.length)}</span>
        </h2>
        <button
          type="button"
          disabled={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {save.isPending ? text.csv_loading : text.csv}
        </button>
      </div>
      <PartNotice part={part} hint={readAll === undefined ? text.part_pattern : text.part_csv} />
      <div role="status">{missing !== undefined && <p className="amber">{text.csv_partly(partWords(missing))}</p>}</div>
      {save.error !== null && <Failure error={save.error} />}
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
