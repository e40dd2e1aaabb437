/** One decision for every alert of the cases, which are named. */
import type { DispositionStatus } from '@analytics/domain';
import { DecideForm } from '../alerts/decide-form.tsx';
import { subjectOfCases, type DecisionSubject } from '../alerts/decision-subject.ts';
import { Modal } from '../parts/modal.tsx';
import { strings } from '../strings.ts';
import type { Case } from './case-columns.tsx';
import { caseTitle } from './case-title.ts';

interface DecideCasesProps {
  readonly cases: readonly Pick<
    Case,
    'cluster_id' | 'typology_types' | 'best_rank' | 'related_alert_ids' | 'decided_at_ms'
  >[];
  /** Where more is known of their alerts than the cases tell. */
  readonly about?: DecisionSubject;
  readonly status?: DispositionStatus | undefined;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function DecideCases({ cases, about = subjectOfCases(cases), status, onClose, onSaved }: DecideCasesProps) {
  return (
    <Modal title={strings.decide.title(about.alert_ids.length)} onClose={onClose}>
      <ul>
        {cases.map(({ cluster_id, typology_types, best_rank }) => (
          <li key={cluster_id}>
            {strings.alert.rank(best_rank)}: {caseTitle(typology_types)}
          </li>
        ))}
      </ul>
      <DecideForm about={about} preset={status} onSaved={onSaved} />
    </Modal>
  );
}
