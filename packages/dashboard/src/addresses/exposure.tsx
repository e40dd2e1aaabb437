/** How much of an address's money is tied to risk, as a range, by category and hop. */
import { entityName } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import type { ApiPaths } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Fact } from '../parts/fact.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.address;

type Exposed =
  ApiPaths['/api/v1/addresses/{address}/exposure']['get']['responses']['200']['content']['application/json'];

const COLUMNS: readonly DataColumn<Exposed['by_category'][number]>[] = [
  { key: 'category', head: text.category, isRowHead: true, cell: ({ risk_type }) => words(risk_type) },
  { key: 'direction', head: text.direction, cell: ({ direction }) => words(direction) },
  { key: 'low', head: text.surely, isNumber: true, cell: ({ usd_low }) => <Usd amount_usd={usd_low} /> },
  { key: 'high', head: text.at_most, isNumber: true, cell: ({ usd_high }) => <Usd amount_usd={usd_high} /> },
  {
    key: 'hops',
    head: text.by_hop,
    isNumber: true,
    cell: ({ usd_low_by_hop, usd_by_hop }) =>
      usd_by_hop
        .flatMap((usd, at) => (usd > 0 ? [text.at_hop(at + 1, spread(usd_low_by_hop[at] ?? 0, usd))] : []))
        .join(' · '),
  },
];

/** One amount where both ends are written the same. */
function spread(low: number, high: number): string {
  const [from, to] = [compactUsd(low), compactUsd(high)];
  return from === to ? to : text.range(from, to);
}

export function Exposure({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const query = useQuery({
    queryKey: ['exposure', slice, address],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/addresses/{address}/exposure', { params: { path: { address }, query: slice }, signal }),
      ),
  });
  const range = (share: { share_low: number; share_high: number }): string =>
    text.range(formatShare(share.share_low), formatShare(share.share_high));
  return (
    <QueryCard title={text.exposure} query={query}>
      {(data) => (
        <>
          <dl className="facts">
            <Fact name={text.exposure_in}>{range(data.incoming)}</Fact>
            <Fact name={text.exposure_out}>{range(data.outgoing)}</Fact>
            <Fact name={text.distance}>
              {data.nearest_risk_distance === null ? text.no_risk : text.hops(data.nearest_risk_distance)}
            </Fact>
          </dl>
          {data.by_category.length > 0 && (
            <DataTable
              label={text.exposure}
              columns={COLUMNS}
              rows={data.by_category}
              rowKey={({ risk_type, direction }) => `${risk_type} ${direction}`}
            />
          )}
          {data.entities.map(({ entity_id, label, addresses }) => (
            <p key={entity_id} className="quiet">
              {text.sources_of(addresses.length, entityName({ entity_id, label }))}
            </p>
          ))}
        </>
      )}
    </QueryCard>
  );
}
