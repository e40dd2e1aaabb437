/** Whose a case is and where it stands, and the ways to change that, to merge and to split. */
import { CASE_STATUSES, MAX_CASE_OWNER, MAX_CASE_REASON, type CaseStatus } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useId, useState } from 'react';
import { answerOf } from '../api/session.tsx';
import { Due } from '../alerts/due.tsx';
import { Fact } from '../parts/fact.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Failure } from '../parts/states.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { useWorkload } from '../workload/use-workload.ts';
import { MergeDialog } from './merge-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { useCaseAct, type Work } from './use-case-work.ts';

const text = strings.case_work;

interface CaseWorkProps {
  readonly work: Work;
  /** 0 where nothing is left to do. */
  readonly due_ms: number;
  /** That it holds in the slice. */
  readonly alerts: readonly ApiSchemas['AlertSummary'][];
}

export function CaseWork({ work, due_ms, alerts }: CaseWorkProps) {
  const [asked, setAsked] = useState<'merge' | 'split'>();
  const close = (): void => {
    setAsked(undefined);
  };
  return (
    <section className="card" aria-label={text.title}>
      <div className="row spread">
        <h2>{text.title}</h2>
        {work.may_change && (
          <div className="row">
            <button
              type="button"
              onClick={() => {
                setAsked('merge');
              }}
            >
              {text.merge}
            </button>
            {alerts.length > 1 && (
              <button
                type="button"
                onClick={() => {
                  setAsked('split');
                }}
              >
                {text.split}
              </button>
            )}
          </div>
        )}
      </div>
      <dl className="facts across">
        <Fact name={text.status}>{text.statuses[work.status]}</Fact>
        <Fact name={text.owner}>{work.owner === '' ? text.nobody : <bdi>{work.owner}</bdi>}</Fact>
        {due_ms > 0 && (
          <Fact name={text.due}>
            <Due at_ms={due_ms} />
          </Fact>
        )}
        <Fact name={text.last_act}>
          {work.last_act_ms === 0 ? (
            text.never
          ) : (
            <>
              <When at_ms={work.last_act_ms} /> · <bdi>{work.last_act_by}</bdi>
            </>
          )}
        </Fact>
        {work.split_from !== '' && (
          <Fact name={text.split_from}>
            <SliceLink to={`/cases/${work.split_from}`}>{work.split_from}</SliceLink>
          </Fact>
        )}
      </dl>
      {work.may_change ? (
        // What was changed elsewhere is what the form begins with.
        <ChangeForm key={`${work.owner} ${work.status}`} work={work} />
      ) : (
        <p className="quiet">{text.not_yours(work.owner)}</p>
      )}
      {work.member_ids.length > 0 && <Members work={work} />}
      {asked === 'merge' && <MergeDialog work={work} onClose={close} />}
      {asked === 'split' && <SplitDialog work={work} alerts={alerts} onClose={close} />}
    </section>
  );
}

interface Change {
  readonly status?: CaseStatus;
  readonly owner?: string;
  readonly reason: string;
}

function ChangeForm({ work }: { readonly work: Work }) {
  const names = useId();
  const { data } = useWorkload();
  const change = useCaseAct((client, query, given: Change) => {
    const path = { cluster_id: work.case_id };
    const body = { ...given, seen_act_ms: work.last_act_ms };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work', { params: { path, query }, body }));
  });
  return (
    <form
      className="row changes"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = new FormData(event.currentTarget);
        const status = CASE_STATUSES.find((known) => known === textOf(fields, 'status'));
        const owner = textOf(fields, 'owner');
        const isChanged = status !== undefined && status !== work.status;
        // Saved as it was, it is said again.
        const isSame = !isChanged && owner === work.owner;
        change.mutate({
          reason: textOf(fields, 'reason'),
          ...((isChanged || isSame) && status !== undefined ? { status } : {}),
          ...(owner === work.owner ? {} : { owner }),
        });
      }}
    >
      <label className="field">
        {text.status}
        <select name="status" defaultValue={work.status}>
          {CASE_STATUSES.map((status) => (
            <option key={status} value={status}>
              {text.statuses[status]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        {text.owner}
        <input
          name="owner"
          defaultValue={work.owner}
          placeholder={text.owner_hint}
          maxLength={MAX_CASE_OWNER}
          list={names}
          autoComplete="off"
        />
        <datalist id={names}>
          {data?.names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </label>
      <label className="field">
        {text.reason}
        <input name="reason" maxLength={MAX_CASE_REASON} autoComplete="off" />
      </label>
      <button type="submit" className="primary" disabled={change.isPending}>
        {text.save}
      </button>
      {work.owner !== work.me && (
        <button
          type="button"
          disabled={change.isPending}
          onClick={() => {
            change.mutate({ owner: work.me, reason: '' });
          }}
        >
          {text.take}
        </button>
      )}
      {change.isSuccess && (
        <span className="good" role="status">
          {text.saved}
        </span>
      )}
      {change.error !== null && <Failure error={change.error} />}
    </form>
  );
}

function Members({ work }: { readonly work: Work }) {
  const [leaving, setLeaving] = useState<string>();
  const separate = useCaseAct((client, query, reason: string) => {
    const path = { cluster_id: work.case_id };
    const body = { member_id: leaving ?? '', reason, seen_act_ms: work.last_act_ms };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/separate', { params: { path, query }, body }));
  });
  return (
    <>
      <h3>{text.members}</h3>
      <ul className="lines">
        {work.member_ids.map((member_id) => (
          <li key={member_id} className="row spread">
            <span className="address">{member_id}</span>
            {work.may_change && (
              <button
                type="button"
                aria-label={text.separate_title(member_id)}
                onClick={() => {
                  separate.reset();
                  setLeaving(member_id);
                }}
              >
                {text.separate}
              </button>
            )}
          </li>
        ))}
      </ul>
      {leaving !== undefined && (
        <ReasonDialog
          title={text.separate_title(leaving)}
          words={{ reason: text.reason, remove: text.separate }}
          longest={MAX_CASE_REASON}
          removal={separate}
          onClose={() => {
            setLeaving(undefined);
          }}
        >
          <p className="quiet">{text.separate_hint}</p>
        </ReasonDialog>
      )}
    </>
  );
}
