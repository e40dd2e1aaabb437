/** Under which name the schemes that were found were raised; only what was raised under another name needs reading. */
import { typologyWords } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';
import { pairsOf, type Measure } from './measures-by.ts';

const text = strings.evaluation;

const COLUMNS: readonly DataColumn<ReturnType<typeof pairsOf>[number]>[] = [
  { key: 'planted', head: text.planted, isRowHead: true, cell: ({ planted }) => typologyWords(planted) },
  { key: 'given', head: text.given, cell: ({ given }) => typologyWords(given) },
  { key: 'count', head: text.count, isNumber: true, cell: ({ count }) => formatCount(count) },
];

export function GivenNames({ measures }: { readonly measures: readonly Measure[] }) {
  const others = pairsOf(measures, 'given_name')
    .filter(({ planted, given }) => planted !== given)
    .sort((a, b) => b.count - a.count || (a.planted < b.planted ? -1 : 1));
  return (
    <section className="card">
      <h2>{text.names_title}</h2>
      {others.length === 0 ? (
        <p className="quiet">{text.names_none}</p>
      ) : (
        <DataTable
          label={text.names_title}
          columns={COLUMNS}
          rows={others}
          rowKey={({ planted, given }) => `${planted} ${given}`}
        />
      )}
    </section>
  );
}
