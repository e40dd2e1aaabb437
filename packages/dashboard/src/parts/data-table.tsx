/** Rows under named columns, as a table that scrolls by itself; of a long one only the rows in sight are in the page. */
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, type ReactNode } from 'react';

/** A longer one costs the whole page its speed: each row is a dozen elements. */
const MOST_WHOLE = 200;
/** Before a row is measured. */
const ROW_HEIGHT = 38;
const OVERSCAN = 10;

export interface DataColumn<Row> {
  readonly key: string;
  readonly head: string;
  /** Aligned to the right. */
  readonly isNumber?: boolean;
  /** Names the row for those who hear the table. */
  readonly isRowHead?: boolean;
  readonly className?: (row: Row) => string;
  /** Shown on hover: every digit, or what was shortened. */
  readonly title?: (row: Row) => string;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** What the table holds, for those who do not see its heading. */
  readonly label: string;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Marks rows; the first of them is scrolled into sight, within the table. Keep it stable (useCallback). */
  readonly isLit?: ((row: Row) => boolean) | undefined;
  /** As high as the window, where the table is the page. */
  readonly isTall?: boolean;
}

export function DataTable<Row>({ label, columns, rows, rowKey, isLit, isTall = false }: DataTableProps<Row>) {
  const place = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLTableSectionElement>(null);
  const isLong = rows.length > MOST_WHOLE;
  const virtual = useVirtualizer({
    enabled: isLong,
    count: rows.length,
    getScrollElement: () => place.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: OVERSCAN,
  });
  const firstLit = useMemo(() => (isLit === undefined ? -1 : rows.findIndex(isLit)), [rows, isLit]);
  useEffect(() => {
    const element = place.current;
    if (firstLit < 0 || element === null) return;
    if (isLong) {
      virtual.scrollToIndex(firstLit, { align: 'start' });
      return;
    }
    const row = element.querySelector<HTMLElement>('tr.is-lit');
    if (row === null) return;
    const top = row.offsetTop - (head.current?.offsetHeight ?? 0);
    const isInSight =
      top >= element.scrollTop && row.offsetTop + row.offsetHeight <= element.scrollTop + element.clientHeight;
    if (!isInSight) element.scrollTop = top;
  }, [firstLit, isLong, virtual]);

  const inSight = isLong ? virtual.getVirtualItems() : rows.map((_row, index) => ({ index, start: 0, end: 0 }));
  const above = inSight[0]?.start ?? 0;
  const below = isLong ? virtual.getTotalSize() - (inSight.at(-1)?.end ?? 0) : 0;
  return (
    <div ref={place} className={isTall ? 'scroll tall' : 'scroll'} tabIndex={0} role="region" aria-label={label}>
      <table className={isLong ? 'is-long' : ''} aria-rowcount={isLong ? rows.length + 1 : undefined}>
        <thead ref={head}>
          <tr aria-rowindex={isLong ? 1 : undefined}>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={column.isNumber === true ? 'number' : ''}>
                {column.head}
              </th>
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
                className={isLit?.(row) === true ? 'is-lit' : ''}
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

function Cell<Row>({ column, row }: { readonly column: DataColumn<Row>; readonly row: Row }) {
  const className = `${column.isNumber === true ? 'number ' : ''}${column.className?.(row) ?? ''}`;
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
