/** What was decided about an alert, newest first. */
import type { ApiSchemas } from '@analytics/api-client';
import { StatusBadge } from '../parts/status-badge.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.alert;

export function DecisionLog({ dispositions }: { readonly dispositions: readonly ApiSchemas['Disposition'][] }) {
  if (dispositions.length === 0) return <p className="quiet">{text.no_decision}</p>;
  return (
    <ol className="lines">
      {dispositions.map((decision) => (
        <li key={decision.disposition_id}>
          <StatusBadge status={decision.status} /> <When at_ms={decision.decided_at_ms} />{' '}
          {decision.decided_by !== '' && text.decided_by(decision.decided_by)}{' '}
          {decision.assignee !== '' && text.assigned(decision.assignee)}
          {decision.reason !== '' && <p>{decision.reason}</p>}
          {decision.note !== '' && <p className="quiet">{decision.note}</p>}
        </li>
      ))}
    </ol>
  );
}
