/** A decision about one alert or many, with its reason. */
import { useState } from 'react';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { DISPOSITION_STATUSES, type DispositionStatus } from '@analytics/domain';
import type { DecisionSubject } from './decision-subject.ts';
import { useDecide } from './use-decide.ts';

const text = strings.decide;

interface DecideFormProps {
  readonly about: DecisionSubject;
  readonly onSaved?: () => void;
}

export function DecideForm({ about, onSaved }: DecideFormProps) {
  const { assignee = '' } = about;
  // Who decides about what is open takes it up; where alerts differ, each keeps its own until another is chosen.
  const [status, setStatus] = useState<DispositionStatus | undefined>(
    about.status === 'open' ? 'in_review' : about.status,
  );
  const decide = useDecide(about);
  const needsReason = status === 'false_positive';
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const field = (name: string): string => {
          const value = form.get(name);
          return typeof value === 'string' ? value.trim() : '';
        };
        const decision = {
          reason: field('reason'),
          note: field('note'),
          ...(status !== undefined && { status }),
          ...(field('assignee') !== assignee && { assignee: field('assignee') }),
        };
        const entered = event.currentTarget.querySelectorAll<HTMLInputElement>('[name="reason"], [name="note"]');
        decide.mutate(decision, {
          onSuccess: () => {
            // They belong to this decision, not to the next.
            for (const field of entered) field.value = '';
            onSaved?.();
          },
        });
      }}
      onInput={decide.renew}
    >
      <label className="field">
        {text.status}
        <select
          value={status ?? ''}
          onChange={(event) => {
            setStatus(DISPOSITION_STATUSES.find((known) => known === event.target.value));
          }}
        >
          {about.status === undefined && <option value="">{text.unchanged}</option>}
          {DISPOSITION_STATUSES.map((known) => (
            <option key={known} value={known}>
              {strings.statuses[known]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {text.reason}
        <input name="reason" required={needsReason} maxLength={2000} />
        {needsReason && <span>{text.reason_required}</span>}
      </label>
      <label className="field">
        {text.assignee}
        <input key={assignee} name="assignee" defaultValue={assignee} maxLength={200} />
        {about.assignee === undefined && <span>{text.assignees_differ}</span>}
      </label>
      <label className="field">
        {text.note}
        <textarea name="note" rows={2} maxLength={10_000} />
      </label>
      {decide.error !== null && <Failure error={decide.error} />}
      <div className="row end">
        {decide.isSuccess && (
          <span className="good" role="status">
            {text.saved}
          </span>
        )}
        <button type="submit" className="primary" disabled={decide.isPending}>
          {text.save}
        </button>
      </div>
    </form>
  );
}
