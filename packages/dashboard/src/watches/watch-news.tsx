/** What watched addresses did that the published date before did not have. */
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.watches;
const PAGE = 100;
/** Of the new alerts of one address. */
const ALERTS_SHOWN = 2;

type Activity = ApiSchemas['WatchActivity'];

const COLUMNS: readonly DataColumn<Activity>[] = [
  { key: 'address', head: text.address, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
  { key: 'lists', head: text.lists, cell: ({ list_names }) => list_names.join(', ') },
  {
    key: 'new_alerts',
    head: text.new_alerts,
    cell: ({ new_alert_ids }) => (
      <>
        {new_alert_ids.slice(0, ALERTS_SHOWN).map((alert_id) => (
          <span key={alert_id}>
            <SliceLink to={`/alerts/${alert_id}`}>{alert_id}</SliceLink>{' '}
          </span>
        ))}
        {new_alert_ids.length > ALERTS_SHOWN && text.more(new_alert_ids.length - ALERTS_SHOWN)}
      </>
    ),
  },
  {
    key: 'new_transfers',
    head: text.new_transfers,
    isNumber: true,
    cell: ({ new_transfer_count }) => formatCount(new_transfer_count),
  },
  { key: 'new_usd', head: text.new_usd, isNumber: true, cell: ({ new_usd }) => <Usd amount_usd={new_usd} /> },
  {
    key: 'last',
    head: text.last,
    leaves: 'third',
    cell: ({ last_time }) => (last_time === 0 ? '' : <When at_ms={last_time} />),
  },
  {
    key: 'alerts',
    head: text.alerts,
    isNumber: true,
    leaves: 'first',
    cell: ({ alert_count }) => formatCount(alert_count),
  },
  {
    key: 'transfers',
    head: text.transfers,
    isNumber: true,
    leaves: 'first',
    cell: ({ transfer_count }) => formatCount(transfer_count),
  },
];

export function WatchNews() {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['watch activity', slice],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, limit: PAGE, offset: pageParam };
      return answerOf(client.GET('/api/v1/watches/activity', { params: { query }, signal }));
    },
    getNextPageParam: ({ total_count }, pages) => (pages.length * PAGE < total_count ? pages.length * PAGE : null),
  });
  const [first] = data?.pages ?? [];
  if (first?.watched_count === 0) return null;
  const activity = data?.pages.flatMap((page) => page.activity) ?? [];
  const news = activity.filter(isNews);
  const watched = formatCount(first?.watched_count ?? 0);
  return (
    <section className="card">
      <h2>{text.news}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && first === undefined && <Loading what={text.news} />}
      {first !== undefined && (
        <>
          <p className="quiet" role="status">
            {first.since_date === null ? text.news_first(watched) : text.news_since(first.since_date, watched)}
          </p>
          {news.length === 0 ? (
            <p>{text.no_news}</p>
          ) : (
            <DataTable label={text.news} columns={COLUMNS} rows={news} rowKey={({ address }) => address} />
          )}
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}

function isNews({ new_transfer_count, new_alert_ids }: Activity): boolean {
  return new_transfer_count > 0 || new_alert_ids.length > 0;
}
