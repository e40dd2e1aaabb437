/**
 * Rows under named columns, as a table that scrolls by itself; of a long one only the rows in sight are in the page.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';

/** A longer one costs the whole page its speed: each row is a dozen elements. */
const MAX_WHOLE = 200;
/** Before a row is measured. */
const ROW_HEIGHT = 38;
const OVERSCAN = 10;

export interface DataColumn<Row, Sort extends string = never> {
  readonly key: string;
  readonly head: string;
  /** The head is heard and not seen. */
  readonly isHeadHidden?: boolean;
  /** What the head orders by when it is pressed. */
  readonly sort?: Sort;
  /** Aligned to the right. */
  readonly isNumber?: boolean;
  /** Names the row for those who hear the table. */
  readonly isRowHead?: boolean;
  readonly className?: (row: Row) => string;
  /**
   * In which turn the column is left out where the table is too narrow for all (styles.css); one that stays has none.
   */
  readonly leaves?: 'early' | 'first' | 'second' | 'third';
  /** Shown on hover: every digit, or what was shortened. */
  readonly title?: (row: Row) => string;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row, Sort extends string> {
  /** What the table holds, for those who do not see its heading. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row, Sort>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Marks rows; the first of them is scrolled into sight, within the table. Keep it stable (useCallback). */
  readonly isLit?: ((row: Row) => boolean) | undefined;
  /** As high as the window, where the table is the page. */
  readonly isTall?: boolean;
  /** The row that keys act on: marked, and kept in sight. */
  readonly activeAt?: number;
  /** Keys of the table itself; those of a link or a field within it are theirs. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly onRowClick?: (row: Row) => void;
  readonly order?: { readonly sort: Sort; readonly order: 'asc' | 'desc' };
  readonly onSort?: (sort: Sort) => void;
  /** The id of the text that tells the keys. */
  readonly describedBy?: string;
}

export function DataTable<Row, Sort extends string = never>(props: DataTableProps<Row, Sort>) {
  const { label, columns, rows, rowKey, isLit, isTall = false, activeAt, onKeyDown, onRowClick, describedBy } = props;
  const place = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const isLong = rows.length > MAX_WHOLE;
  const virtual = useVirtualizer({
    enabled: isLong,
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
    // The head covers what scrolls under it.
    scrollPaddingStart: ROW_HEIGHT,
  });
  const firstLit = useMemo(() => (isLit === undefined ? -1 : rows.findIndex(isLit)), [rows, isLit]);
  useEffect(() => {
    const element = place.current;
    if (firstLit < 0 || element === null) return;
    if (isLong) {
      virtual.scrollToIndex(firstLit, { align: 'start' });
      return;
    }
    intoSight(element, head.current, element.querySelector<HTMLElement>('tr.is-lit'));
  }, [firstLit, isLong, virtual]);
  useEffect(() => {
    const element = place.current;
    if (activeAt === undefined || element === null) return;
    if (isLong) virtual.scrollToIndex(activeAt);
    else intoSight(element, head.current, element.querySelector<HTMLElement>(`tr[data-index="${activeAt}"]`));
  }, [activeAt, isLong, virtual]);

  const inSight = isLong ? virtual.getVirtualItems() : rows.map((_row, index) => ({ index, start: 0, end: 0 }));
  const above = inSight[0]?.start ?? 0;
  const below = isLong ? virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0) : 0;
  return (
    <div
      ref={place}
      className={isTall ? 'scroll tall' : 'scroll'}
      tabIndex={0}
      role="region"
      aria-label={label}
      aria-describedby={describedBy}
      onKeyDown={(event) => {
        if (event.target === event.currentTarget) onKeyDown?.(event);
      }}
    >
      <table className={isLong ? 'is-long' : ''} aria-rowcount={isLong ? rows.length + 1 : undefined}>
        <thead ref={head}>
          <tr aria-rowindex={isLong ? 1 : undefined}>
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} order={props.order} onSort={props.onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Spacer height={above} span={columns.length} />
          {inSight.map(({ index }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <tr
                key={rowKey(row)}
                ref={isLong ? virtual.measureElement : undefined}
                data-index={index}
                aria-rowindex={isLong ? index + 2 : undefined}
                className={rowClass(isLit?.(row) === true, index === activeAt)}
                aria-current={index === activeAt ? 'true' : undefined}
                onClick={(event) => {
                  if (!isControl(event.target)) onRowClick?.(row);
                }}
              >
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
          <Spacer height={below} span={columns.length} />
        </tbody>
      </table>
    </div>
  );
}

/** Scrolls the place, and not the page, until the row stands under the head. */
function intoSight(place: HTMLElement, head: HTMLElement | null, row: HTMLElement | null): void {
  if (row === null) return;
  const top = row.offsetTop - (head?.offsetHeight ?? 0);
  const isInSight = top >= place.scrollTop && row.offsetTop + row.offsetHeight <= place.scrollTop + place.clientHeight;
  if (!isInSight) place.scrollTop = top;
}

/** A link or a field within a row does what it says, and nothing to the row. */
function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null;
}

function rowClass(isLit: boolean, isActive: boolean): string {
  return `${isLit ? 'is-lit' : ''} ${isActive ? 'is-active' : ''}`.trim();
}

function columnClass<Row, Sort extends string>({ isNumber, leaves }: DataColumn<Row, Sort>): string {
  return `${isNumber === true ? 'number' : ''} ${leaves === undefined ? '' : `leaves-${leaves}`}`.trim();
}

interface HeadCellProps<Row, Sort extends string> {
  readonly column: DataColumn<Row, Sort>;
  readonly order: DataTableProps<Row, Sort>['order'];
  readonly onSort: DataTableProps<Row, Sort>['onSort'];
}

function HeadCell<Row, Sort extends string>({ column, order, onSort }: HeadCellProps<Row, Sort>) {
  const { head, sort } = column;
  const className = columnClass(column);
  if (sort === undefined || order === undefined)
    return (
      <th scope="col" className={className}>
        {column.isHeadHidden === true ? <span className="visually-hidden">{head}</span> : head}
      </th>
    );
  const isSorted = order.sort === sort;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={isSorted ? (order.order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button type="button" className="head" onClick={() => onSort?.(sort)}>
        {head} <span aria-hidden="true">{isSorted ? (order.order === 'asc' ? '↑' : '↓') : ''}</span>
      </button>
    </th>
  );
}

interface CellProps<Row, Sort extends string> {
  readonly column: DataColumn<Row, Sort>;
  readonly row: Row;
}

function Cell<Row, Sort extends string>({ column, row }: CellProps<Row, Sort>) {
  const className = `${columnClass(column)} ${column.className?.(row) ?? ''}`;
  const title = column.title?.(row);
  return column.isRowHead === true ? (
    <th scope="row" className={className} title={title}>
      {column.cell(row)}
    </th>
  ) : (
    <td className={className} title={title}>
      {column.cell(row)}
    </td>
  );
}

/** Stands for the rows out of sight, so that the scroll bar tells how many there are. */
function Spacer({ height, span }: { readonly height: number; readonly span: number }) {
  if (height <= 0) return null;
  return (
    <tr className="spacer" aria-hidden="true">
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}
