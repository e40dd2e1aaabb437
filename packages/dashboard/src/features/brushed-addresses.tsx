/** The addresses within the ranges of two features: those in alerts first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount, formatMeasure } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { NumericFeature } from './numeric-feature.ts';
import type { Ranges } from './scatter-plot.ts';

const text = strings.scatter;
const FIRST_LISTED = 200;
/** The most that the API gives at once; the table keeps only those in sight in the page. */
const MAX_LISTED = 20_000;

interface BrushedAddressesProps {
  readonly x: NumericFeature;
  readonly y: NumericFeature;
  readonly ranges: Ranges;
}

export function BrushedAddresses({ x, y, ranges }: BrushedAddressesProps) {
  const client = useClient();
  const slice = useSlice();
  const [listed, setListed] = useState(FIRST_LISTED);
  const query = { ...slice, x, y, ...ranges, limit: listed };
  const { data, error, refetch } = useQuery({
    queryKey: ['brushed', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/features/scatter', { params: { query }, signal })),
  });
  const columns: readonly DataColumn<ApiSchemas['ScatterPoint']>[] = [
    { key: 'address', head: strings.alert.wallet, cell: ({ address }) => <AddressName address={address} /> },
    { key: 'type', head: text.type, cell: ({ address_type }) => words(address_type) },
    { key: 'alert', head: text.alert, cell: ({ has_alert }) => (has_alert ? text.yes : text.no) },
    ...(['x', 'y'] as const).map((axis) => ({
      key: axis,
      head: words({ x, y }[axis]),
      isNumber: true,
      title: (point: ApiSchemas['ScatterPoint']) => String(point[axis]),
      cell: (point: ApiSchemas['ScatterPoint']) => formatMeasure(point[axis]),
    })),
  ];
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  return (
    <>
      <h3>
        {text.list}{' '}
        <span className="quiet">
          {text.list_count(formatCount(data.points.length), formatCount(data.address_count))}
        </span>
      </h3>
      {data.points.length === 0 ? (
        <p className="quiet">{text.none}</p>
      ) : (
        <DataTable label={text.list} columns={columns} rows={data.points} rowKey={({ address }) => address} />
      )}
      <ShowMore
        hasNextPage={data.points.length < Math.min(data.address_count, MAX_LISTED)}
        fetchNextPage={() => {
          setListed(Math.min(listed * 10, MAX_LISTED));
        }}
      />
    </>
  );
}
