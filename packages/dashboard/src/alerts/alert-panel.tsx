/** The alert of the active row beside the table, so that the place in it is not lost. */
import { formatCount, formatShare } from '../format/number.ts';
import { capitalised, typologyWords } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { Usd } from '../parts/usd.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { Alert } from './alert-columns.tsx';

const { columns, panel, open_page } = strings.alerts;

export function AlertPanel({ alert, onClose }: { readonly alert: Alert; readonly onClose: () => void }) {
  return (
    <aside className="card panel" aria-label={panel}>
      <div className="row spread">
        <h2>{capitalised(typologyWords(alert.typology_type))}</h2>
        <button type="button" className="plain" aria-label={strings.actions.close} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      <p className="row">
        <SeverityBadge severity={alert.severity} /> <StatusBadge status={alert.disposition_status} />
      </p>
      <dl className="facts">
        <div>
          <dt>{columns.address}</dt>
          <dd>
            <AddressName address={alert.address} />
          </dd>
        </div>
        <div>
          <dt>{columns.volume}</dt>
          <dd>
            <Usd amount_usd={alert.volume_usd} />
          </dd>
        </div>
        <div>
          <dt>{columns.confidence}</dt>
          <dd>{formatShare(alert.alert_confidence_score)}</dd>
        </div>
        <div>
          <dt>{columns.involved}</dt>
          <dd>{formatCount(alert.address_count)}</dd>
        </div>
        <div>
          <dt>{columns.start}</dt>
          <dd>
            <When at_ms={alert.start_time} />
          </dd>
        </div>
      </dl>
      <p>
        <SliceLink className="button primary" to={`/alerts/${alert.alert_id}`}>
          {open_page}
        </SliceLink>
      </p>
      <p className="story-text">{alert.description}</p>
    </aside>
  );
}
