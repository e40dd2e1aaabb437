/** With whom an address exchanged money, largest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.address;
const PAGE = 50;

const COLUMNS: readonly DataColumn<ApiSchemas['Counterparty']>[] = [
  { key: 'address', head: strings.alert.wallet, cell: (row) => <AddressName address={row.address} /> },
  { key: 'label', head: text.labels, cell: (row) => (row.label === '' ? words(row.address_type) : row.label) },
  { key: 'sent', head: text.sent, isNumber: true, cell: (row) => <Usd amount_usd={row.sent_usd} /> },
  { key: 'received', head: text.received, isNumber: true, cell: (row) => <Usd amount_usd={row.received_usd} /> },
];

export function Counterparties({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const query = useInfiniteQuery({
    queryKey: ['counterparties', slice, address],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const page = { ...slice, limit: PAGE, offset: pageParam };
      return answerOf(
        client.GET('/api/v1/addresses/{address}/counterparties', {
          params: { path: { address }, query: page },
          signal,
        }),
      );
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  return (
    <QueryCard title={text.counterparties} query={query}>
      {({ pages }) => {
        const rows = pages.flatMap(({ counterparties }) => counterparties);
        if (rows.length === 0) return <p className="quiet">{text.no_counterparty}</p>;
        return (
          <>
            <DataTable label={text.counterparties} columns={COLUMNS} rows={rows} rowKey={({ address: of }) => of} />
            <ShowMore hasNextPage={query.hasNextPage} fetchNextPage={query.fetchNextPage} />
          </>
        );
      }}
    </QueryCard>
  );
}
