/** Where the features of an address stand among the network's, not just their numbers. */
import { useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { HOPS_OUT_OF_REACH } from '@analytics/domain';
import { formatMeasure, formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { featureKind, featureUnit, hasRank, unusualness, weekdayName } from './feature-kind.ts';

const text = strings.address;
type Feature = ApiSchemas['FeatureStanding'];
type Of = Feature & { readonly address: string };

const COLUMNS: readonly DataColumn<Of>[] = [
  {
    key: 'feature',
    head: text.feature,
    isRowHead: true,
    title: ({ definition }) => definition,
    cell: (feature) => <FeatureName {...feature} />,
  },
  { key: 'group', head: text.group, className: () => 'quiet', cell: ({ group }) => words(group) },
  {
    key: 'value',
    head: text.value,
    isNumber: true,
    title: ({ value }) => String(value),
    cell: (feature) => <ShownValue {...feature} />,
  },
  {
    key: 'below',
    head: text.below,
    cell: ({ name, value, share_below }) =>
      share_below !== null &&
      (hasRank(featureKind(name, value)) ? (
        <>
          <progress className="stands" max={1} value={share_below} aria-hidden="true" />{' '}
          <span className="number">{formatShare(share_below)}</span>
        </>
      ) : (
        <span className="quiet">{text.no_rank}</span>
      )),
  },
];

interface StandingProps {
  readonly address: string;
  readonly features: readonly Feature[];
}

export function Standing({ address, features }: StandingProps) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = features
    .filter(({ name, group }) => words(`${group} ${name}`).includes(words(wanted)))
    .toSorted((a, b) => unusualness(b) - unusualness(a))
    .map((feature) => ({ ...feature, address }));
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

/** Leads to the distribution with this address marked, where there is one. */
function FeatureName({ address, name, value, share_below }: Of) {
  if (share_below === null || !hasRank(featureKind(name, value))) return words(name);
  const query = { feature: name, marked: address, at: String(value) };
  return (
    <SliceLink to="/features" query={query} title={text.to_distribution(words(name))}>
      {words(name)}
    </SliceLink>
  );
}

function ShownValue({ name, value }: Feature) {
  const kind = featureKind(name, value);
  switch (kind) {
    case 'time':
      return Number(value) > 0 ? <When at_ms={Number(value)} /> : '';
    case 'weekday':
      return weekdayName(Number(value));
    case 'hour':
      return text.hour(String(value));
    case 'yes_no':
      return value === true ? strings.alert.yes : strings.alert.no;
    case 'usd':
      return <Usd amount_usd={String(value)} />;
    case 'category':
      return String(value);
    case 'number':
      if (name === DISTANCE && Number(value) === HOPS_OUT_OF_REACH) return text.no_risk;
      return withUnit(shownNumber(value), featureUnit(name));
  }
}

function withUnit(shown: string, unit: string): string {
  return unit === '' ? shown : `${shown} ${unit}`;
}

const DISTANCE = 'nearest_risk_distance';

/** A list is shown by its first entries; hovering shows all. */
function shownNumber(value: Feature['value']): string {
  if (Array.isArray(value)) return value.slice(0, 4).map(formatMeasure).join(', ') + (value.length > 4 ? ' …' : '');
  const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? String(value) : formatMeasure(number);
}
