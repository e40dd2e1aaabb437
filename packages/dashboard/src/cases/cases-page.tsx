/** The cases of the slice: alerts that belong together, the ones to read first on top. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.cases;
const PAGE = 200;

export function CasesPage() {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['cases', slice],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, limit: PAGE, offset: pageParam };
      return answerOf(client.GET('/api/v1/cases', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const cases = data.pages.flatMap((page) => page.cases);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">{text.found(formatCount(data.pages[0]?.total_count ?? 0))}</p>
      {cases.length === 0 ? (
        <Empty title={text.none} />
      ) : (
        <section className="card">
          <div className="scroll tall" tabIndex={0} role="region" aria-label={text.title}>
            <table>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {text.rank}
                  </th>
                  <th scope="col">{text.case}</th>
                  <th scope="col">{text.severity}</th>
                  <th scope="col">{text.primary}</th>
                  <th scope="col" className="number">
                    {text.alerts}
                  </th>
                  <th scope="col" className="number">
                    {text.open}
                  </th>
                  <th scope="col" className="number">
                    {text.volume}
                  </th>
                  <th scope="col">{text.link}</th>
                  <th scope="col">{text.span}</th>
                </tr>
              </thead>
              <tbody>
                {cases.map((one) => (
                  <tr key={one.cluster_id}>
                    <td className="number">{formatCount(one.best_rank)}</td>
                    <th scope="row">
                      <SliceLink to={`/cases/${one.cluster_id}`}>{one.cluster_id}</SliceLink>
                    </th>
                    <td>
                      <SeverityBadge severity={one.severity_max} />
                    </td>
                    <td>
                      <AddressName address={one.primary_address} />
                    </td>
                    <td className="number">{formatCount(one.total_alerts)}</td>
                    <td className="number">{formatCount(one.open_alerts)}</td>
                    <td className="number">
                      <Usd amount_usd={one.total_volume_usd} />
                    </td>
                    <td>{words(one.cluster_type)}</td>
                    <td>
                      <When at_ms={one.earliest_alert_timestamp} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {hasNextPage && (
            <button type="button" onClick={() => void fetchNextPage()}>
              {text.more}
            </button>
          )}
        </section>
      )}
    </>
  );
}
