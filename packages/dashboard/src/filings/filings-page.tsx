/** The filings of a network: what state each is in, when it is due, and who did something last. */
import { FILING_STATUSES, type FilingStatus } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { filingStrings as text } from '../strings-filings.ts';

const PAGE = 50;
const STATUSES = Object.keys(FILING_STATUSES) as FilingStatus[];

type Version = ApiSchemas['FilingVersion'];

export function FilingsPage() {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const status = STATUSES.find((one) => one === params.get('status'));
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['filings', network, status],
    initialPageParam: 0,
    staleTime: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { network, limit: PAGE, offset: pageParam, ...(status === undefined ? {} : { status }) };
      return answerOf(client.GET('/api/v1/filings', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const filings = data?.pages.flatMap((page) => page.filings);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <section className="card">
        <search className="filters">
          <Choice
            label={text.filter.status}
            value={status ?? ''}
            options={[
              ['', text.filter.any],
              ...STATUSES.map((one): readonly [string, string] => [one, text.statuses[one]]),
            ]}
            onChoose={(chosen) => {
              set({ status: chosen });
            }}
          />
        </search>
        {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
        {error === null && filings === undefined && <Loading what={text.what} />}
        {filings?.length === 0 && <Empty title={text.none} hint={text.intro} />}
        {filings !== undefined && filings.length > 0 && (
          <>
            <DataTable label={text.title} columns={COLUMNS} rows={filings} rowKey={({ filing_id }) => filing_id} />
            <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
          </>
        )}
      </section>
    </>
  );
}

const COLUMNS: readonly DataColumn<Version>[] = [
  {
    key: 'title',
    head: text.columns.title,
    isRowHead: true,
    className: () => 'wraps',
    cell: ({ filing_id, title }) => <SliceLink to={`/filings/${filing_id}`}>{title}</SliceLink>,
  },
  { key: 'status', head: text.columns.status, cell: ({ status }) => <FilingStatusBadge status={status} /> },
  { key: 'due', head: text.columns.due, cell: ({ due_date }) => due_date },
  { key: 'by', head: text.columns.by, leaves: 'second', cell: ({ drafted_by }) => drafted_by },
  {
    key: 'last',
    head: text.columns.last,
    cell: ({ action, saved_by, saved_at_ms }) => (
      <>
        {text.actions[action]}, {saved_by}, <When at_ms={saved_at_ms} />
      </>
    ),
  },
  { key: 'version', head: text.columns.version, isNumber: true, leaves: 'first', cell: ({ version }) => version },
];

export function FilingStatusBadge({ status }: { readonly status: FilingStatus }) {
  return <span className={`badge filing-${status}`}>{text.statuses[status]}</span>;
}
