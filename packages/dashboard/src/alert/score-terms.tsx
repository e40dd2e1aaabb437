/** A score as the sum of its terms: what a reader can recompute on paper. */
import type { ReactNode } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { formatShare } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { strings } from '../strings.ts';
import type { ScoreStep } from '../evidence/confidence-steps.ts';

const text = strings.alert;

interface ScoreTermsProps {
  readonly title: string;
  readonly score: number;
  readonly terms: readonly ApiSchemas['ScoreTerm'][];
  /** What makes the score of the sum; none where the sum is the score. */
  readonly steps?: readonly ScoreStep[];
  readonly children?: ReactNode;
}

export function ScoreTerms({ title, score, terms, steps = [], children }: ScoreTermsProps) {
  const sum = terms.reduce((total, { value, weight }) => total + value * weight, 0);
  return (
    <section className="card">
      <h2>
        {title}: <span title={String(score)}>{formatShare(score)}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.term}</th>
            <th scope="col" className="number">
              {text.value}
            </th>
            <th scope="col" className="number">
              {text.weight}
            </th>
            <th scope="col" className="number">
              {text.adds}
            </th>
          </tr>
        </thead>
        <tbody>
          {terms.map(({ name, value, weight }) => (
            <tr key={name}>
              <th scope="row">{capitalised(name)}</th>
              <td className="number" title={String(value)}>
                {formatShare(value)}
              </td>
              <td className="number" title={String(weight)}>
                {formatShare(weight)}
              </td>
              <td className="number" title={String(value * weight)}>
                {formatShare(value * weight)}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          {[{ name: text.sum, value: sum }, ...steps].map(({ name, value }) => (
            <tr key={name}>
              <th scope="row" colSpan={3}>
                {name}
              </th>
              <td className="number" title={String(value)}>
                {formatShare(value)}
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
      {children}
    </section>
  );
}
