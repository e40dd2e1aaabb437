/** One decision about the alerts that it lists. */
import { shortAddress, typologyWords, type DispositionStatus } from '@analytics/domain';
import { capitalised } from '../format/words.ts';
import { Modal } from '../parts/modal.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { StatusBadge } from '../parts/status-badge.tsx';
import { Worth } from '../parts/worth.tsx';
import { strings } from '../strings.ts';
import type { Alert } from './alert-columns.tsx';
import { DecideForm } from './decide-form.tsx';
import { subjectOfAlerts } from './decision-subject.ts';

const text = strings.decide;

type Decided = Pick<
  Alert,
  | 'alert_id'
  | 'severity'
  | 'typology_type'
  | 'address'
  | 'entered_usd'
  | 'volume_usd'
  | 'disposition_status'
  | 'assignee'
  | 'decided_at_ms'
>;

interface DecideDialogProps {
  readonly alerts: readonly Decided[];
  readonly status?: DispositionStatus | undefined;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

export function DecideDialog({ alerts, status, onClose, onSaved }: DecideDialogProps) {
  return (
    <Modal title={text.title(alerts.length)} onClose={onClose}>
      <div className="scroll decided" tabIndex={0} role="region" aria-label={text.about}>
        <ul className="lines">
          {alerts.map(
            ({ alert_id, severity, typology_type, address, entered_usd, volume_usd, disposition_status, assignee }) => (
              <li key={alert_id} className="row spread">
                <span>
                  <SeverityBadge severity={severity} /> {capitalised(typologyWords(typology_type))}{' '}
                  <StatusBadge status={disposition_status} />
                  {assignee !== '' && ` ${strings.alert.assigned(assignee)}`}
                </span>
                <span>
                  <span className="address" title={address}>
                    {shortAddress(address)}
                  </span>{' '}
                  <Worth amount_usd={entered_usd} turnover_usd={volume_usd} />
                </span>
              </li>
            ),
          )}
        </ul>
      </div>
      <DecideForm about={subjectOfAlerts(alerts)} preset={status} onSaved={onSaved} />
    </Modal>
  );
}
