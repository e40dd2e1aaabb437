/** The alerts that pass the filter: the table, the panel beside it, the decision about some of them. */
import type { DispositionStatus } from '@analytics/domain';
import type { RowSelectionState } from '@tanstack/react-table';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { hasAny, useSetParams } from '../parts/set-params.ts';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { useSliceHref } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { ReadAlert } from './alert-columns.tsx';
import { FILTER_PARAMS, listParams, type AlertFilter, type AlertSort } from './alert-filter.ts';
import { AlertPanel } from './alert-panel.tsx';
import { AlertTable } from './alert-table.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { FIRST, indexOf } from './place-in-list.ts';
import { useAlerts } from './use-alerts.ts';

const text = strings.alerts;

export function AlertList({ filter }: { readonly filter: AlertFilter }) {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const order = filter.order ?? firstOrder(filter.sort);
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlerts(filter);
  const alerts = useMemo(() => data?.pages.flatMap((page) => page.alerts) ?? [], [data]);
  const grid = useRef<HTMLDivElement>(null);
  const open = params.get('open') ?? '';
  const [place, setPlace] = useState(open === '' ? FIRST : { alert_id: open, at: 0 });
  const active = useMemo(() => indexOf(alerts, place), [alerts, place]);
  const [selection, setSelection] = useState<RowSelectionState>({});
  const selected = useMemo(() => alerts.filter(({ alert_id }) => selection[alert_id] === true), [alerts, selection]);
  const [decided, setDecided] = useState<readonly ReadAlert[]>([]);
  const [status, setStatus] = useState<DispositionStatus>();

  const onNearEnd = useCallback(() => {
    if (error === null && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [error, hasNextPage, isFetchingNextPage, fetchNextPage]);
  // The alert that the URL names is read up to once, so that its row is in sight; a decision may take it out later.
  const [isSought, setSought] = useState(open !== '');
  const isFound = alerts[active]?.alert_id === place.alert_id;
  if (isSought && (isFound || (data !== undefined && !hasNextPage))) setSought(false);
  useEffect(() => {
    if (isSought) onNearEnd();
  }, [isSought, onNearEnd]);

  // Back from an alert, or after a reload, the keys go on where they were.
  const [isReturning] = useState(open !== '');
  const hasRows = alerts.length > 0;
  useEffect(() => {
    if (isReturning && hasRows) grid.current?.focus();
  }, [isReturning, hasRows]);

  const show = (alert_id: string): void => {
    setParams({ open: alert_id }, { replace: true });
  };
  const activate = (at: number): void => {
    const { alert_id = '' } = alerts[at] ?? {};
    setPlace({ alert_id, at });
    setSought(false);
    if (open !== '') show(alert_id);
  };
  const closePanel = (): void => {
    show('');
    grid.current?.focus();
  };
  const decide = (chosen: DispositionStatus | undefined): void => {
    setStatus(chosen);
    setDecided(selected.length > 0 ? selected : alerts.slice(active, active + 1));
  };
  const sortBy = (sort: AlertSort): void => {
    const next = filter.sort === sort ? (order === 'asc' ? 'desc' : 'asc') : firstOrder(sort);
    setParams({ sort, order: next, open: '' });
  };

  const failure = error !== null && <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return failure || <Loading what={text.what} />;
  const { total_count = 0, suppressed_count = 0 } = data.pages[0] ?? {};
  return (
    <>
      {failure}
      <div className="row spread quiet list-head">
        <span className="row">
          <span role="status">{text.found(total_count)}</span>
          {suppressed_count > 0 && (
            <button
              type="button"
              className="amber"
              title={text.hidden_hint}
              onClick={() => {
                setParams({ suppressed: 'true' }, { replace: true });
              }}
            >
              {text.hidden(suppressed_count)}
            </button>
          )}
        </span>
        <span id="alert-keys">{text.keys}</span>
        <span className="row">
          {selected.length > 0 && <span role="status">{text.selected(selected.length)}</span>}
          <button
            type="button"
            title={text.decide_hint}
            disabled={selected.length === 0}
            onClick={() => {
              decide(undefined);
            }}
          >
            {text.decide}
          </button>
        </span>
      </div>
      {!hasRows &&
        (hasAny(params, FILTER_PARAMS) ? (
          <Empty title={text.none} hint={text.none_hint} />
        ) : (
          <Empty title={strings.overview.no_alert} />
        ))}
      <div className={open === '' ? '' : 'with-panel'}>
        {hasRows && (
          <AlertTable
            place={grid}
            alerts={alerts}
            total_count={total_count}
            active={active}
            onActivate={activate}
            onOpen={(at) => {
              const { alert_id = '' } = alerts[at] ?? {};
              // What is open beside the table is opened whole.
              if (alert_id !== '' && open === alert_id) navigate(href(`/alerts/${alert_id}`, listParams(params)));
              else show(alert_id);
            }}
            onClose={closePanel}
            onDecide={decide}
            onNearEnd={onNearEnd}
            selection={selection}
            onSelect={setSelection}
            sort={filter.sort}
            order={order}
            onSort={sortBy}
          />
        )}
        {open !== '' && (
          <AlertPanel
            key={open}
            alert_id={open}
            listed={isFound ? alerts[active] : undefined}
            onClose={closePanel}
            onDecide={(one, chosen) => {
              setStatus(chosen);
              setDecided([one]);
            }}
          />
        )}
      </div>
      {decided.length > 0 && (
        <DecideDialog
          alerts={decided}
          status={status}
          onClose={() => {
            setDecided([]);
          }}
          onSaved={() => {
            setDecided([]);
            setSelection({});
          }}
        />
      )}
    </>
  );
}

/** Which way a column is sorted at first: rank 1 on top, else the most on top. */
function firstOrder(sort: AlertSort): 'asc' | 'desc' {
  return sort === 'rank' ? 'asc' : 'desc';
}
