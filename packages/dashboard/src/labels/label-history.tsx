/** What was added, changed and removed, newest first. */
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { ChangeHistory } from '../parts/change-history.tsx';
import type { DataColumn } from '../parts/data-table.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { typeWords } from './label-table.tsx';

const text = strings.labels;
const PAGE = 20;

type Change = ApiSchemas['LabelChange'];

const COLUMNS: readonly DataColumn<Change>[] = [
  { key: 'when', head: text.when, isRowHead: true, cell: ({ changed_at_ms }) => <When at_ms={changed_at_ms} /> },
  { key: 'action', head: text.done, cell: ({ action }) => words(action) },
  { key: 'address', head: text.address, cell: ({ address }) => <AddressName address={address} /> },
  { key: 'label', head: text.name, leaves: 'first', cell: ({ label }) => label },
  { key: 'type', head: text.type, cell: typeWords },
  { key: 'source', head: text.source, leaves: 'second', cell: ({ source }) => source },
  { key: 'who', head: text.who, cell: ({ changed_by }) => changed_by },
  { key: 'reason', head: text.reason, leaves: 'third', cell: ({ reason }) => reason },
];

/** Of one address where one is asked for. */
export function LabelHistory({ address }: { readonly address: string }) {
  return (
    <ChangeHistory<Change>
      address={address}
      name="label history"
      page_size={PAGE}
      ask={(client, query, signal) => answerOf(client.GET('/api/v1/labels/history', { params: { query }, signal }))}
      words={text}
      columns={COLUMNS}
      rowKey={({ changed_at_ms, address: of, label, source }) => JSON.stringify([changed_at_ms, of, label, source])}
    />
  );
}
