/**
 * Who asked for what through the API, newest first. Asked for when it is opened: it takes a key with the scope `admin`.
 */
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount, formatTenths } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { strings } from '../strings.ts';
import { ASKED_KINDS, askedOf, type AskedKind } from './asked.ts';

const text = strings.access_log;
/** As many as the service keeps at hand. */
const NEWEST = 1000;

type Asked = ApiSchemas['AccessLogEntry'];

const COLUMNS: readonly DataColumn<Asked>[] = [
  { key: 'when', head: text.when, cell: ({ at_ms }) => <When at_ms={at_ms} /> },
  { key: 'who', head: text.who, isRowHead: true, cell: ({ key_name }) => key_name },
  {
    key: 'what',
    head: text.request,
    className: () => 'request',
    cell: ({ method, target }) => (
      <code>
        {method} {target}
      </code>
    ),
  },
  {
    key: 'status',
    head: text.status,
    isNumber: true,
    className: ({ status }) => (status >= 400 ? 'failure verdict' : ''),
    cell: ({ status }) => status,
  },
  { key: 'took', head: text.took, isNumber: true, cell: ({ duration_ms }) => formatTenths(duration_ms) },
  { key: 'from', head: text.from, cell: ({ remote_address }) => remote_address },
];

export function AccessLog() {
  const client = useClient();
  const [isOpen, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['access-log'],
    enabled: isOpen,
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/audit/access-log', { params: { query: { limit: NEWEST } }, signal })),
  });
  return (
    <section className="card">
      <h2>{text.title}</h2>
      <details
        onToggle={(event) => {
          setOpen(event.currentTarget.open);
        }}
      >
        <summary>{text.open}</summary>
        <p className="quiet">{text.hint}</p>
        {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
        {isOpen && error === null && data === undefined && <Loading what={text.what} />}
        {data !== undefined && <AskedTable entries={data.rows} onRefresh={() => void refetch()} />}
      </details>
    </section>
  );
}

interface AskedTableProps {
  readonly entries: readonly Asked[];
  readonly onRefresh: () => void;
}

function AskedTable({ entries, onRefresh }: AskedTableProps) {
  const [kind, setKind] = useState<AskedKind>('data');
  const [q, setQ] = useState('');
  const shown = useMemo(() => askedOf(entries, kind, q), [entries, kind, q]);
  return (
    <>
      <search className="filters">
        <TypedField label={text.search} value={q} placeholder={text.search_hint} onType={setQ} />
        <label className="field">
          {text.show}
          <select
            value={kind}
            onChange={(event) => {
              setKind(ASKED_KINDS.find((known) => known === event.target.value) ?? 'data');
            }}
          >
            {ASKED_KINDS.map((known) => (
              <option key={known} value={known}>
                {text.kinds[known]}
              </option>
            ))}
          </select>
        </label>
        <button type="button" onClick={onRefresh}>
          {text.refresh}
        </button>
      </search>
      <p role="status" className="quiet">
        {text.found(formatCount(shown.length), formatCount(entries.length))}
      </p>
      {shown.length > 0 && (
        <DataTable
          label={text.title}
          columns={COLUMNS}
          rows={shown}
          rowKey={({ at_ms, request_id }) => `${at_ms} ${request_id}`}
          isTall
        />
      )}
    </>
  );
}
