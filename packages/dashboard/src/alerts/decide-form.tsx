/** A decision about one alert or many, with its reason. */
import { useState } from 'react';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { STATUSES, type Status } from './alert-filter.ts';
import { useDecide } from './use-decide.ts';

const text = strings.decide;

interface DecideFormProps {
  readonly alert_ids: readonly string[];
  readonly status?: Status;
  readonly assignee?: string;
  readonly onSaved?: () => void;
}

export function DecideForm({ alert_ids, status: first = 'in_review', assignee = '', onSaved }: DecideFormProps) {
  const [status, setStatus] = useState<Status>(first);
  const decide = useDecide(alert_ids);
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
        const decision = { status, reason: field('reason'), assignee: field('assignee'), note: field('note') };
        const entered = event.currentTarget.querySelectorAll<HTMLInputElement>('[name="reason"], [name="note"]');
        decide.mutate(decision, {
          onSuccess: () => {
            // They belong to this decision, not to the next.
            for (const field of entered) field.value = '';
            onSaved?.();
          },
        });
      }}
      onInput={() => {
        if (decide.isSuccess) decide.reset();
      }}
    >
      <label className="field">
        {text.status}
        <select
          value={status}
          onChange={(event) => {
            setStatus(STATUSES.find((known) => known === event.target.value) ?? 'open');
          }}
        >
          {STATUSES.map((known) => (
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
        <input name="assignee" defaultValue={assignee} maxLength={200} />
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
