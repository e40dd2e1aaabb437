/** What became of something in a network, newest first, some at a time. */
import type { ApiClient } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import { DataTable, type DataColumn } from './data-table.tsx';
import { ShowMore } from './show-more.tsx';
import { Failure } from './states.tsx';

/** What a page of changes is asked for with; without an address of all. */
export interface ChangesQuery {
  readonly network: string;
  readonly limit: number;
  readonly offset: number;
  readonly address?: string;
}

interface ChangeHistoryProps<Change> {
  /** Of one address where it is not empty. */
  readonly address: string;
  /** Names what is asked for among all that is kept. */
  readonly name: string;
  readonly page_size: number;
  readonly ask: (
    client: ApiClient,
    query: ChangesQuery,
    signal: AbortSignal,
  ) => Promise<{ readonly changes: readonly Change[]; readonly has_more: boolean }>;
  readonly words: { readonly history: string; readonly history_none: string };
  readonly columns: readonly DataColumn<Change>[];
  readonly rowKey: (change: Change) => string;
}

export function ChangeHistory<Change>(props: ChangeHistoryProps<Change>) {
  const { address, name, page_size, ask, words, columns, rowKey } = props;
  const client = useClient();
  const { network } = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [name, network, address],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { network, limit: page_size, offset: pageParam, ...(address === '' ? {} : { address }) };
      return ask(client, query, signal);
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * page_size : null),
  });
  const changes = data?.pages.flatMap((page) => page.changes);
  return (
    <section className="card">
      <h2>{words.history}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {changes?.length === 0 && <p className="quiet">{words.history_none}</p>}
      {changes !== undefined && changes.length > 0 && (
        <>
          <DataTable label={words.history} columns={columns} rows={changes} rowKey={rowKey} />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}
