/** Alerts as a table of any length: only the rows in sight are in the page. */
import { typologyWords, type DispositionStatus } from '@analytics/domain';
import { flexRender, getCoreRowModel, useReactTable, type RowSelectionState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, type KeyboardEvent, type RefObject } from 'react';
import { listAct } from '../parts/list-keys.ts';
import { strings } from '../strings.ts';
import { ALERT_COLUMNS, NUMERIC_COLUMNS, SORT_OF_COLUMN, type Alert } from './alert-columns.tsx';
import type { AlertSort } from './alert-filter.ts';
import { STATUS_OF_KEY } from './decision-keys.ts';

const ROW_HEIGHT = 44;
const OVERSCAN = 12;
/** The next page is asked for when so many rows are left below. */
const READ_AHEAD = 100;

interface AlertTableProps {
  /** The element that scrolls and listens to keys. */
  readonly place: RefObject<HTMLDivElement | null>;
  readonly alerts: readonly Alert[];
  readonly total_count: number;
  readonly active: number;
  readonly onActivate: (at: number) => void;
  readonly onOpen: (at: number) => void;
  readonly onClose: () => void;
  /** undefined: which decision is chosen in the dialog. */
  readonly onDecide: (status: DispositionStatus | undefined) => void;
  readonly onNearEnd: () => void;
  readonly selection: RowSelectionState;
  readonly onSelect: (selection: RowSelectionState) => void;
  readonly sort: AlertSort;
  readonly order: 'asc' | 'desc';
  readonly onSort: (sort: AlertSort) => void;
}

export function AlertTable(props: AlertTableProps) {
  const { place, alerts, total_count, active, selection, onActivate, onOpen, onSelect, onNearEnd } = props;
  const virtual = useVirtualizer({
    count: alerts.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    scrollMargin: 0,
  });
  const items = virtual.getVirtualItems();
  const firstInSight = items[0]?.index ?? 0;
  const lastInSight = items.at(-1)?.index ?? 0;
  // Of the rows in sight alone: a table of 100,000 would be made anew with every page that comes.
  const data = useMemo(() => alerts.slice(firstInSight, lastInSight + 1), [alerts, firstInSight, lastInSight]);
  const table = useReactTable({
    data,
    columns: ALERT_COLUMNS,
    getCoreRowModel: getCoreRowModel(),
    getRowId: ({ alert_id }) => alert_id,
    state: { rowSelection: selection },
    onRowSelectionChange: (update) => {
      onSelect(typeof update === 'function' ? update(selection) : update);
    },
  });
  const { rows } = table.getRowModel();
  useEffect(() => {
    if (lastInSight >= alerts.length - READ_AHEAD) onNearEnd();
  }, [lastInSight, alerts.length, onNearEnd]);

  useEffect(() => {
    virtual.scrollToIndex(active);
  }, [virtual, active]);

  const move = (by: number): void => {
    onActivate(Math.min(alerts.length - 1, Math.max(0, active + by)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = listAct(event);
    if (act === undefined || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    if (act === 'next') move(1);
    else if (act === 'previous') move(-1);
    else if (act === 'open') onOpen(active);
    else if (act === 'close') props.onClose();
    else if (act === 'decide') props.onDecide(STATUS_OF_KEY.get(event.key));
    else {
      const { alert_id = '' } = alerts[active] ?? {};
      onSelect({ ...selection, [alert_id]: selection[alert_id] !== true });
    }
  };

  const [header] = table.getHeaderGroups();
  return (
    <div
      ref={place}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={strings.alerts.table}
      aria-rowcount={total_count + 1}
      aria-multiselectable="true"
      aria-describedby="alert-keys"
      aria-activedescendant={items.some(({ index }) => index === active) ? `alert-row-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup">
        <div className="grid-head" role="row" aria-rowindex={1}>
          {header?.headers.map((one) => (
            <HeaderCell key={one.id} {...props} id={one.id}>
              {flexRender(one.column.columnDef.header, one.getContext())}
            </HeaderCell>
          ))}
        </div>
      </div>
      <div className="grid-body" role="rowgroup" style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rows[index - firstInSight];
          if (row === undefined) return null;
          return (
            <div
              key={row.id}
              id={`alert-row-${index}`}
              className={index === active ? 'grid-row is-active' : 'grid-row'}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={row.getIsSelected()}
              aria-label={typologyWords(row.original.typology_type)}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => {
                onActivate(index);
                onOpen(index);
              }}
            >
              {row.getVisibleCells().map((cell) => (
                <div key={cell.id} role="gridcell" className={cellClass(cell.column.id)}>
                  {flexRender(cell.column.columnDef.cell, cell.getContext())}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A narrow table leaves out columns by their names (styles.css). */
function cellClass(id: string): string {
  return `cell of-${id}${NUMERIC_COLUMNS.has(id) ? ' number' : ''}`;
}

interface HeaderCellProps extends Pick<AlertTableProps, 'sort' | 'order' | 'onSort'> {
  readonly id: string;
  readonly children: React.ReactNode;
}

function HeaderCell({ id, sort, order, onSort, children }: HeaderCellProps) {
  const sortOfColumn = SORT_OF_COLUMN[id];
  const className = cellClass(id);
  if (sortOfColumn === undefined) {
    return (
      <div role="columnheader" className={className}>
        {children}
      </div>
    );
  }
  const isSorted = sort === sortOfColumn;
  return (
    <div
      role="columnheader"
      className={className}
      aria-sort={isSorted ? (order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        onClick={() => {
          onSort(sortOfColumn);
        }}
      >
        {children} <span aria-hidden="true">{isSorted ? (order === 'asc' ? '↑' : '↓') : ''}</span>
      </button>
    </div>
  );
}
