/** One address: who it is, where it stands in the network, with whom it deals, what risk reaches it. */
import { shortAddress } from '@analytics/domain';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AlertLines } from '../parts/alert-lines.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { Loading } from '../parts/states.tsx';
import { PatternRows } from '../patterns/pattern-rows.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { Counterparties } from './counterparties.tsx';
import { Explanation } from './explanation.tsx';
import { Exposure } from './exposure.tsx';
import { Standing } from './feature-ranks.tsx';
import { Timeline } from './timeline.tsx';

const text = strings.address;

export function AddressPage({ address }: { readonly address: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch } = useQuery({
    queryKey: ['address', slice, address],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/addresses/{address}', { params: { path: { address }, query: slice }, signal })),
  });
  if (error !== null)
    return <FailedPage name={strings.shell.one.addresses} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  return (
    <article>
      <header className="card">
        <h1 className="address" title={address}>
          {shortAddress(address)} <CopyButton text={address} what={strings.copy.address(shortAddress(address))} />
        </h1>
        {data.labels.length === 0 ? (
          <p className="quiet">{text.no_label}</p>
        ) : (
          <ul className="lines">
            {data.labels.map((label) => (
              <li key={`${label.label} ${label.source}`}>
                <strong>{label.label}</strong> · {words(label.address_type)} · {words(label.risk_level)} ·{' '}
                {words(label.trust_level)}
              </li>
            ))}
          </ul>
        )}
        {data.role !== null && (
          <>
            <p>
              {text.behaves_as} <strong>{words(data.role.role)}</strong> · {formatShare(data.role.probability)}
            </p>
            <ul className="lines">
              {data.role.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </>
        )}
      </header>
      <div className="columns of-tables">
        <div>
          <section className="card">
            <h2>{text.alerts}</h2>
            {data.alerts.length === 0 ? <p className="quiet">{text.no_alert}</p> : <AlertLines alerts={data.alerts} />}
          </section>
          <Explanation address={address} />
        </div>
        <div>
          <Exposure address={address} />
          <Timeline address={address} />
          <Counterparties address={address} />
        </div>
      </div>
      <section className="card">
        <h2>{text.patterns}</h2>
        {data.patterns.length === 0 ? (
          <p className="quiet">{text.no_pattern}</p>
        ) : (
          <PatternRows patterns={data.patterns} />
        )}
      </section>
      <Standing address={address} features={data.features} />
    </article>
  );
}
