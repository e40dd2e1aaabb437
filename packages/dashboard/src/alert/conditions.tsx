/** The measured conditions that made a scheme of it. */
import type { ApiSchemas } from '@analytics/api-client';
import { isFact, measuredWords, wantedWords } from '../evidence/condition-words.ts';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';

const text = strings.alert;
type Condition = ApiSchemas['Condition'];

const COLUMNS: readonly DataColumn<Condition>[] = [
  { key: 'name', head: text.condition, isRowHead: true, cell: ({ name }) => words(name) },
  {
    key: 'value',
    head: text.measured,
    isNumber: true,
    title: ({ value }) => String(value),
    cell: measuredWords,
  },
  {
    key: 'limit',
    head: text.limit,
    cell: (condition) => (isFact(condition) ? wantedWords(condition) : `${wantedWords(condition)} ${condition.unit}`),
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
