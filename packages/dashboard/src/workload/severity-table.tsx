/** Counts by severity, a row for each of several names. */
import { WORST_SEVERITIES_FIRST } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { strings } from '../strings.ts';

type Counts = ApiSchemas['SeverityCounts'];

export interface CountedRow {
  readonly name: string;
  readonly counts: Counts;
}

interface SeverityTableProps {
  readonly label: string;
  /** What the first column names. */
  readonly head: string;
  readonly rows: readonly CountedRow[];
}

export function SeverityTable({ label, head, rows }: SeverityTableProps) {
  const columns: readonly DataColumn<CountedRow>[] = [
    { key: 'name', head, isRowHead: true, cell: ({ name }) => <bdi>{name}</bdi> },
    ...WORST_SEVERITIES_FIRST.map((severity): DataColumn<CountedRow> => ({
      key: severity,
      head: severity,
      isNumber: true,
      cell: ({ counts }) => formatCount(counts[severity]),
    })),
    { key: 'total', head: strings.week.total, isNumber: true, cell: ({ counts }) => formatCount(totalOf(counts)) },
  ];
  return <DataTable label={label} columns={columns} rows={rows} rowKey={({ name }) => name} />;
}

export function SeverityLine({ counts }: { readonly counts: Counts }) {
  return (
    <ul className="row plain-list">
      {WORST_SEVERITIES_FIRST.map((severity) => (
        <li key={severity}>
          <SeverityBadge severity={severity} /> {formatCount(counts[severity])}
        </li>
      ))}
    </ul>
  );
}

export function totalOf(counts: Counts): number {
  return WORST_SEVERITIES_FIRST.reduce((sum, severity) => sum + counts[severity], 0);
}

export function sumOf(a: Counts, b: Counts): Counts {
  return {
    critical: a.critical + b.critical,
    high: a.high + b.high,
    medium: a.medium + b.medium,
    low: a.low + b.low,
  };
}
