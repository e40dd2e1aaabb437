/** What people said about a case: written, edited by who wrote it, removed with a mark. Always text, never HTML. */
import { MAX_CASE_COMMENT, MAX_CASE_REASON } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useState } from 'react';
import { answerOf } from '../api/session.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { Failure } from '../parts/states.tsx';
import { FormEnd } from '../parts/form-end.tsx';
import { textOf } from '../parts/use-network-change.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';
import { useCaseAct, type Work } from './use-case-work.ts';

const text = strings.case_work;

type Comment = ApiSchemas['CaseComment'];

export function CaseComments({ work }: { readonly work: Work }) {
  const { case_id, comments, me } = work;
  const [removed, setRemoved] = useState<Comment>();
  const [edited, setEdited] = useState<string>();
  const write = useCaseAct((client, query, said: string) => {
    const params = { path: { cluster_id: case_id }, query };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/comments', { params, body: { text: said } }));
  });
  return (
    <section className="card">
      <h2>{text.comments}</h2>
      {comments.length === 0 && <p className="quiet">{text.no_comment}</p>}
      <ol className="lines">
        {comments.map((one) => (
          <li key={one.comment_id}>
            <div className="row spread">
              <CommentHead one={one} />
              {one.removed_by === '' && one.written_by === me && (
                <span className="row">
                  <button
                    type="button"
                    className="plain"
                    aria-label={text.edit_title(one.written_by)}
                    onClick={() => {
                      setEdited(one.comment_id);
                    }}
                  >
                    {text.edit}
                  </button>
                  <button
                    type="button"
                    className="plain"
                    aria-label={text.remove_title(text.comment_of(one.written_by))}
                    onClick={() => {
                      setRemoved(one);
                    }}
                  >
                    {text.remove}
                  </button>
                </span>
              )}
            </div>
            {edited === one.comment_id ? (
              <EditForm
                case_id={case_id}
                one={one}
                onClose={() => {
                  setEdited(undefined);
                }}
              />
            ) : (
              <p className="said" dir="auto">
                {one.text}
              </p>
            )}
          </li>
        ))}
      </ol>
      <form
        className="stacked"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          write.mutate(textOf(new FormData(form), 'text'), {
            onSuccess: () => {
              form.reset();
            },
          });
        }}
      >
        <label className="field">
          {text.comment}
          <textarea name="text" rows={3} required maxLength={MAX_CASE_COMMENT} placeholder={text.comment_hint} />
        </label>
        {write.error !== null && <Failure error={write.error} />}
        <div className="row">
          <button type="submit" disabled={write.isPending}>
            {text.write}
          </button>
        </div>
      </form>
      {removed !== undefined && (
        <RemoveComment
          case_id={case_id}
          one={removed}
          onClose={() => {
            setRemoved(undefined);
          }}
        />
      )}
    </section>
  );
}

function CommentHead({ one }: { readonly one: Comment }) {
  const { written_by, written_at_ms, version, removed_by, removed_at_ms, reason } = one;
  return (
    <span className="quiet">
      <bdi>{written_by}</bdi> · <When at_ms={written_at_ms} />
      {removed_by === '' && version > 1 && <> · {text.edited(version)}</>}
      {removed_by !== '' && (
        <>
          {' · '}
          {text.removed(removed_by)} · <When at_ms={removed_at_ms} />
          {reason !== '' && (
            <>
              {': '}
              <bdi>{reason}</bdi>
            </>
          )}
        </>
      )}
    </span>
  );
}

interface OneCommentProps {
  readonly case_id: string;
  readonly one: Comment;
  readonly onClose: () => void;
}

function EditForm({ case_id, one, onClose }: OneCommentProps) {
  const edit = useCaseAct((client, query, said: string) => {
    const params = { path: { cluster_id: case_id, comment_id: one.comment_id }, query };
    const body = { text: said };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/comments/{comment_id}', { params, body }));
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        edit.mutate(textOf(new FormData(event.currentTarget), 'text'), { onSuccess: onClose });
      }}
    >
      <label className="field">
        {text.edit_title(one.written_by)}
        <textarea name="text" rows={3} required maxLength={MAX_CASE_COMMENT} defaultValue={one.text} />
      </label>
      <FormEnd sending={edit} onCancel={onClose}>
        {text.save_edit}
      </FormEnd>
    </form>
  );
}

function RemoveComment({ case_id, one, onClose }: OneCommentProps) {
  const remove = useCaseAct((client, query, reason: string) => {
    const params = { path: { cluster_id: case_id, comment_id: one.comment_id }, query };
    const body = { reason };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/comments/{comment_id}/remove', { params, body }));
  });
  return (
    <ReasonDialog
      title={text.remove_title(text.comment_of(one.written_by))}
      words={text}
      longest={MAX_CASE_REASON}
      removal={remove}
      onClose={onClose}
    >
      <p className="said" dir="auto">
        {one.text}
      </p>
      <p className="quiet">{text.remove_hint}</p>
    </ReasonDialog>
  );
}
