/** What was added, changed and removed, newest first. */
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
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
  const client = useClient();
  const { network } = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['label history', network, address],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { network, limit: PAGE, offset: pageParam, ...(address === '' ? {} : { address }) };
      return answerOf(client.GET('/api/v1/labels/history', { params: { query }, signal }));
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
            rowKey={({ changed_at_ms, address: of, label, source }) =>
              JSON.stringify([changed_at_ms, of, label, source])
            }
          />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}
