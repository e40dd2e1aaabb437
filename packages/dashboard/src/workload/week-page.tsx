/** A week of work on one page, to read and to print. */
import { DAY_MS } from '@analytics/domain';
import type { ApiPaths } from '@analytics/api-client';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { SeverityLine, SeverityTable, sumOf, totalOf } from './severity-table.tsx';
import { WorkTabs } from './work-tabs.tsx';

const text = strings.week;

type Week = ApiPaths['/api/v1/workload/week']['get']['responses']['200']['content']['application/json'];
type Person = Week['people'][number];

const DATE = /^\d{4}-\d{2}-\d{2}$/u;

export function WeekPage() {
  const client = useClient();
  const slice = useSlice();
  const [params] = useSearchParams();
  const asked = params.get('week') ?? '';
  const query = { ...slice, ...(DATE.test(asked) ? { week_of: asked } : {}) };
  const { data, error, refetch } = useQuery({
    queryKey: ['week', query],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/workload/week', { params: { query }, signal })),
  });
  if (error !== null) return <FailedPage name={text.title} error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <h1>{data === undefined ? text.title : text.heading(data.week_start, data.week_end)}</h1>
      <WorkTabs />
      {data === undefined ? <Loading what={text.what} /> : <WeekBody week={data} />}
    </>
  );
}

function WeekBody({ week }: { readonly week: Week }) {
  const set = useReplaceParams();
  const go = (days: number): void => {
    set({ week: new Date(Date.parse(week.week_start) + days * DAY_MS).toISOString().slice(0, 10) });
  };
  const late = week.loads
    .map(({ person, alerts, cases }) => ({
      name: person === '' ? strings.workload.nobody : person,
      counts: sumOf(alerts.late_by_severity, cases.late_by_severity),
    }))
    .filter(({ counts }) => totalOf(counts) > 0);
  const decided = week.decided
    .map(({ status, by_severity }) => ({ name: strings.statuses[status], counts: by_severity }))
    .filter(({ counts }) => totalOf(counts) > 0);
  return (
    <div className="week">
      <div className="row not-printed">
        <button
          type="button"
          onClick={() => {
            go(-7);
          }}
        >
          {text.previous}
        </button>
        <button
          type="button"
          onClick={() => {
            go(7);
          }}
        >
          {text.next}
        </button>
        <button
          type="button"
          className="primary"
          onClick={() => {
            window.print();
          }}
        >
          {text.print}
        </button>
      </div>
      <p className="quiet">
        {text.of(week.network, week.processing_date, week.window_days)}. {!week.is_lead && text.only_yours}
      </p>
      {week.is_cut && <p className="amber">{text.cut}</p>}
      <section className="card">
        <h2>
          {text.came_in}: {formatCount(totalOf(week.came_in))}
        </h2>
        <p className="quiet">{text.came_in_hint}</p>
        <SeverityLine counts={week.came_in} />
      </section>
      <section className="card">
        <h2>
          {text.decided}: {formatCount(decided.reduce((sum, { counts }) => sum + totalOf(counts), 0))}
        </h2>
        <p className="quiet">{text.decided_hint}</p>
        {decided.length > 0 && <SeverityTable label={text.decided} head={text.decision} rows={decided} />}
        {week.decided_elsewhere_count > 0 && (
          <p className="quiet">{text.elsewhere(formatCount(week.decided_elsewhere_count))}</p>
        )}
      </section>
      <section className="card">
        <h2>
          {text.late}: {formatCount(late.reduce((sum, { counts }) => sum + totalOf(counts), 0))}
        </h2>
        <p className="quiet">{text.late_hint}</p>
        {late.length === 0 ? (
          <p>{text.none_late}</p>
        ) : (
          <SeverityTable label={text.late} head={strings.workload.person} rows={late} />
        )}
      </section>
      <section className="card">
        <h2>{text.people}</h2>
        {week.people.length === 0 ? (
          <p className="quiet">{text.nobody_did}</p>
        ) : (
          <DataTable label={text.people} columns={PERSON_COLUMNS} rows={week.people} rowKey={({ person }) => person} />
        )}
      </section>
    </div>
  );
}

const PERSON_COLUMNS: readonly DataColumn<Person>[] = [
  { key: 'person', head: strings.workload.person, isRowHead: true, cell: ({ person }) => <bdi>{person}</bdi> },
  {
    key: 'decisions',
    head: text.decisions,
    isNumber: true,
    cell: ({ decisions }) => formatCount(Object.values(decisions).reduce((sum, count) => sum + count, 0)),
  },
  {
    key: 'true',
    head: strings.statuses.true_positive,
    isNumber: true,
    cell: ({ decisions }) => formatCount(decisions.true_positive),
  },
  {
    key: 'false',
    head: strings.statuses.false_positive,
    isNumber: true,
    cell: ({ decisions }) => formatCount(decisions.false_positive),
  },
  {
    key: 'closed',
    head: text.closed,
    isNumber: true,
    cell: ({ case_statuses }) => formatCount(case_statuses.closed),
  },
  { key: 'comments', head: text.comments, isNumber: true, cell: ({ comment_count }) => formatCount(comment_count) },
  { key: 'other', head: text.other, isNumber: true, cell: ({ other_act_count }) => formatCount(other_act_count) },
];
