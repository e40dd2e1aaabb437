/** Alerts as a short list of links. */
import { typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { capitalised } from '../format/words.ts';
import { SliceLink } from '../slice/slice-link.tsx';
import { SeverityBadge } from './severity-badge.tsx';
import { StatusBadge } from './status-badge.tsx';
import { Worth } from './worth.tsx';

interface AlertLinesProps {
  readonly alerts: readonly ApiSchemas['AlertSummary'][];
  /** What else is said of one. */
  readonly noteOf?: (alert: ApiSchemas['AlertSummary']) => string;
}

export function AlertLines({ alerts, noteOf }: AlertLinesProps) {
  return (
    <ul className="lines">
      {alerts.map((alert) => (
        <li key={alert.alert_id} className="row spread">
          <span>
            <SeverityBadge severity={alert.severity} />{' '}
            <SliceLink to={`/alerts/${alert.alert_id}`}>{capitalised(typologyWords(alert.typology_type))}</SliceLink>{' '}
            <StatusBadge status={alert.disposition_status} /> {noteOf?.(alert)}
          </span>
          <Worth amount_usd={alert.entered_usd} turnover_usd={alert.volume_usd} />
        </li>
      ))}
    </ul>
  );
}
