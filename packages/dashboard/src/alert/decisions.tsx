/** What was decided about an alert, newest first, and the form for what comes next. */
import type { ApiSchemas } from '@analytics/api-client';
import { DecideForm } from '../alerts/decide-form.tsx';
import { subjectOfAlerts } from '../alerts/decision-subject.ts';
import { DecisionLog } from '../evidence/decision-log.tsx';
import { strings } from '../strings.ts';

export function Decisions({ alert }: { readonly alert: ApiSchemas['AlertDetail'] }) {
  return (
    <section className="card">
      <h2>{strings.alert.decisions}</h2>
      <DecideForm about={subjectOfAlerts([alert])} />
      <DecisionLog dispositions={alert.dispositions} />
    </section>
  );
}
