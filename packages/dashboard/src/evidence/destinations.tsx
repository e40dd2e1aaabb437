/** Where the money of an alert went, the most first. */
import { placeName } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { formatAmount, formatCount, formatShare } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

export type Trace = NonNullable<ApiSchemas['AlertEvidence']['trace']>;
type Destination = Trace['destinations'][number];

const text = strings.destinations;

const COLUMNS: readonly DataColumn<Destination>[] = [
  {
    key: 'usd',
    head: text.usd,
    isNumber: true,
    title: shareRange,
    cell: (place) => (place.usd > 0 ? <Usd amount_usd={place.usd} /> : amountOf(place)),
  },
  {
    key: 'share',
    head: text.share,
    isNumber: true,
    title: shareRange,
    cell: ({ share_ratio }) => formatShare(share_ratio),
  },
  { key: 'address', head: strings.alert.wallet, cell: ({ address }) => <AddressName address={address} /> },
  { key: 'who', head: text.who, cell: placeName },
  { key: 'ending', head: text.ending, leaves: 'second', cell: ({ ending }) => text.endings[ending] },
  { key: 'hops', head: text.hops, isNumber: true, leaves: 'first', cell: ({ hops }) => formatCount(hops) },
  {
    key: 'last',
    head: text.last,
    leaves: 'third',
    cell: ({ last_time }) => (last_time === 0 ? '' : <When at_ms={last_time} />),
  },
];

interface DestinationsProps {
  readonly trace: Trace;
  /** Whose money it is. */
  readonly alert_id: string;
}

export function Destinations({ trace, alert_id }: DestinationsProps) {
  return (
    <section className="card">
      <div className="row spread">
        <h2>{text.title}</h2>
        <p className="row">
          <SliceLink className="button" to="/trace" query={{ alert: alert_id }}>
            {strings.trace.follow}
          </SliceLink>
          <SliceLink className="button" to="/canvas/new" query={{ alert: alert_id, follow: 'forward' }}>
            {strings.canvas.follow_alert}
          </SliceLink>
        </p>
      </div>
      <p className="quiet">{traceSummary(trace)}</p>
      <DataTable
        label={text.title}
        columns={COLUMNS}
        rows={trace.destinations}
        rowKey={({ address, ending }) => `${address} ${ending}`}
      />
      {trace.others.count > 0 && (
        <p className="quiet">
          {text.others(trace.others.count, trace.others.usd > 0 ? `, ${compactUsd(trace.others.usd)} together` : '')}
        </p>
      )}
    </section>
  );
}

/** What was traced, by which method, and what the answer rests on. */
export function traceSummary({ entered_usd, assumed_changes, is_complete }: Trace): string {
  return [
    entered_usd > 0 ? text.traced(compactUsd(entered_usd)) : text.traced_units,
    ...(assumed_changes > 0 ? [text.assumed(assumed_changes)] : []),
    ...(is_complete ? [] : [text.cut]),
  ].join(' ');
}

/** Of its first asset; '' where there is none. */
export function amountOf({ amounts: [first] }: Pick<Destination, 'amounts'>): string {
  return first === undefined ? '' : `${formatAmount(Number(first.amount))} ${first.asset_symbol}`;
}

/** From the least to the most of the four methods. */
export function shareRange({
  least_share_ratio,
  most_share_ratio,
}: Pick<Destination, 'least_share_ratio' | 'most_share_ratio'>): string {
  const [least, most] = [formatShare(least_share_ratio), formatShare(most_share_ratio)];
  return least === most ? text.every_method : text.range(least, most);
}
