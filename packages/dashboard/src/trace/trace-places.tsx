/** Where traced money is, or came from: a row an address, the most money first; and owners of several of them. */
import { entityName, placeName, sharedEntities, type TraceDestination } from '@analytics/domain';
import { formatCount, formatShare } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { words } from '../format/words.ts';
import { amountOf, shareRange } from '../evidence/destinations.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import type { KeptTrace } from './trace-page.tsx';

const text = strings.trace.places;
const ENDINGS = ['exit', 'held', 'not_followed'] as const satisfies readonly TraceDestination['ending'][];

export function TracePlaces({ trace }: { readonly trace: KeptTrace }) {
  const { direction, destinations, small, entities } = trace;
  const owners = new Map(entities.map((entity) => [entity.entity_id, entityName(entity)] as const));
  return (
    <section className="card">
      <h2>{text.title[direction]}</h2>
      {ENDINGS.map((ending) => {
        const places = destinations.filter((place) => place.ending === ending);
        if (places.length === 0) return null;
        const { title, hint } = text[ending][direction];
        const usd = places.reduce((sum, place) => sum + place.usd, 0);
        return (
          <section key={ending}>
            <h3>{title}</h3>
            <p className="quiet">
              {text.count(places.length)}
              {usd > 0 && `, ${compactUsd(usd)}`}. {hint}
            </p>
            <DataTable
              label={title}
              columns={columnsFor(owners, places)}
              rows={places}
              rowKey={({ address }) => address}
            />
          </section>
        );
      })}
      {small.count > 0 && <p className="quiet">{text.small(small.count, compactUsd(small.usd))}</p>}
    </section>
  );
}

function columnsFor(
  owners: ReadonlyMap<string, string>,
  places: readonly TraceDestination[],
): readonly DataColumn<TraceDestination>[] {
  const hasOwners = places.some(({ entity_id = '' }) => entity_id !== '');
  const owner: DataColumn<TraceDestination> = {
    key: 'owner',
    head: text.entity,
    leaves: 'second',
    cell: ({ entity_id = '' }) => owners.get(entity_id) ?? entity_id,
  };
  return [
    { key: 'address', head: text.address, isRowHead: true, cell: ({ address }) => <AddressName address={address} /> },
    { key: 'who', head: text.who, title: ({ behaviour }) => behaviour, cell: placeName },
    ...(hasOwners ? [owner] : []),
    {
      key: 'usd',
      head: text.usd,
      isNumber: true,
      title: shareRange,
      cell: (place) => (place.usd > 0 ? <Usd amount_usd={place.usd} /> : strings.trace.unpriced),
    },
    {
      key: 'share',
      head: text.share,
      isNumber: true,
      title: shareRange,
      cell: ({ share_ratio }) => formatShare(share_ratio),
    },
    {
      key: 'assets',
      head: text.assets,
      isNumber: true,
      leaves: 'third',
      title: ({ amounts }) => amounts.map(({ amount, asset_symbol }) => `${amount} ${asset_symbol}`).join('\n'),
      cell: (place) => `${amountOf(place)}${place.amounts.length > 1 ? ` + ${place.amounts.length - 1}` : ''}`,
    },
    { key: 'first', head: text.first, leaves: 'first', cell: ({ first_time }) => timeOf(first_time) },
    { key: 'last', head: text.last, cell: ({ last_time }) => timeOf(last_time) },
    {
      key: 'hops',
      head: text.hops,
      isNumber: true,
      title: ({ hops, hops_usual }) => text.usually(formatCount(hops), formatCount(hops_usual)),
      cell: ({ hops }) => formatCount(hops),
    },
    {
      key: 'transfers',
      head: text.transfers,
      isNumber: true,
      leaves: 'second',
      title: ({ transfer_ids }) => transfer_ids.join('\n'),
      cell: ({ transfer_count }) => formatCount(transfer_count),
    },
  ];
}

function timeOf(at_ms: number) {
  return at_ms === 0 ? '' : <When at_ms={at_ms} />;
}

/** Nothing where no owner has two of the addresses: one of a single address has a name there. */
export function TraceOwners({ trace }: { readonly trace: KeptTrace }) {
  const shared = sharedEntities(trace.entities);
  if (shared.length === 0) return null;
  return (
    <section className="card">
      <h2>{strings.trace.owners.title}</h2>
      <ul className="lines">
        {shared.map((entity) => (
          <li key={entity.entity_id}>
            {entity.usd > 0 && <Usd amount_usd={entity.usd} />} · {formatShare(entity.share_ratio)} ·{' '}
            <strong>{entityName(entity)}</strong> ·{' '}
            {strings.entity.kinds[entity.entity_kind] ?? words(entity.entity_kind)} ·{' '}
            <span className="quiet">
              {strings.trace.owners.members(formatCount(entity.addresses.length), formatCount(entity.member_count))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
