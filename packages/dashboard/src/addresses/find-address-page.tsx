/** Finds addresses by their beginning or their label. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { Empty, Failure } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.addresses;

export function FindAddressPage() {
  const client = useClient();
  const slice = useSlice();
  const { typed, setTyped, settled } = useTypedParam('q');
  const q = settled.trim();
  const { data, error, refetch } = useQuery({
    queryKey: ['addresses', slice, q],
    enabled: q !== '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/addresses', { params: { query: { ...slice, q, limit: 50 } }, signal })),
  });
  return (
    <>
      <h1>{text.title}</h1>
      <search className="filters">
        <label className="field">
          {text.search}
          <input
            type="search"
            value={typed}
            placeholder={text.search_hint}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </label>
      </search>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {q === '' && <p className="quiet">{text.start}</p>}
      {q !== '' && data?.addresses.length === 0 && <Empty title={text.none} />}
      {q !== '' && data !== undefined && data.addresses.length > 0 && (
        <section className="card">
          <table>
            <thead>
              <tr>
                <th scope="col">{text.search}</th>
                <th scope="col">{text.label}</th>
                <th scope="col">{text.type}</th>
                <th scope="col" className="number">
                  {text.volume}
                </th>
                <th scope="col" className="number">
                  {text.transfers}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.addresses.map((hit) => (
                <tr key={hit.address}>
                  <td>
                    <AddressName address={hit.address} />
                  </td>
                  <td>{hit.label}</td>
                  <td>{words(hit.address_type)}</td>
                  <td className="number">
                    <Usd amount_usd={hit.total_volume_usd} />
                  </td>
                  <td className="number">{formatCount(hit.tx_total_count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  );
}
