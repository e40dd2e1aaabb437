/** The addresses within the ranges of two features: those in alerts first. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount, formatMeasure } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import type { NumericFeature } from './numeric-feature.ts';
import type { Ranges } from './scatter-plot.ts';

const text = strings.scatter;
const LISTED = 200;

interface BrushedAddressesProps {
  readonly x: NumericFeature;
  readonly y: NumericFeature;
  readonly ranges: Ranges;
}

export function BrushedAddresses({ x, y, ranges }: BrushedAddressesProps) {
  const client = useClient();
  const slice = useSlice();
  const query = { ...slice, x, y, ...ranges, limit: LISTED };
  const { data, error, refetch } = useQuery({
    queryKey: ['brushed', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/features/scatter', { params: { query }, signal })),
  });
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
        <div className="scroll" tabIndex={0} role="region" aria-label={text.list}>
          <table>
            <thead>
              <tr>
                <th scope="col">{strings.alert.wallet}</th>
                <th scope="col">{text.type}</th>
                <th scope="col">{text.alert}</th>
                <th scope="col" className="number">
                  {words(x)}
                </th>
                <th scope="col" className="number">
                  {words(y)}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.points.map((point) => (
                <tr key={point.address}>
                  <td>
                    <AddressName address={point.address} />
                  </td>
                  <td>{words(point.address_type)}</td>
                  <td>{point.has_alert ? text.yes : text.no}</td>
                  <td className="number" title={String(point.x)}>
                    {formatMeasure(point.x)}
                  </td>
                  <td className="number" title={String(point.y)}>
                    {formatMeasure(point.y)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
