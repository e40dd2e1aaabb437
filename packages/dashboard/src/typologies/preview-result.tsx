/** What a change would gain and lose, with examples. */
import type { ReactNode } from 'react';
import type { ApiPaths, ApiSchemas } from '@analytics/api-client';
import { formatCount, formatShare } from '../format/number.ts';
import { capitalised, typologyWords } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.typologies;

type Preview = ApiPaths['/api/v1/typologies/preview']['post']['responses']['200']['content']['application/json'];

export function PreviewResult({ preview }: { readonly preview: Preview }) {
  const { before_count, after_count, gained, lost, changed } = preview;
  return (
    <div role="status">
      <p className="lead">{text.outcome(formatCount(before_count), formatCount(after_count))}</p>
      <Alerts title={text.gained(formatCount(gained.count))} count={gained.count} examples={gained.examples} />
      <Alerts title={text.lost(formatCount(lost.count))} count={lost.count} examples={lost.examples} />
      <Changed count={changed.count} examples={changed.examples} />
    </div>
  );
}

interface AlertsProps {
  readonly title: string;
  readonly count: number;
  readonly examples: readonly ApiSchemas['PreviewedAlert'][];
}

function Alerts({ title, count, examples }: AlertsProps) {
  return (
    <Examples title={title} count={count} shown_count={examples.length}>
      <thead>
        <tr>
          <th scope="col">{text.severity}</th>
          <th scope="col">{text.typology}</th>
          <th scope="col">{text.subject}</th>
          <th scope="col" className="number">
            {text.confidence}
          </th>
          <th scope="col" className="number">
            {text.transfers}
          </th>
          <th scope="col" className="number">
            {text.volume}
          </th>
          <th scope="col">{text.start}</th>
        </tr>
      </thead>
      <tbody>
        {examples.map((alert) => (
          <tr key={`${alert.typology_type} ${alert.address} ${alert.start_time}`}>
            <td>
              <SeverityBadge severity={alert.severity} />
            </td>
            <td>{capitalised(typologyWords(alert.typology_type))}</td>
            <td>
              <AddressName address={alert.address} />
            </td>
            <td className="number">{formatShare(alert.confidence_score)}</td>
            <td className="number">{formatCount(alert.transfer_count)}</td>
            <td className="number">
              <Usd amount_usd={alert.volume_usd} />
            </td>
            <td>
              <When at_ms={alert.start_time} />
            </td>
          </tr>
        ))}
      </tbody>
    </Examples>
  );
}

function Changed({ count, examples }: Preview['changed']) {
  const title = text.changed(formatCount(count));
  return (
    <Examples title={title} count={count} shown_count={examples.length}>
      <thead>
        <tr>
          <th scope="col">{text.typology}</th>
          <th scope="col">{text.subject}</th>
          <th scope="col">{text.severity}</th>
          <th scope="col" className="number">
            {text.transfers}
          </th>
          <th scope="col" className="number">
            {text.volume}
          </th>
        </tr>
      </thead>
      <tbody>
        {examples.map(({ before, after }) => (
          <tr key={`${after.typology_type} ${after.address} ${after.start_time}`}>
            <td>{capitalised(typologyWords(after.typology_type))}</td>
            <td>
              <AddressName address={after.address} />
            </td>
            <td>
              <SeverityBadge severity={before.severity} /> → <SeverityBadge severity={after.severity} />
            </td>
            <td className="number">
              {formatCount(before.transfer_count)} → {formatCount(after.transfer_count)}
            </td>
            <td className="number">
              <Usd amount_usd={before.volume_usd} /> → <Usd amount_usd={after.volume_usd} />
            </td>
          </tr>
        ))}
      </tbody>
    </Examples>
  );
}

interface ExamplesProps {
  readonly title: string;
  readonly count: number;
  readonly shown_count: number;
  /** Head and body of the table. */
  readonly children: ReactNode;
}

/** A titled table of the first of many, which says that it shows no more. */
function Examples({ title, count, shown_count, children }: ExamplesProps) {
  return (
    <>
      <h3>{title}</h3>
      {count === 0 && <p className="quiet">{text.none}</p>}
      {count > shown_count && <p className="quiet">{text.examples(formatCount(shown_count), formatCount(count))}</p>}
      {shown_count > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={title}>
          <table>{children}</table>
        </div>
      )}
    </>
  );
}
