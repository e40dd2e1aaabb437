/** What was put on lists, changed and removed, newest first. */
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
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
  const client = useClient();
  const { network } = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['watch history', network, address],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { network, limit: PAGE, offset: pageParam, ...(address === '' ? {} : { address }) };
      return answerOf(client.GET('/api/v1/watches/history', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const changes = data?.pages.flatMap((page) => page.changes);
  return (
    <section className="card">
      <h2>{text.history}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {changes?.length === 0 && <p className="quiet">{text.history_none}</p>}
      {changes !== undefined && changes.length > 0 && (
        <>
          <DataTable
            label={text.history}
            columns={COLUMNS}
            rows={changes}
            rowKey={({ changed_at_ms, address: of, list_name }) => `${changed_at_ms} ${of} ${list_name}`}
          />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}
