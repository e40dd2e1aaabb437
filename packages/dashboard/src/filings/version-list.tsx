/** Every version of a filing, and what differs between one of them and what is shown. */
import type { FilingDocument } from '@analytics/domain';
import { storedFilingSchema } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { filingStrings as text } from '../strings-filings.ts';
import { differencesOf, type Difference } from './filing-differences.ts';
import { FilingStatusBadge } from './filings-page.tsx';

const DIGITS_SHOWN = 12;

type Version = ApiSchemas['FilingVersion'];

/** `document` is what is shown, saved or not. */
export function VersionList({
  filing_id,
  document,
}: {
  readonly filing_id: string;
  readonly document: FilingDocument;
}) {
  const client = useClient();
  const { network } = useSlice();
  const [compared, setCompared] = useState<number>();
  const query = useQuery({
    queryKey: ['filing versions', network, filing_id],
    queryFn: ({ signal }) => {
      const params = { path: { filing_id }, query: { network } };
      return answerOf(client.GET('/api/v1/filings/{filing_id}/versions', { params, signal }));
    },
  });
  return (
    <>
      <QueryCard title={text.sections.versions} query={query}>
        {({ versions, damaged_version }) => (
          <>
            {damaged_version > 0 && <p className="notice-text">{text.damaged(damaged_version)}</p>}
            <DataTable
              label={text.sections.versions}
              columns={columnsOf(setCompared)}
              rows={versions.toReversed()}
              rowKey={({ version, digest }) => `${version} ${digest}`}
            />
          </>
        )}
      </QueryCard>
      {compared !== undefined && <Differences filing_id={filing_id} version={compared} document={document} />}
    </>
  );
}

function columnsOf(compare: (version: number) => void): readonly DataColumn<Version>[] {
  return [
    {
      key: 'version',
      head: text.columns.version,
      isRowHead: true,
      cell: ({ filing_id, version }) => (
        <SliceLink to={`/filings/${filing_id}`} query={{ version: String(version) }}>
          {text.view(version)}
        </SliceLink>
      ),
    },
    { key: 'what', head: text.columns.what, cell: ({ action }) => text.actions[action] },
    { key: 'status', head: text.columns.status, cell: ({ status }) => <FilingStatusBadge status={status} /> },
    { key: 'who', head: text.columns.who, cell: ({ saved_by }) => saved_by },
    { key: 'when', head: text.columns.when, cell: ({ saved_at_ms }) => <When at_ms={saved_at_ms} isExact /> },
    { key: 'note', head: text.columns.note, className: () => 'wraps', cell: ({ note }) => note },
    {
      key: 'digest',
      head: text.columns.digest,
      leaves: 'first',
      title: ({ digest }) => digest,
      cell: ({ digest }) => <code>{digest.slice(0, DIGITS_SHOWN)}…</code>,
    },
    {
      key: 'compare',
      head: text.columns.compare,
      isHeadHidden: true,
      cell: ({ version }) => (
        <button
          type="button"
          aria-label={text.compare_with(version)}
          onClick={() => {
            compare(version);
          }}
        >
          {text.columns.compare}
        </button>
      ),
    },
  ];
}

interface DifferencesProps {
  readonly filing_id: string;
  readonly version: number;
  readonly document: FilingDocument;
}

function Differences({ filing_id, version, document }: DifferencesProps) {
  const client = useClient();
  const { network } = useSlice();
  const { data, error } = useQuery({
    queryKey: ['filing', network, filing_id, version],
    queryFn: ({ signal }) => {
      const params = { path: { filing_id }, query: { network, version } };
      return answerOf(client.GET('/api/v1/filings/{filing_id}', { params, signal }));
    },
  });
  const differences = data === undefined ? [] : differencesOf(storedFilingSchema.parse(data.document), document);
  return (
    <section className="card">
      <h2>{text.differences(version)}</h2>
      {error !== null && <Failure error={error} />}
      {error === null && data === undefined && <Loading what={text.one} />}
      {data !== undefined && differences.length === 0 && <p role="status">{text.no_difference}</p>}
      {differences.length > 0 && (
        <DataTable
          label={text.differences(version)}
          columns={DIFFERENCE_COLUMNS}
          rows={differences}
          rowKey={({ place }) => place}
        />
      )}
    </section>
  );
}

const DIFFERENCE_COLUMNS: readonly DataColumn<Difference>[] = [
  { key: 'field', head: text.field, isRowHead: true, className: () => 'wraps', cell: ({ place }) => place },
  { key: 'was', head: text.was, className: () => 'wraps', cell: ({ was }) => shown(was, text.added) },
  { key: 'is', head: text.is, className: () => 'wraps', cell: ({ is }) => shown(is, text.removed) },
];

function shown(value: string | undefined, without: string) {
  if (value === undefined) return <span className="quiet">{without}</span>;
  return value === '' ? <span className="quiet">{text.empty}</span> : value;
}
