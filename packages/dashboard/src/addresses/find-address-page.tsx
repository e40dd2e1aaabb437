/** Finds addresses by their beginning or their label. */
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { TypedField } from '../parts/typed-field.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.addresses;

const COLUMNS: readonly DataColumn<ApiSchemas['AddressHit']>[] = [
  { key: 'address', head: text.search, cell: ({ address }) => <AddressName address={address} /> },
  { key: 'label', head: text.label, cell: ({ label }) => label },
  { key: 'type', head: text.type, cell: ({ address_type }) => words(address_type) },
  {
    key: 'volume',
    head: text.volume,
    isNumber: true,
    cell: ({ total_volume_usd }) => <Usd amount_usd={total_volume_usd} />,
  },
  { key: 'transfers', head: text.transfers, isNumber: true, cell: ({ tx_total_count }) => formatCount(tx_total_count) },
];

export function FindAddressPage() {
  const client = useClient();
  const slice = useSlice();
  const { typed, setTyped, settled } = useTypedParam('q');
  const q = settled.trim();
  const { data, error, refetch } = useQuery({
    queryKey: ['addresses', slice, q],
    enabled: q !== '',
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/addresses', { params: { query: { ...slice, q, limit: 50 } }, signal })),
  });
  return (
    <>
      <h1>{text.title}</h1>
      <search className="filters">
        <TypedField label={text.search} value={typed} placeholder={text.search_hint} onType={setTyped} />
      </search>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {q !== '' && error === null && data === undefined && <Loading what={text.what} />}
      {q === '' && <p className="quiet">{text.start}</p>}
      {q !== '' && data?.addresses.length === 0 && <Empty title={text.none} />}
      {q !== '' && data !== undefined && data.addresses.length > 0 && (
        <section className="card">
          <DataTable label={text.title} columns={COLUMNS} rows={data.addresses} rowKey={({ address }) => address} />
        </section>
      )}
    </>
  );
}
