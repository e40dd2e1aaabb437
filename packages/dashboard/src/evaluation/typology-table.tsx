/** Every typology in numbers, for those who want the digits. */
import { typologyWords } from '@analytics/domain';
import { formatCount, formatMeasure, formatShare } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';
import { measuresBy, type Measure } from './measures-by.ts';

const text = strings.evaluation;

const MEASURES = [
  ['instance_count', text.schemes, formatCount],
  ['recall_50', text.recall_50, formatShare],
  ['recall_80', text.recall_80, formatShare],
  ['mean_jaccard', text.jaccard, formatMeasure],
  ['right_name_ratio', text.right_name, formatShare],
  ['alerts_per_found', text.alerts_each, formatMeasure],
  ['victim_suspected_ratio', text.victims, formatShare],
] as const;

type Row = readonly [name: string, of: ReadonlyMap<string, number>];

const COLUMNS: readonly DataColumn<Row>[] = [
  { key: 'typology', head: text.typology, isRowHead: true, cell: ([name]) => typologyWords(name) },
  ...MEASURES.map(([measure, head, format]) => ({
    key: measure,
    head,
    isNumber: true,
    cell: ([, of]: Row) => {
      const value = of.get(measure);
      return value === undefined ? '–' : format(value);
    },
  })),
];

export function TypologyTable({ measures }: { readonly measures: readonly Measure[] }) {
  const rows = [...measuresBy(measures, 'typology')];
  return (
    <section className="card">
      <h2>{text.table}</h2>
      <DataTable label={text.table} columns={COLUMNS} rows={rows} rowKey={([name]) => name} isTall />
    </section>
  );
}
