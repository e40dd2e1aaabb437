/** How much of an address's money is tied to risk, as a range, by category and hop. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { compactUsd } from '../format/usd.ts';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.address;

export function Exposure({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error } = useQuery({
    queryKey: ['exposure', slice, address],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/addresses/{address}/exposure', { params: { path: { address }, query: slice }, signal }),
      ),
  });
  if (error !== null) return <Failure error={error} />;
  if (data === undefined) return <Loading what={text.exposure} />;
  const range = (share: { share_low: number; share_high: number }): string =>
    text.range(formatShare(share.share_low), formatShare(share.share_high));
  return (
    <section className="card">
      <h2>{text.exposure}</h2>
      <dl className="facts">
        <div>
          <dt>{text.exposure_in}</dt>
          <dd>{range(data.incoming)}</dd>
        </div>
        <div>
          <dt>{text.exposure_out}</dt>
          <dd>{range(data.outgoing)}</dd>
        </div>
        <div>
          <dt>{text.distance}</dt>
          <dd>{data.nearest_risk_distance === null ? text.no_risk : text.hops(data.nearest_risk_distance)}</dd>
        </div>
      </dl>
      {data.by_category.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.category}</th>
              <th scope="col">{text.direction}</th>
              <th scope="col" className="number">
                {text.surely}
              </th>
              <th scope="col" className="number">
                {text.at_most}
              </th>
              <th scope="col">{text.by_hop}</th>
            </tr>
          </thead>
          <tbody>
            {data.by_category.map((row) => (
              <tr key={`${row.risk_type} ${row.direction}`}>
                <th scope="row">{words(row.risk_type)}</th>
                <td>{words(row.direction)}</td>
                <td className="number">
                  <Usd amount_usd={row.usd_low} />
                </td>
                <td className="number">
                  <Usd amount_usd={row.usd_high} />
                </td>
                <td className="number">{row.usd_by_hop.map(compactUsd).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
