/** The cases of the slice: alerts that belong together, the ones to read first on top. */
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.cases;
const PAGE = 200;

const COLUMNS: readonly DataColumn<ApiSchemas['Case']>[] = [
  { key: 'rank', head: text.rank, isNumber: true, cell: ({ best_rank }) => formatCount(best_rank) },
  {
    key: 'case',
    head: text.case,
    isRowHead: true,
    cell: ({ cluster_id }) => <SliceLink to={`/cases/${cluster_id}`}>{cluster_id}</SliceLink>,
  },
  { key: 'severity', head: text.severity, cell: ({ severity_max }) => <SeverityBadge severity={severity_max} /> },
  { key: 'primary', head: text.primary, cell: ({ primary_address }) => <AddressName address={primary_address} /> },
  { key: 'alerts', head: text.alerts, isNumber: true, cell: ({ total_alerts }) => formatCount(total_alerts) },
  { key: 'open', head: text.open, isNumber: true, cell: ({ open_alerts }) => formatCount(open_alerts) },
  {
    key: 'volume',
    head: text.volume,
    isNumber: true,
    cell: ({ total_volume_usd }) => <Usd amount_usd={total_volume_usd} />,
  },
  { key: 'link', head: text.link, cell: ({ cluster_type }) => words(cluster_type) },
  {
    key: 'span',
    head: text.span,
    cell: ({ earliest_alert_timestamp }) => <When at_ms={earliest_alert_timestamp} />,
  },
];

export function CasesPage() {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['cases', slice],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, limit: PAGE, offset: pageParam };
      return answerOf(client.GET('/api/v1/cases', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const cases = data.pages.flatMap((page) => page.cases);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">{text.found(formatCount(data.pages[0]?.total_count ?? 0))}</p>
      {cases.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <section className="card">
          <DataTable label={text.title} columns={COLUMNS} rows={cases} rowKey={({ cluster_id }) => cluster_id} isTall />
          {hasNextPage && (
            <button type="button" onClick={() => void fetchNextPage()}>
              {text.more}
            </button>
          )}
        </section>
      )}
    </>
  );
}
