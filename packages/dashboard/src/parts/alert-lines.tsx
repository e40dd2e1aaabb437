/** Alerts as a short list of links. */
import { typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { capitalised } from '../format/words.ts';
import { SliceLink } from '../slice/slice-link.tsx';
import { SeverityBadge } from './severity-badge.tsx';
import { StatusBadge } from './status-badge.tsx';
import { Usd } from './usd.tsx';

export function AlertLines({ alerts }: { readonly alerts: readonly ApiSchemas['AlertSummary'][] }) {
  return (
    <ul className="lines">
      {alerts.map((alert) => (
        <li key={alert.alert_id} className="row spread">
          <span>
            <SeverityBadge severity={alert.severity} />{' '}
            <SliceLink to={`/alerts/${alert.alert_id}`}>{capitalised(typologyWords(alert.typology_type))}</SliceLink>{' '}
            <StatusBadge status={alert.disposition_status} />
          </span>
          <Usd amount_usd={alert.entered_usd} />
        </li>
      ))}
    </ul>
  );
}
