/** Who changed users and keys, in a chain that can be verified. */
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.people;
const PAGE = 50;

type Entry = ApiSchemas['AuditEntry'];

export function PeopleTrail() {
  const client = useClient();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['people trail'],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      answerOf(client.GET('/api/v1/people/trail', { params: { query: { limit: PAGE, offset: pageParam } }, signal })),
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const entries = data?.pages.flatMap((page) => page.entries);
  return (
    <section className="card">
      <h2>{text.trail}</h2>
      <p className="quiet">{text.trail_hint}</p>
      <Verify />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && entries === undefined && <Loading what={text.trail} />}
      {entries?.length === 0 && <p className="quiet">{text.no_change}</p>}
      {entries !== undefined && entries.length > 0 && (
        <>
          <DataTable
            label={text.trail}
            columns={COLUMNS}
            rows={entries}
            rowKey={({ entry_number, digest }) => `${entry_number} ${digest}`}
          />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}

const COLUMNS: readonly DataColumn<Entry>[] = [
  { key: 'time', head: text.time, cell: ({ at_ms }) => <When at_ms={at_ms} isExact /> },
  {
    key: 'what',
    head: text.what,
    isRowHead: true,
    className: () => 'wraps',
    cell: ({ kind, action, subject, detail_json }) => text.change(kind, action, subject, detailOf(detail_json)),
  },
  { key: 'who', head: text.who, className: () => 'wraps', cell: ({ actor }) => actor },
];

/** The role or scope that it was about; '' for none. */
function detailOf(detail_json: string): string {
  const detail: unknown = JSON.parse(detail_json);
  if (detail === null || typeof detail !== 'object') return '';
  if ('role' in detail) return String(detail.role);
  return 'scope' in detail ? String(detail.scope) : '';
}

function Verify() {
  const client = useClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: () => answerOf(client.GET('/api/v1/people/trail/verification')),
  });
  return (
    <div className="row">
      <button
        type="button"
        disabled={isPending}
        onClick={() => {
          mutate();
        }}
      >
        {text.verify}
      </button>
      {data !== undefined && (
        <span role="status">
          {data.is_whole ? text.whole(formatCount(data.entry_count)) : text.broken(formatCount(data.problems.length))}
        </span>
      )}
      {error !== null && <Failure error={error} />}
    </div>
  );
}
