/** Structural patterns as a table. */
import type { ApiSchemas } from '@analytics/api-client';
import { formatCount, formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

const text = strings.patterns;

export function PatternRows({ patterns }: { readonly patterns: readonly ApiSchemas['PatternSummary'][] }) {
  return (
    <div className="scroll tall" tabIndex={0} role="region" aria-label={text.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.pattern}</th>
            <th scope="col" className="number">
              {text.wallets}
            </th>
            <th scope="col" className="number">
              {text.volume}
            </th>
            <th scope="col">{text.proof}</th>
            <th scope="col" className="number">
              {text.confidence}
            </th>
            <th scope="col">{text.start}</th>
          </tr>
        </thead>
        <tbody>
          {patterns.map((pattern) => (
            <tr key={pattern.pattern_id}>
              <th scope="row">
                <SliceLink to={`/patterns/${pattern.pattern_id}`}>
                  {words(pattern.pattern_subtype === '' ? pattern.pattern_type : pattern.pattern_subtype)}
                </SliceLink>
              </th>
              <td className="number">{formatCount(pattern.addresses_involved.length)}</td>
              <td className="number">
                <Usd amount_usd={pattern.evidence_volume_usd} />
              </td>
              <td>{words(pattern.proof_grade)}</td>
              <td className="number" title={String(pattern.confidence_score)}>
                {formatShare(pattern.confidence_score)}
              </td>
              <td>
                <When at_ms={pattern.pattern_start_time} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
