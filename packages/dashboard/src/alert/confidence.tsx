/** How sure an alert is: evidence for and against, in bits; of the first edition, the terms of its score. */
import { chanceSentence, shownProbability, signedBits, weighedSentences } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { confidenceSteps } from '../evidence/confidence-steps.ts';
import { strings } from '../strings.ts';
import { ScoreTerms } from './score-terms.tsx';

const text = strings.alert;

interface ConfidenceProps {
  readonly confidence: ApiSchemas['ConfidenceScore'];
  readonly grade: string;
}

export function Confidence({ confidence, grade }: ConfidenceProps) {
  const { prior_bits, score, terms } = confidence;
  if (prior_bits === undefined) {
    return <ScoreTerms title={text.confidence} score={score} terms={terms} steps={confidenceSteps(confidence)} />;
  }
  const weighed = weighedSentences(confidence);
  const sum = weighed.reduce((total, { bits }) => total + bits, 0);
  return (
    <section className="card">
      <h2>
        {text.evidence_weighed}: <span title={String(score)}>{shownProbability(score)}</span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {text.bits}
            </th>
            <th scope="col">{text.for_and_against}</th>
          </tr>
        </thead>
        <tbody>
          {weighed.map(({ bits, text: sentence }) => (
            <tr key={sentence}>
              <td className="number" title={String(bits)}>
                {signedBits(bits)}
              </td>
              <td>{sentence}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="number" title={String(sum)}>
              {signedBits(sum)}
            </td>
            <th scope="row">{text.bits_mean(shownProbability(score))}</th>
          </tr>
        </tfoot>
      </table>
      <p className="quiet">
        {chanceSentence(confidence)} {text.grade(grade)}
      </p>
    </section>
  );
}
