/** The cases of the slice: alerts that belong together. Filter, sort, read beside the table, decide one or many. */
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { DispositionStatus } from '@analytics/domain';
import { STATUS_OF_KEY } from '../alerts/decision-keys.ts';
import { DataTable } from '../parts/data-table.tsx';
import { listAct } from '../parts/list-keys.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { hasAny, useReplaceParams } from '../parts/set-params.ts';
import { useSliceHref } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { WorkTabs } from '../workload/work-tabs.tsx';
import { caseColumns, type Case } from './case-columns.tsx';
import { CASE_FILTER_PARAMS, caseFilter, caseListParams, orderBy, type CaseFilter } from './case-filter.ts';
import { CaseFilters } from './case-filters.tsx';
import { CasePanel } from './case-panel.tsx';
import { DecideCases } from './decide-cases.tsx';
import { useCases } from './use-cases.ts';

const text = strings.cases;

export function CasesPage() {
  const [params] = useSearchParams();
  const slice = useSlice();
  const filter = caseFilter(params);
  const { data, error, refetch, hasNextPage, fetchNextPage } = useCases(filter);
  const cases = data?.pages.flatMap((page) => page.cases);
  return (
    <>
      <h1>{text.title}</h1>
      <WorkTabs />
      <CaseFilters />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && cases === undefined && <Loading what={text.what} />}
      {cases?.length === 0 &&
        (hasAny(params, CASE_FILTER_PARAMS) ? (
          <Empty title={text.none} hint={strings.alerts.none_hint} />
        ) : (
          <Empty title={text.none_raised} />
        ))}
      {cases !== undefined && cases.length > 0 && (
        <section className="card">
          {/* A selection made under one filter decides nothing under another. */}
          <CaseTable
            key={JSON.stringify([slice, { ...filter, sort: '', order: '' }])}
            cases={cases}
            filter={filter}
            total_count={data?.pages[0]?.total_count ?? 0}
          />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </section>
      )}
    </>
  );
}

interface CaseTableProps {
  readonly cases: readonly Case[];
  readonly filter: CaseFilter;
  readonly total_count: number;
}

function CaseTable({ cases, filter, total_count }: CaseTableProps) {
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const opened = cases.find(({ cluster_id }) => cluster_id === params.get('open'));
  const [pointed, setPointed] = useState<string>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ readonly status: DispositionStatus | undefined }>();
  const at = Math.max(
    0,
    cases.findIndex(({ cluster_id }) => cluster_id === (opened?.cluster_id ?? pointed)),
  );
  const active = cases[at];

  const toggle = (cluster_id: string): void => {
    setSelected((before) => (before.has(cluster_id) ? without(before, cluster_id) : new Set([...before, cluster_id])));
  };
  const columns = useMemo(() => caseColumns(selected, toggle), [selected]);
  const point = (one: Case | undefined): void => {
    if (one === undefined) return;
    setPointed(one.cluster_id);
    if (opened !== undefined) set({ open: one.cluster_id });
  };
  const decided = selected.size > 0 ? cases.filter(({ cluster_id }) => selected.has(cluster_id)) : active && [active];
  const close = (): void => {
    set({ open: undefined });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = listAct(event);
    if (act === undefined || active === undefined) return;
    event.preventDefault();
    if (act === 'next') point(cases[at + 1]);
    else if (act === 'previous') point(cases[at - 1]);
    else if (act === 'close') close();
    else if (act === 'select') toggle(active.cluster_id);
    else if (act === 'decide') setAsked({ status: STATUS_OF_KEY.get(event.key) });
    else if (opened === undefined) set({ open: active.cluster_id });
    else navigate(href(`/cases/${active.cluster_id}`, caseListParams(params)));
  };
  return (
    <>
      <div className="row spread quiet">
        <span role="status">
          {text.found(total_count)} {selected.size > 0 && `· ${strings.alerts.selected(selected.size)}`}
        </span>
        <span id="case-keys">{text.keys}</span>
        <button
          type="button"
          disabled={selected.size === 0}
          onClick={() => {
            setAsked({ status: undefined });
          }}
        >
          {strings.alerts.decide}
        </button>
      </div>
      <div className={opened === undefined ? '' : 'with-panel'}>
        <DataTable
          label={text.title}
          columns={columns}
          rows={cases}
          rowKey={({ cluster_id }) => cluster_id}
          isTall
          activeAt={at}
          describedBy="case-keys"
          onKeyDown={onKeyDown}
          onRowClick={(one) => {
            setPointed(one.cluster_id);
            set({ open: one.cluster_id });
          }}
          order={filter}
          onSort={(sort) => {
            set(orderBy(filter, sort));
          }}
        />
        {opened !== undefined && (
          <CasePanel
            one={opened}
            onClose={close}
            onDecide={(status) => {
              setSelected(new Set());
              setAsked({ status });
            }}
          />
        )}
      </div>
      {asked !== undefined && decided !== undefined && (
        <DecideCases
          cases={decided}
          status={asked.status}
          onClose={() => {
            setAsked(undefined);
          }}
          onSaved={() => {
            setAsked(undefined);
            setSelected(new Set());
          }}
        />
      )}
    </>
  );
}

function without(given: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return new Set([...given].filter((other) => other !== one));
}
