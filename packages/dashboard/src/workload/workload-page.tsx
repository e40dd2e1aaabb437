/** What is to do, what of it is late, per person and severity; whoever leads gives it to others. */
import { MAX_CASE_REASON, MAX_CASE_OWNER } from '@analytics/domain';
import type { ApiPaths } from '@analytics/api-client';
import { useId, useState } from 'react';
import { answerOf } from '../api/session.tsx';
import { Due } from '../alerts/due.tsx';
import { useCaseAct } from '../case-work/use-case-work.ts';
import { counted, formatCount } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { FormEnd } from '../parts/form-end.tsx';
import { Modal } from '../parts/modal.tsx';
import { Loading } from '../parts/states.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { SeverityTable, sumOf } from './severity-table.tsx';
import { useWorkload } from './use-workload.ts';
import { WorkTabs } from './work-tabs.tsx';

const text = strings.workload;

type Workload = ApiPaths['/api/v1/workload']['get']['responses']['200']['content']['application/json'];
type Load = Workload['people'][number];
type Gone = Workload['gone'][number];

const KINDS = ['both', 'alerts', 'cases'] as const;

export function WorkloadPage() {
  const { data, error, refetch } = useWorkload();
  if (error !== null) return <FailedPage name={text.title} error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <h1>{text.title}</h1>
      <WorkTabs />
      {data === undefined ? <Loading what={text.what} /> : <Loads workload={data} />}
    </>
  );
}

function Loads({ workload }: { readonly workload: Workload }) {
  const [from, setFrom] = useState<string>();
  const [moved, setMoved] = useState('');
  const columns: readonly DataColumn<Load>[] = [
    {
      key: 'person',
      head: text.person,
      isRowHead: true,
      cell: ({ person, is_known }) => (
        <>
          <bdi>{nameOf(person)}</bdi> {!is_known && <span className="quiet">({text.unknown})</span>}
        </>
      ),
    },
    {
      key: 'alerts',
      head: text.alerts,
      isNumber: true,
      cell: ({ person, alerts }) => (
        <SliceLink
          to="/alerts"
          query={person === '' ? { queue: 'unassigned' } : { queue: 'unfinished', assignee: person }}
        >
          {formatCount(alerts.unfinished_count)}
        </SliceLink>
      ),
    },
    {
      key: 'alerts_late',
      head: text.alerts_late,
      isNumber: true,
      className: ({ alerts }) => (alerts.late_count > 0 ? 'amber' : ''),
      cell: ({ alerts }) => formatCount(alerts.late_count),
    },
    {
      key: 'cases',
      head: text.cases,
      isNumber: true,
      cell: ({ person, cases }) => (
        <SliceLink to="/cases" query={{ owner: person === '' ? '-' : person }}>
          {formatCount(cases.unfinished_count)}
        </SliceLink>
      ),
    },
    {
      key: 'cases_late',
      head: text.cases_late,
      isNumber: true,
      className: ({ cases }) => (cases.late_count > 0 ? 'amber' : ''),
      cell: ({ cases }) => formatCount(cases.late_count),
    },
    { key: 'due', head: text.next_due, leaves: 'first', cell: (load) => <Due at_ms={nextDue(load)} /> },
    ...(workload.is_lead
      ? [
          {
            key: 'act',
            head: text.reassign,
            isHeadHidden: true,
            cell: ({ person, alerts, cases }: Load) =>
              person !== '' &&
              alerts.unfinished_count + cases.unfinished_count > 0 && (
                <button
                  type="button"
                  className="plain"
                  aria-label={text.reassign_title(person)}
                  onClick={() => {
                    setFrom(person);
                  }}
                >
                  {text.reassign}
                </button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <p className="quiet">{workload.is_lead ? text.intro_lead : text.intro}</p>
      {moved !== '' && (
        <p className="good" role="status">
          {moved}
        </p>
      )}
      <section className="card">
        <h2>{text.people}</h2>
        <DataTable label={text.people} columns={columns} rows={workload.people} rowKey={({ person }) => person} />
      </section>
      <section className="card">
        <h2>{text.severities}</h2>
        <SeverityTable label={text.severities} head={text.severity} rows={bySeverity(workload.people)} />
      </section>
      {workload.gone.length > 0 && <GoneCases gone={workload.gone} />}
      {from !== undefined && (
        <ReassignDialog
          from={from}
          names={workload.names.filter((name) => name !== from)}
          onClose={() => {
            setFrom(undefined);
          }}
          onDone={setMoved}
        />
      )}
    </>
  );
}

function nameOf(person: string): string {
  return person === '' ? text.nobody : person;
}

function nextDue({ alerts, cases }: Load): number {
  const due = [alerts.next_due_ms, cases.next_due_ms].filter((at_ms) => at_ms > 0);
  return due.length === 0 ? 0 : Math.min(...due);
}

function bySeverity(people: readonly Load[]) {
  const none = { critical: 0, high: 0, medium: 0, low: 0 };
  const total = (countsOf: (load: Load) => Load['alerts']['by_severity']) =>
    people.reduce((sum, load) => sumOf(sum, countsOf(load)), none);
  return [
    { name: text.alerts, counts: total(({ alerts }) => alerts.by_severity) },
    { name: text.alerts_late, counts: total(({ alerts }) => alerts.late_by_severity) },
    { name: text.cases, counts: total(({ cases }) => cases.by_severity) },
    { name: text.cases_late, counts: total(({ cases }) => cases.late_by_severity) },
  ];
}

const GONE_COLUMNS: readonly DataColumn<Gone>[] = [
  {
    key: 'case',
    head: text.case,
    isRowHead: true,
    className: () => 'address',
    cell: ({ case_id }) => <SliceLink to={`/cases/${case_id}`}>{case_id}</SliceLink>,
  },
  { key: 'owner', head: strings.case_work.owner, cell: ({ owner }) => <bdi>{nameOf(owner)}</bdi> },
  { key: 'status', head: strings.case_work.status, cell: ({ status }) => strings.case_work.statuses[status] },
  { key: 'last', head: strings.case_work.last_act, cell: ({ last_act_ms }) => <When at_ms={last_act_ms} /> },
];

function GoneCases({ gone }: { readonly gone: readonly Gone[] }) {
  return (
    <section className="card">
      <h2>{text.gone}</h2>
      <p className="quiet">{text.gone_hint}</p>
      <DataTable label={text.gone} columns={GONE_COLUMNS} rows={gone} rowKey={({ case_id }) => case_id} />
    </section>
  );
}

interface ReassignDialogProps {
  readonly from: string;
  readonly names: readonly string[];
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

function ReassignDialog({ from, names, onClose, onDone }: ReassignDialogProps) {
  const known = useId();
  const reassign = useCaseAct((client, query, fields: FormData) => {
    const what = KINDS.find((kind) => kind === textOf(fields, 'what')) ?? 'both';
    const body = { from, to: textOf(fields, 'to'), what, reason: textOf(fields, 'reason') };
    return answerOf(client.POST('/api/v1/workload/reassign', { params: { query }, body }));
  });
  return (
    <Modal title={text.reassign_title(from)} onClose={onClose}>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          reassign.mutate(new FormData(event.currentTarget), {
            onSuccess: ({ alert_count, case_count }) => {
              onDone(text.reassigned(counted(alert_count, 'alert'), counted(case_count, 'case')));
              onClose();
            },
          });
        }}
      >
        <p className="quiet">{text.reassign_hint}</p>
        <label className="field">
          {text.to}
          <input name="to" list={known} maxLength={MAX_CASE_OWNER} placeholder={text.to_hint} autoComplete="off" />
          <datalist id={known}>
            {names.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        <label className="field">
          {text.kind}
          <select name="what">
            {KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {text.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {strings.case_work.reason}
          <input name="reason" required maxLength={MAX_CASE_REASON} autoComplete="off" />
        </label>
        <FormEnd sending={reassign} onCancel={onClose}>
          {text.reassign}
        </FormEnd>
      </form>
    </Modal>
  );
}
