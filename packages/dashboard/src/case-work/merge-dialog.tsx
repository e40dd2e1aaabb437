/** Makes the case of the page a part of another, which is looked for by words. */
import { MAX_CASE_REASON } from '@analytics/domain';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { answerOf } from '../api/session.tsx';
import { caseTitle } from '../cases/case-title.ts';
import { useCases } from '../cases/use-cases.ts';
import { formatCount } from '../format/number.ts';
import { FormEnd } from '../parts/form-end.tsx';
import { Modal } from '../parts/modal.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { useSliceHref } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { useCaseAct, type Work } from './use-case-work.ts';

const text = strings.case_work;
const SHOWN = 8;

interface MergeDialogProps {
  readonly work: Work;
  readonly onClose: () => void;
}

export function MergeDialog({ work, onClose }: MergeDialogProps) {
  const [words, setWords] = useState('');
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const typed = words.trim();
  const { data, error } = useCases({ sort: 'rank', order: 'asc', ...(typed === '' ? {} : { q: typed }) });
  const others = data?.pages
    .flatMap((page) => page.cases)
    .filter(({ cluster_id }) => cluster_id !== work.case_id)
    .slice(0, SHOWN);
  const merge = useCaseAct((client, query, given: { readonly into: string; readonly reason: string }) => {
    const into_seen_act_ms = others?.find(({ cluster_id }) => cluster_id === given.into)?.last_act_ms ?? 0;
    const body = { ...given, seen_act_ms: work.last_act_ms, into_seen_act_ms };
    const path = { cluster_id: work.case_id };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/merge', { params: { path, query }, body }));
  });
  return (
    <Modal title={text.merge_title} onClose={onClose}>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          const fields = new FormData(event.currentTarget);
          merge.mutate(
            { into: textOf(fields, 'into'), reason: textOf(fields, 'reason') },
            {
              onSuccess: ({ case_id }) => {
                onClose();
                navigate(href(`/cases/${case_id}`));
              },
            },
          );
        }}
      >
        <p className="quiet">{text.merge_hint}</p>
        <TypedField
          label={text.merge_search}
          value={words}
          placeholder={strings.alerts.search_hint}
          onType={setWords}
        />
        {error !== null && <Failure error={error} />}
        {error === null && others === undefined && <Loading what={strings.cases.what} />}
        {others?.length === 0 && <p className="quiet">{text.merge_none}</p>}
        {others !== undefined && others.length > 0 && (
          <fieldset>
            <legend>{text.merge_into}</legend>
            {others.map((one) => (
              <label key={one.cluster_id} className="check">
                <input type="radio" name="into" value={one.cluster_id} required />
                {text.choice(
                  caseTitle(one.typology_types),
                  formatCount(one.best_rank),
                  text.alert_count(one.total_alerts),
                )}
                {one.owner !== '' && (
                  <>
                    {' · '}
                    <bdi>{one.owner}</bdi>
                  </>
                )}
              </label>
            ))}
          </fieldset>
        )}
        <label className="field">
          {text.reason}
          <input name="reason" required maxLength={MAX_CASE_REASON} autoComplete="off" />
        </label>
        <FormEnd sending={merge} isBlocked={(others?.length ?? 0) === 0} onCancel={onClose}>
          {text.merge_act}
        </FormEnd>
      </form>
    </Modal>
  );
}
