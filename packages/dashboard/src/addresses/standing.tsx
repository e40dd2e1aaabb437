/** Where the features of an address stand among the network's, not just their numbers. */
import { useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { formatMeasure, formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { strings } from '../strings.ts';

const text = strings.address;
type Feature = ApiSchemas['FeatureStanding'];

const COLUMNS: readonly DataColumn<Feature>[] = [
  {
    key: 'feature',
    head: text.feature,
    isRowHead: true,
    title: ({ definition }) => definition,
    cell: ({ name }) => words(name),
  },
  { key: 'group', head: text.group, className: () => 'quiet', cell: ({ group }) => words(group) },
  {
    key: 'value',
    head: text.value,
    isNumber: true,
    title: ({ value }) => String(value),
    cell: ({ value }) => shownValue(value),
  },
  {
    key: 'below',
    head: text.below,
    cell: ({ share_below }) =>
      share_below !== null && (
        <>
          <progress className="stands" max={1} value={share_below} aria-hidden="true" />{' '}
          <span className="number">{formatShare(share_below)}</span>
        </>
      ),
  },
];

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
      <DataTable label={text.standing} columns={COLUMNS} rows={shown} rowKey={({ name }) => name} />
    </section>
  );
}

/** A list is shown by its first entries; hovering shows all. */
function shownValue(value: Feature['value']): string {
  if (Array.isArray(value)) return value.slice(0, 4).map(formatMeasure).join(', ') + (value.length > 4 ? ' …' : '');
  const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? String(value) : formatMeasure(number);
}
