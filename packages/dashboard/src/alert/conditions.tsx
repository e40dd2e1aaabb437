/** The measured conditions that made a scheme of it. */
import { formatMeasure } from '../format/number.ts';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';
import type { Condition } from '../evidence/told-evidence.ts';

const text = strings.alert;

const COLUMNS: readonly DataColumn<Condition>[] = [
  { key: 'name', head: text.condition, isRowHead: true, cell: ({ name }) => words(name) },
  {
    key: 'value',
    head: text.measured,
    isNumber: true,
    title: ({ value }) => String(value),
    cell: ({ value }) => formatMeasure(value),
  },
  {
    key: 'limit',
    head: text.limit,
    cell: ({ relation, limit, unit }) =>
      `${relation === 'at_least' ? text.at_least : text.at_most} ${formatMeasure(limit)} ${unit}`,
  },
];

export function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <details className="card">
      <summary>
        {text.conditions} ({conditions.length})
      </summary>
      <DataTable label={text.conditions} columns={COLUMNS} rows={conditions} rowKey={({ name }) => name} />
    </details>
  );
}
