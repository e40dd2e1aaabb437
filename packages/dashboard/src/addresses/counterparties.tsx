/** With whom an address exchanged money, largest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.address;
const PAGE = 50;

export function Counterparties({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['counterparties', slice, address],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, limit: PAGE, offset: pageParam };
      return answerOf(
        client.GET('/api/v1/addresses/{address}/counterparties', { params: { path: { address }, query }, signal }),
      );
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const rows = data?.pages.flatMap(({ counterparties }) => counterparties);
  return (
    <section className="card">
      <h2>{text.counterparties}</h2>
      {error !== null && <Failure error={error} />}
      {error === null && rows === undefined && <Loading what={text.counterparties} />}
      {rows?.length === 0 && <p className="quiet">{text.no_counterparty}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={text.counterparties}>
          <table>
            <thead>
              <tr>
                <th scope="col">{strings.alert.wallet}</th>
                <th scope="col">{text.labels}</th>
                <th scope="col" className="number">
                  {text.sent}
                </th>
                <th scope="col" className="number">
                  {text.received}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.address}>
                  <td>
                    <AddressName address={row.address} />
                  </td>
                  <td>{row.label === '' ? words(row.address_type) : row.label}</td>
                  <td className="number">
                    <Usd amount_usd={row.sent_usd} />
                  </td>
                  <td className="number">
                    <Usd amount_usd={row.received_usd} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {hasNextPage && (
        <button type="button" onClick={() => void fetchNextPage()}>
          {text.more}
        </button>
      )}
    </section>
  );
}
