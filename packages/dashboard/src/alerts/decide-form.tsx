/** A decision about one alert or many, with its reason; what is entered is a draft until it is saved. */
import { useEffect, useRef, useState } from 'react';
import { Allowed } from '../parts/allowed.tsx';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { DISPOSITION_STATUSES, type DispositionStatus } from '@analytics/domain';
import type { DecisionSubject } from './decision-subject.ts';
import { NO_DRAFT, useDraft } from './drafts.ts';
import { useDecide } from './use-decide.ts';

const text = strings.decide;

interface DecideFormProps {
  readonly about: DecisionSubject;
  /** What is chosen at first; the focus goes to what is left to do. */
  readonly preset?: DispositionStatus | undefined;
  readonly onSaved?: () => void;
}

/** For those who may decide. */
export function DecideForm(props: DecideFormProps) {
  return (
    <Allowed scope="run">
      <DecideFields {...props} />
    </Allowed>
  );
}

function DecideFields({ about, preset, onSaved }: DecideFormProps) {
  const { network } = useSlice();
  const { assignee: stands = '' } = about;
  const [draft, setDraft] = useDraft(`${network} ${about.alert_ids.join(' ')}`);
  // Who decides about what is open takes it up; where alerts differ, each keeps its own until another is chosen.
  const [status, setStatus] = useState<DispositionStatus | undefined>(
    preset ?? (about.status === 'open' ? 'in_review' : about.status),
  );
  const decide = useDecide(about);
  const needsReason = status === 'false_positive';
  const canned = status === undefined ? [] : text.canned[status];
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (preset === undefined) return;
    const next = preset === 'false_positive' ? '.canned button' : '[type="submit"]';
    form.current?.querySelector<HTMLElement>(next)?.focus();
  }, [preset]);
  return (
    <form
      ref={form}
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const assignee = draft.assignee?.trim() ?? stands;
        const decision = {
          reason: draft.reason.trim(),
          note: draft.note.trim(),
          ...(status !== undefined && { status }),
          ...(assignee !== stands && { assignee }),
        };
        decide.mutate(decision, {
          onSuccess: () => {
            // They belong to this decision, not to the next.
            setDraft(NO_DRAFT);
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
      {canned.length > 0 && (
        <div className="row canned" role="group" aria-label={text.often}>
          {canned.map((reason) => (
            <button
              key={reason}
              type="button"
              aria-pressed={draft.reason === reason}
              onClick={() => {
                decide.renew();
                setDraft({ ...draft, reason });
                form.current?.querySelector<HTMLElement>('[type="submit"]')?.focus();
              }}
            >
              {reason}
            </button>
          ))}
        </div>
      )}
      <label className="field">
        {text.reason}
        <input
          value={draft.reason}
          required={needsReason}
          maxLength={2000}
          onChange={(event) => {
            setDraft({ ...draft, reason: event.target.value });
          }}
        />
        {needsReason && <span>{text.reason_required}</span>}
      </label>
      <label className="field">
        {text.assignee}
        <input
          value={draft.assignee ?? stands}
          maxLength={200}
          onChange={(event) => {
            setDraft({ ...draft, assignee: event.target.value === stands ? undefined : event.target.value });
          }}
        />
        {about.assignee === undefined && <span>{text.assignees_differ}</span>}
      </label>
      <label className="field">
        {text.note}
        <textarea
          value={draft.note}
          rows={2}
          maxLength={10_000}
          onChange={(event) => {
            setDraft({ ...draft, note: event.target.value });
          }}
        />
      </label>
      {draft !== NO_DRAFT && draft.reason + draft.note !== '' && <p className="quiet">{text.draft}</p>}
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
