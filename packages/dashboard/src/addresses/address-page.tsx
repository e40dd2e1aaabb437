/** One address: who it is, where it stands in the network, with whom it deals, what risk reaches it. */
import { checksumAddress, shortAddress, typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { capitalised, words } from '../format/words.ts';
import { AlertLines } from '../parts/alert-lines.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { Loading } from '../parts/states.tsx';
import { PatternRows } from '../patterns/pattern-rows.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { WatchAddress } from '../watches/watch-address.tsx';
import { AddressTransfers } from './address-transfers.tsx';
import { Counterparties } from './counterparties.tsx';
import { Entity } from './entity.tsx';
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
  const parts = new Map(data.mentions.map(({ alert_id, role }) => [alert_id, text.part_in(words(role))]));
  return (
    <article>
      <header className="card">
        <h1 className="address whole">
          {checksumAddress(address)}{' '}
          <CopyButton text={checksumAddress(address)} what={strings.copy.address(shortAddress(address))} />
        </h1>
        <div className="row end">
          <WatchAddress address={address} />
          <SliceLink className="button" to="/trace" query={{ from: address }}>
            {strings.trace.follow}
          </SliceLink>
          <SliceLink className="button" to="/canvas/new" query={{ address }}>
            {strings.canvas.open}
          </SliceLink>
        </div>
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
            {data.alerts.length === 0 ? (
              <p className="quiet">{text.no_alert}</p>
            ) : (
              <AlertLines alerts={data.alerts} noteOf={({ alert_id }) => parts.get(alert_id) ?? ''} />
            )}
            <HeldBack mentions={data.mentions} />
          </section>
          <Timeline address={address} />
          <Explanation address={address} />
        </div>
        <div>
          <Exposure address={address} />
          <Entity address={address} />
          <Counterparties address={address} />
        </div>
      </div>
      <AddressTransfers address={address} role={data.role?.role ?? ''} />
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

/** What was found and raised as no alert, and why. */
function HeldBack({ mentions }: { readonly mentions: readonly ApiSchemas['AddressMention'][] }) {
  const held = mentions.filter(({ alert_id }) => alert_id === '');
  if (held.length === 0) return null;
  return (
    <details>
      <summary>{text.held(held.length)}</summary>
      <ul className="lines">
        {held.map(({ typology_type, role, hold_reason, confidence_score, start_time }) => (
          <li key={`${typology_type} ${role} ${start_time} ${confidence_score}`}>
            {capitalised(typologyWords(typology_type))} {text.part_in(words(role))} ·{' '}
            <span className="quiet">
              {text.held_back(text.hold_reasons[hold_reason] ?? words(hold_reason))} · {formatShare(confidence_score)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
