/** What happened in each alert of a case; a sentence lights up its transfers. */
import { typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { DecisionLog } from '../evidence/decision-log.tsx';
import { InnocentReading } from '../evidence/innocent-reading.tsx';
import { VerifyAlert } from '../evidence/verify-button.tsx';
import { SentenceList, type Marks } from '../evidence/story.tsx';
import { formatShare } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { Worth } from '../parts/worth.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';

/** Those to be read first are open; more would bury the drawing's controls on a narrow screen. */
const OPENED = 3;

interface CaseStoriesProps extends Marks {
  readonly alerts: readonly ApiSchemas['AlertDetail'][];
}

export function CaseStories({ alerts, ...marks }: CaseStoriesProps) {
  return (
    <section className="card">
      <h2>{strings.cases.stories}</h2>
      <p className="quiet">{strings.alert.story_hint}</p>
      {alerts.map((alert, at) => (
        <details key={alert.alert_id} open={at < OPENED}>
          <summary>
            {capitalised(typologyWords(alert.typology_type))} <SeverityBadge severity={alert.severity} />{' '}
            <StatusBadge status={alert.disposition_status} />
          </summary>
          <p className="row spread">
            <SliceLink className="button" to={`/alerts/${alert.alert_id}`}>
              {strings.alerts.open_page}
            </SliceLink>
            <span>
              {strings.alerts.columns.confidence} {formatShare(alert.alert_confidence_score)} ·{' '}
              {strings.alert.facts.entered} <Worth amount_usd={alert.entered_usd} turnover_usd={alert.volume_usd} />
            </span>
          </p>
          <SentenceList sentences={alert.evidence.sentences} {...marks} />
          <VerifyAlert alert_id={alert.alert_id} />
          <details>
            <summary>{strings.alert.innocent}</summary>
            <InnocentReading innocent_reading={alert.evidence.innocent_reading} limitations={alert.limitations} />
          </details>
          <p className="quiet">
            {strings.alert.fatf}: {strings.alert.fatf_categories[alert.fatf_category] ?? alert.fatf_category}
          </p>
          <DecisionLog dispositions={alert.dispositions} />
        </details>
      ))}
    </section>
  );
}
