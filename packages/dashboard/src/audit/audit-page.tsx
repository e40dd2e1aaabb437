/** The audit trail: every decision that people made, in a chain of digests that can be verified and saved. */
import { AUDIT_KINDS, type AuditKind } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { RunsTabs } from '../notifications/runs-tabs.tsx';
import { Choice } from '../parts/choice.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { SaveTrail } from './save-trail.tsx';
import { VerifyTrail } from './verify-trail.tsx';

const text = strings.audit;
const PAGE = 100;
const DIGITS_SHOWN = 12;

type Entry = ApiSchemas['AuditEntry'];

export function AuditPage() {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const kind = kindOf(params.get('kind'));
  const subject = useTypedParam('subject');
  const actor = useTypedParam('actor');
  const filter = {
    ...(kind === undefined ? {} : { kind }),
    ...given('subject', subject.settled),
    ...given('actor', actor.settled),
  };
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['audit trail', network, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { network, limit: PAGE, offset: pageParam, ...filter };
      return answerOf(client.GET('/api/v1/audit/trail', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const entries = data?.pages.flatMap((page) => page.entries);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <RunsTabs />
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <VerifyTrail />
      <section className="card">
        <div className="row spread">
          <h2>{text.entries}</h2>
          <SaveTrail />
        </div>
        <search className="filters">
          <Choice
            label={text.kind}
            value={kind ?? ''}
            options={[['', text.all_kinds], ...KINDS.map((one): readonly [string, string] => [one, text.kinds[one]])]}
            onChoose={(chosen) => {
              set({ kind: chosen });
            }}
          />
          <TypedField
            label={text.subject}
            value={subject.typed}
            placeholder={text.subject_hint}
            onType={subject.setTyped}
          />
          <TypedField label={text.actor} value={actor.typed} placeholder={text.all_actors} onType={actor.setTyped} />
        </search>
        {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
        {error === null && entries === undefined && <Loading what={text.entries} />}
        {entries?.length === 0 &&
          (isFiltered ? <p className="quiet">{text.none_found}</p> : <Empty title={text.none} />)}
        {entries !== undefined && entries.length > 0 && (
          <>
            <DataTable
              label={text.entries}
              columns={COLUMNS}
              rows={entries}
              isTall
              rowKey={({ entry_number, digest }) => `${entry_number} ${digest}`}
            />
            <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
          </>
        )}
      </section>
    </>
  );
}

const KINDS = Object.keys(AUDIT_KINDS) as AuditKind[];

function kindOf(name: string | null): AuditKind | undefined {
  return KINDS.find((kind) => kind === name);
}

function given<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  const trimmed = value.trim();
  return trimmed === '' ? {} : ({ [name]: trimmed } as Record<Name, string>);
}

const COLUMNS: readonly DataColumn<Entry>[] = [
  { key: 'number', head: text.number, isNumber: true, isRowHead: true, cell: ({ entry_number }) => entry_number },
  { key: 'when', head: text.when, cell: ({ at_ms }) => <When at_ms={at_ms} isExact /> },
  { key: 'kind', head: text.kind, cell: ({ kind }) => text.kinds[kind] },
  { key: 'action', head: text.action, cell: ({ action }) => words(action) },
  { key: 'subject', head: text.subject, className: () => 'wraps', cell: subjectOf },
  { key: 'actor', head: text.actor, cell: ({ actor }) => actor },
  { key: 'reason', head: text.reason, className: () => 'wraps', cell: ({ reason }) => reason },
  {
    key: 'digest',
    head: text.digest,
    leaves: 'first',
    title: ({ digest }) => digest,
    cell: ({ digest }) => <code>{digest.slice(0, DIGITS_SHOWN)}…</code>,
  },
];

function subjectOf({ kind, subject }: Entry) {
  if (subject === '') return '';
  if (kind === 'alert') return <SliceLink to={`/alerts/${encodeURIComponent(subject)}`}>{subject}</SliceLink>;
  if (kind === 'filing') return <SliceLink to={`/filings/${encodeURIComponent(subject)}`}>{subject}</SliceLink>;
  if (kind === 'canvas') return <SliceLink to={`/canvas/${encodeURIComponent(subject)}`}>{subject}</SliceLink>;
  if (kind === 'watch' || kind === 'label' || kind === 'entity')
    return <SliceLink to={`/addresses/${encodeURIComponent(subject)}`}>{subject}</SliceLink>;
  return subject;
}
