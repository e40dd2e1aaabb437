/** Makes a case of its own of some alerts of the case of the page. */
import { MAX_CASE_REASON, typologyWords } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { capitalised } from '../format/words.ts';
import { FormEnd } from '../parts/form-end.tsx';
import { Modal } from '../parts/modal.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { useSliceHref } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { useCaseAct, type Work } from './use-case-work.ts';

const text = strings.case_work;

interface SplitDialogProps {
  readonly work: Work;
  readonly alerts: readonly ApiSchemas['AlertSummary'][];
  readonly onClose: () => void;
}

export function SplitDialog({ work, alerts, onClose }: SplitDialogProps) {
  const [leaving, setLeaving] = useState<ReadonlySet<string>>(new Set());
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const split = useCaseAct((client, query, reason: string) => {
    const body = { alert_ids: [...leaving], reason, seen_act_ms: work.last_act_ms };
    const path = { cluster_id: work.case_id };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/split', { params: { path, query }, body }));
  });
  const toggle = (alert_id: string): void => {
    const others = [...leaving].filter((one) => one !== alert_id);
    setLeaving(new Set(others.length === leaving.size ? [...others, alert_id] : others));
  };
  return (
    <Modal title={text.split_title} onClose={onClose}>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          split.mutate(textOf(new FormData(event.currentTarget), 'reason'), {
            onSuccess: ({ case_id }) => {
              onClose();
              navigate(href(`/cases/${case_id}`));
            },
          });
        }}
      >
        <p className="quiet">{text.split_hint}</p>
        <fieldset className="scroll">
          <legend>{text.split_alerts}</legend>
          {alerts.map(({ alert_id, alert_rank, typology_type, severity }) => (
            <label key={alert_id} className="check">
              <input
                type="checkbox"
                checked={leaving.has(alert_id)}
                onChange={() => {
                  toggle(alert_id);
                }}
              />
              <span>
                {strings.alert.rank(alert_rank)}: {capitalised(typologyWords(typology_type))}{' '}
                <SeverityBadge severity={severity} />
              </span>
            </label>
          ))}
        </fieldset>
        <label className="field">
          {text.reason}
          <input name="reason" required maxLength={MAX_CASE_REASON} autoComplete="off" />
        </label>
        {/* One at least stays. */}
        <FormEnd sending={split} isBlocked={leaving.size === 0 || leaving.size >= alerts.length} onCancel={onClose}>
          {text.split_act} {leaving.size > 0 && formatCount(leaving.size)}
        </FormEnd>
      </form>
    </Modal>
  );
}
