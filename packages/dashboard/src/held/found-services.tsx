/** Addresses that behave as businesses and that no label names, the largest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.held;
const PAGE = 50;

const COLUMNS: readonly DataColumn<ApiSchemas['ListedRole']>[] = [
  { key: 'address', head: text.subject, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
  { key: 'role', head: text.role, cell: ({ role }) => words(role) },
  { key: 'probability', head: text.confidence, isNumber: true, cell: ({ probability }) => formatShare(probability) },
  { key: 'volume', head: text.volume, isNumber: true, cell: ({ volume_usd }) => <Usd amount_usd={volume_usd} /> },
  { key: 'reasons', head: text.reasons, leaves: 'third', cell: ({ reasons }) => reasons.join(' ') },
];

export function FoundServices() {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['found services', slice],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, unlabelled: 'true', limit: PAGE, offset: pageParam } as const;
      return answerOf(client.GET('/api/v1/roles', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const rows = data?.pages.flatMap(({ roles }) => roles);
  return (
    <section className="card">
      <h2>{text.services}</h2>
      <p className="quiet">{text.services_hint}</p>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && rows === undefined && <Loading what={text.services} />}
      {rows?.length === 0 && <p className="quiet">{text.no_services}</p>}
      {rows !== undefined && rows.length > 0 && (
        <>
          <DataTable label={text.services} columns={COLUMNS} rows={rows} rowKey={({ address }) => address} />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}
