/** Bridges that the money took: what is known on this side, with which to look on the other. */
import { meaningOf, placeName } from '@analytics/domain';
import { formatCount } from '../format/number.ts';
import { amountOf } from '../evidence/destinations.tsx';
import { AddressName } from '../parts/address-name.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import type { KeptTrace } from './trace-page.tsx';

const text = strings.trace.bridges;

/** Nothing where there is none. */
export function TraceBridges({ trace }: { readonly trace: KeptTrace }) {
  const bridges = trace.destinations.filter(
    ({ role, other_chains }) => other_chains.length > 0 || meaningOf(role)?.category === 'bridge',
  );
  if (bridges.length === 0) return null;
  return (
    <section className="card">
      <h2>{text.title[trace.direction]}</h2>
      <p className="quiet">{text.hint}</p>
      <ul className="lines">
        {bridges.map((bridge) => (
          <li key={bridge.address}>
            <strong>{placeName(bridge)}</strong> · <AddressName address={bridge.address} /> ·{' '}
            {bridge.usd > 0 && <Usd amount_usd={bridge.usd} />} {amountOf(bridge)} · <When at_ms={bridge.first_time} />
            {bridge.last_time !== bridge.first_time && (
              <>
                {' – '}
                <When at_ms={bridge.last_time} />
              </>
            )}
            <details>
              <summary>{text.transfers(bridge.transfer_count)}</summary>
              <ul className="lines">
                {bridge.transfer_ids.map((id) => (
                  <li key={id} className="address wraps">
                    {id} <CopyButton text={id} what={strings.copy.id} />
                  </li>
                ))}
              </ul>
              {bridge.transfer_count > bridge.transfer_ids.length && (
                <p className="quiet">{text.more(formatCount(bridge.transfer_count - bridge.transfer_ids.length))}</p>
              )}
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
