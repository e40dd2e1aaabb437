/** The columns of the alerts table. */
import { growthWords, shortAddress, typologyWords } from '@analytics/domain';
import { createColumnHelper } from '@tanstack/react-table';
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount, formatShare } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { Due } from './due.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { Worth } from '../parts/worth.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { WatchMark } from '../watches/watch-mark.tsx';
import type { AlertSort } from './alert-filter.ts';

export type Alert = ApiSchemas['AlertSummary'];
/** Of a list, or read by itself. */
export type ReadAlert = Omit<Alert, 'due_ms'>;

const text = strings.alerts.columns;
const column = createColumnHelper<Alert>();

/** Which order of the API a column's header asks for. */
export const SORT_OF_COLUMN: Readonly<Record<string, AlertSort>> = {
  alert_rank: 'rank',
  severity: 'severity',
  entered_usd: 'entered',
  alert_confidence_score: 'confidence',
  start_time: 'start_time',
  due_ms: 'due',
};

export const NUMERIC_COLUMNS: ReadonlySet<string> = new Set([
  'alert_rank',
  'entered_usd',
  'alert_confidence_score',
  'address_count',
]);

export const ALERT_COLUMNS = [
  column.display({
    id: 'select',
    header: () => <span className="visually-hidden">{text.select}</span>,
    cell: ({ row }) => (
      <input
        type="checkbox"
        tabIndex={-1}
        aria-label={strings.alerts.select(`${typologyWords(row.original.typology_type)} ${row.original.alert_rank}`)}
        checked={row.getIsSelected()}
        onClick={(event) => {
          event.stopPropagation();
        }}
        onChange={row.getToggleSelectedHandler()}
      />
    ),
  }),
  column.accessor('alert_rank', { header: text.rank, cell: ({ getValue }) => formatCount(getValue()) }),
  column.accessor('severity', {
    header: text.severity,
    cell: ({ getValue }) => <SeverityBadge severity={getValue()} />,
  }),
  column.accessor('typology_type', {
    header: text.typology,
    cell: ({ getValue }) => <span title={typologyWords(getValue())}>{capitalised(typologyWords(getValue()))}</span>,
  }),
  column.accessor('address', {
    header: text.address,
    cell: ({ getValue, row: { original } }) => (
      <>
        <span className="address" title={getValue()}>
          {shortAddress(getValue())}
        </span>{' '}
        <WatchMark lists={original.watch_lists} isInColumn />
      </>
    ),
  }),
  column.accessor('disposition_status', {
    header: text.status,
    cell: ({ getValue, row: { original } }) => (
      <span title={original.grown_transfers > 0 ? growthWords(original) : undefined}>
        <StatusBadge status={getValue()} /> {original.grown_transfers > 0 && text.grown}
        {original.is_suppressed && <span className="amber"> {strings.alerts.is_suppressed}</span>}
      </span>
    ),
  }),
  column.accessor('assignee', { header: text.assignee, cell: ({ getValue }) => getValue() }),
  column.accessor('due_ms', {
    header: text.due,
    cell: ({ getValue }) => <Due at_ms={getValue()} />,
  }),
  column.accessor('entered_usd', {
    header: text.entered,
    cell: ({ row: { original } }) => (
      <Worth amount_usd={original.entered_usd} turnover_usd={original.volume_usd} isInColumn />
    ),
  }),
  column.accessor('alert_confidence_score', {
    header: text.confidence,
    cell: ({ getValue }) => <span title={String(getValue())}>{formatShare(getValue())}</span>,
  }),
  column.accessor('address_count', { header: text.involved, cell: ({ getValue }) => formatCount(getValue()) }),
  column.accessor('start_time', { header: text.start, cell: ({ getValue }) => <When at_ms={getValue()} /> }),
];
