/** Every alert of the slice: filter, sort, read beside the table, decide one or many. */
import type { RowSelectionState } from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'wouter';
import { formatCount } from '../format/number.ts';
import { Modal } from '../parts/modal.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { alertFilter, type AlertSort } from './alert-filter.ts';
import { AlertFilters } from './alert-filters.tsx';
import { AlertPanel } from './alert-panel.tsx';
import { AlertTable } from './alert-table.tsx';
import { DecideForm } from './decide-form.tsx';
import { useAlerts } from './use-alerts.ts';

const text = strings.alerts;

export function AlertsPage() {
  const [params, setParams] = useSearchParams();
  const filter = alertFilter(params);
  const order = filter.order ?? (filter.sort === 'rank' ? 'asc' : 'desc');
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useAlerts(filter);
  const alerts = useMemo(() => data?.pages.flatMap((page) => page.alerts) ?? [], [data]);
  const [active, setActive] = useState(0);
  const [selection, setSelection] = useState<RowSelectionState>({});
  const [isDeciding, setDeciding] = useState(false);
  const shown = params.get('open') === 'true' ? alerts[active] : undefined;

  const showPanel = (isOpen: boolean): void => {
    setParams(
      (before) => {
        if (isOpen) before.set('open', 'true');
        else before.delete('open');
        return before;
      },
      { replace: true },
    );
  };
  const onSort = (sort: AlertSort): void => {
    setParams((before) => {
      before.set('sort', sort);
      before.set('order', filter.sort === sort ? (order === 'asc' ? 'desc' : 'asc') : sort === 'rank' ? 'asc' : 'desc');
      return before;
    });
  };
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);

  const selected = Object.keys(selection).filter((id) => selection[id] === true);
  const current = alerts[active];
  const decided = selected.length > 0 ? selected : current === undefined ? [] : [current.alert_id];
  const total_count = data?.pages[0]?.total_count ?? 0;
  return (
    <>
      <div className="row spread">
        <h1>{text.title}</h1>
        <div className="row">
          {selected.length > 0 && <span role="status">{text.selected(selected.length)}</span>}
          <button
            type="button"
            title={text.decide_hint}
            disabled={selected.length === 0}
            onClick={() => {
              setDeciding(true);
            }}
          >
            {text.decide}
          </button>
        </div>
      </div>
      <AlertFilters />
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading what={text.what} />}
      {data !== undefined && alerts.length === 0 && <Empty title={text.none} hint={text.none_hint} />}
      {alerts.length > 0 && (
        <>
          <p className="row spread quiet">
            <span role="status">{text.found(formatCount(total_count))}</span>
            <span id="alert-keys">{text.keys}</span>
          </p>
          <div className={shown === undefined ? '' : 'with-panel'}>
            <AlertTable
              alerts={alerts}
              total_count={total_count}
              active={Math.min(active, alerts.length - 1)}
              onActivate={setActive}
              onOpen={() => {
                showPanel(true);
              }}
              onDecide={() => {
                setDeciding(true);
              }}
              onNearEnd={onNearEnd}
              selection={selection}
              onSelect={setSelection}
              sort={filter.sort}
              order={order}
              onSort={onSort}
            />
            {shown !== undefined && (
              <AlertPanel
                alert={shown}
                onClose={() => {
                  showPanel(false);
                }}
              />
            )}
          </div>
        </>
      )}
      {isDeciding && decided.length > 0 && (
        <Modal
          title={strings.decide.title(decided.length)}
          onClose={() => {
            setDeciding(false);
          }}
        >
          <DecideForm
            alert_ids={decided}
            onSaved={() => {
              setDeciding(false);
              setSelection({});
            }}
          />
        </Modal>
      )}
    </>
  );
}
