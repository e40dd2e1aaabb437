/** Where the features of an address stand among the network's, not just their numbers. */
import { useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { formatMeasure, formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { strings } from '../strings.ts';

const text = strings.address;
type Feature = ApiSchemas['FeatureStanding'];

export function Standing({ features }: { readonly features: readonly Feature[] }) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = features.filter(({ name, group }) => words(`${group} ${name}`).includes(words(wanted)));
  return (
    <section className="card">
      <div className="row spread">
        <h2>{text.standing}</h2>
        <label className="picker">
          {text.filter}
          <input
            type="search"
            value={filter}
            onChange={(event) => {
              setFilter(event.target.value);
            }}
          />
        </label>
      </div>
      <p className="quiet">{text.standing_hint}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={text.standing}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.feature}</th>
              <th scope="col">{text.group}</th>
              <th scope="col" className="number">
                {text.value}
              </th>
              <th scope="col">{text.below}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((feature) => (
              <tr key={feature.name}>
                <th scope="row" title={feature.definition}>
                  {words(feature.name)}
                </th>
                <td className="quiet">{words(feature.group)}</td>
                <td className="number" title={String(feature.value)}>
                  {shownValue(feature.value)}
                </td>
                <td>
                  {feature.share_below !== null && (
                    <>
                      <progress className="stands" max={1} value={feature.share_below} aria-hidden="true" />{' '}
                      <span className="number">{formatShare(feature.share_below)}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** A list is shown by its first entries; hovering shows all. */
function shownValue(value: Feature['value']): string {
  if (Array.isArray(value)) return value.slice(0, 4).map(formatMeasure).join(', ') + (value.length > 4 ? ' …' : '');
  const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? String(value) : formatMeasure(number);
}
