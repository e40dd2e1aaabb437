/** What was decided about an alert, newest first, and the form for what comes next. */
import type { ApiSchemas } from '@analytics/api-client';
import { DecideForm } from '../alerts/decide-form.tsx';
import { subjectOfAlerts } from '../alerts/decision-subject.ts';
import { StatusBadge } from '../parts/status-badge.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.alert;

export function Decisions({ alert }: { readonly alert: ApiSchemas['AlertDetail'] }) {
  return (
    <section className="card">
      <h2>{text.decisions}</h2>
      <DecideForm about={subjectOfAlerts([alert])} />
      {alert.dispositions.length === 0 ? (
        <p className="quiet">{text.no_decision}</p>
      ) : (
        <ol className="lines">
          {alert.dispositions.map((decision) => (
            <li key={decision.disposition_id}>
              <StatusBadge status={decision.status} /> <When at_ms={decision.decided_at_ms} />{' '}
              {decision.decided_by !== '' && text.decided_by(decision.decided_by)}{' '}
              {decision.assignee !== '' && text.assigned(decision.assignee)}
              {decision.reason !== '' && <p>{decision.reason}</p>}
              {decision.note !== '' && <p className="quiet">{decision.note}</p>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
