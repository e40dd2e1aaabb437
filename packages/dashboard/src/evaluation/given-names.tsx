/** Under which name the schemes that were found were told; only what was told under another name needs reading. */
import { formatCount } from '../format/number.ts';
import { typologyWords } from '../format/words.ts';
import { strings } from '../strings.ts';
import { pairsOf, type Measure } from './measures-by.ts';

const text = strings.evaluation;

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
        <div className="scroll" tabIndex={0} role="region" aria-label={text.names_title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.planted}</th>
                <th scope="col">{text.told}</th>
                <th scope="col" className="number">
                  {text.count}
                </th>
              </tr>
            </thead>
            <tbody>
              {others.map(({ planted, given, count }) => (
                <tr key={`${planted} ${given}`}>
                  <th scope="row">{typologyWords(planted)}</th>
                  <td>{typologyWords(given)}</td>
                  <td className="number">{formatCount(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
