/** What was put on lists, changed and removed, newest first. */
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf } from '../api/session.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { ChangeHistory } from '../parts/change-history.tsx';
import type { DataColumn } from '../parts/data-table.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.watches;
const PAGE = 50;

type Change = ApiSchemas['WatchChange'];

const COLUMNS: readonly DataColumn<Change>[] = [
  { key: 'when', head: text.when, cell: ({ changed_at_ms }) => <When at_ms={changed_at_ms} isExact /> },
  { key: 'done', head: text.done, cell: ({ action }) => action },
  { key: 'address', head: text.address, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
  { key: 'list', head: text.list, cell: ({ list_name }) => list_name },
  { key: 'who', head: text.who, leaves: 'second', cell: ({ changed_by }) => changed_by },
  { key: 'note', head: text.note, cell: ({ note }) => note },
];

export function WatchHistory({ address }: { readonly address: string }) {
  return (
    <ChangeHistory<Change>
      address={address}
      name="watch history"
      page_size={PAGE}
      ask={(client, query, signal) => answerOf(client.GET('/api/v1/watches/history', { params: { query }, signal }))}
      words={text}
      columns={COLUMNS}
      rowKey={({ changed_at_ms, address: of, list_name }) => `${changed_at_ms} ${of} ${list_name}`}
    />
  );
}
