/** The measured conditions that made a scheme of it. */
import { formatMeasure } from '../format/number.ts';
import { words } from '../format/words.ts';
import { strings } from '../strings.ts';
import type { Condition } from './told-evidence.ts';

const text = strings.alert;

export function Conditions({ conditions }: { readonly conditions: readonly Condition[] }) {
  if (conditions.length === 0) return null;
  return (
    <details className="card">
      <summary>
        {text.conditions} ({conditions.length})
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.condition}</th>
            <th scope="col" className="number">
              {text.measured}
            </th>
            <th scope="col">{text.limit}</th>
          </tr>
        </thead>
        <tbody>
          {conditions.map(({ name, value, relation, limit, unit }) => (
            <tr key={name}>
              <th scope="row">{words(name)}</th>
              <td className="number" title={String(value)}>
                {formatMeasure(value)}
              </td>
              <td>
                {relation === 'at_least' ? text.at_least : text.at_most} {formatMeasure(limit)} {unit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
