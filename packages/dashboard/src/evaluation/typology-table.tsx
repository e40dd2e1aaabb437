/** Every typology in numbers, for those who want the digits. */
import { formatCount, formatMeasure, formatShare } from '../format/number.ts';
import { typologyWords } from '../format/words.ts';
import { strings } from '../strings.ts';
import { measuresBy, type Measure } from './measures-by.ts';

const text = strings.evaluation;

const COLUMNS = [
  ['instance_count', text.schemes, formatCount],
  ['recall_50', text.recall_50, formatShare],
  ['recall_80', text.recall_80, formatShare],
  ['mean_jaccard', text.jaccard, formatMeasure],
  ['right_name_ratio', text.right_name, formatShare],
  ['alerts_per_found', text.alerts_each, formatMeasure],
  ['victim_suspected_ratio', text.victims, formatShare],
] as const;

export function TypologyTable({ measures }: { readonly measures: readonly Measure[] }) {
  return (
    <section className="card">
      <h2>{text.table}</h2>
      <div className="scroll tall" tabIndex={0} role="region" aria-label={text.table}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.typology}</th>
              {COLUMNS.map(([measure, name]) => (
                <th key={measure} scope="col" className="number wraps">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...measuresBy(measures, 'typology')].map(([name, of]) => (
              <tr key={name}>
                <th scope="row">{typologyWords(name)}</th>
                {COLUMNS.map(([measure, , format]) => {
                  const value = of.get(measure);
                  return (
                    <td key={measure} className="number">
                      {value === undefined ? '–' : format(value)}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
