/** Files of a case: attached, saved and removed; one is never opened in the page. */
import { MAX_CASE_REASON } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { formatBytes } from '../format/bytes.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { useCaseAct, type Work } from './use-case-work.ts';

const text = strings.case_work;

type CaseFile = ApiSchemas['CaseFile'];

export function CaseFiles({ work }: { readonly work: Work }) {
  const { case_id, files } = work;
  const client = useClient();
  const query = useSlice();
  const [removed, setRemoved] = useState<CaseFile>();
  const save = useMutation({
    mutationFn: async ({ file_id, file_name }: CaseFile) => {
      const params = { path: { cluster_id: case_id, file_id }, query };
      const path = '/api/v1/cases/{cluster_id}/work/files/{file_id}';
      saveFile(file_name, 'application/octet-stream', await answerOf(client.GET(path, { params, parseAs: 'blob' })));
    },
  });
  const columns: readonly DataColumn<CaseFile>[] = [
    { key: 'file', head: text.file, isRowHead: true, cell: ({ file_name }) => <bdi>{file_name}</bdi> },
    {
      key: 'size',
      head: text.size,
      isNumber: true,
      cell: ({ byte_count }) => formatBytes(byte_count),
    },
    { key: 'kind', head: text.kind, leaves: 'second', cell: ({ media_type }) => media_type },
    { key: 'who', head: text.who, cell: (one) => <AddedOrRemoved one={one} /> },
    {
      key: 'digest',
      head: text.digest,
      leaves: 'first',
      className: () => 'address',
      title: ({ file_digest }) => file_digest,
      cell: ({ file_digest }) => `${file_digest.slice(0, 12)}…`,
    },
    {
      key: 'acts',
      head: text.act_head,
      isHeadHidden: true,
      cell: (one) =>
        one.removed_by === '' && (
          <span className="row">
            <button
              type="button"
              className="plain"
              aria-label={text.download_title(one.file_name)}
              onClick={() => {
                save.mutate(one);
              }}
            >
              {text.download}
            </button>
            {(work.may_change || one.added_by === work.me) && (
              <button
                type="button"
                className="plain"
                aria-label={text.remove_title(one.file_name)}
                onClick={() => {
                  setRemoved(one);
                }}
              >
                {text.remove}
              </button>
            )}
          </span>
        ),
    },
  ];
  return (
    <section className="card">
      <h2>{text.files}</h2>
      {files.length === 0 ? (
        <p className="quiet">{text.no_file}</p>
      ) : (
        <DataTable label={text.files} columns={columns} rows={files} rowKey={({ file_id }) => file_id} />
      )}
      {save.error !== null && <Failure error={save.error} />}
      <AttachForm work={work} />
      {removed !== undefined && (
        <RemoveFile
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

function AddedOrRemoved({ one }: { readonly one: CaseFile }) {
  if (one.removed_by === '')
    return (
      <>
        <bdi>{one.added_by}</bdi> · <When at_ms={one.added_at_ms} />
      </>
    );
  return (
    <span className="quiet">
      {text.removed(one.removed_by)} · <When at_ms={one.removed_at_ms} />
      {one.reason !== '' && (
        <>
          {': '}
          <bdi>{one.reason}</bdi>
        </>
      )}
    </span>
  );
}

function AttachForm({ work }: { readonly work: Work }) {
  const most = formatBytes(work.most_file_bytes);
  const [tooLarge, setTooLarge] = useState('');
  const attach = useCaseAct((client, slice, file: File) => {
    const params = { path: { cluster_id: work.case_id }, query: { ...slice, file_name: file.name } };
    return answerOf(
      client.POST('/api/v1/cases/{cluster_id}/work/files', {
        params,
        body: file,
        bodySerializer: () => file,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    );
  });
  return (
    <form
      className="stacked"
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        const file = new FormData(form).get('file');
        if (!(file instanceof File)) return;
        // A browser tells nothing of an answer that comes before it has sent everything.
        const isTooLarge = file.size > work.most_file_bytes;
        setTooLarge(isTooLarge ? text.too_large(formatBytes(file.size), most) : '');
        if (isTooLarge) return;
        attach.mutate(file, {
          onSuccess: () => {
            form.reset();
          },
        });
      }}
    >
      <label className="field">
        {text.file}
        <input type="file" name="file" required />
        <span className="hint">{text.file_hint(most)}</span>
      </label>
      {tooLarge !== '' && (
        <p className="amber" role="alert">
          {tooLarge}
        </p>
      )}
      {attach.error !== null && <Failure error={attach.error} />}
      <div className="row">
        <button type="submit" disabled={attach.isPending}>
          {text.attach}
        </button>
        {attach.data !== undefined && (
          <span className="good" role="status">
            {text.attached(attach.data.file_name)}
          </span>
        )}
      </div>
    </form>
  );
}

interface RemoveFileProps {
  readonly case_id: string;
  readonly one: CaseFile;
  readonly onClose: () => void;
}

function RemoveFile({ case_id, one, onClose }: RemoveFileProps) {
  const remove = useCaseAct((client, query, reason: string) => {
    const params = { path: { cluster_id: case_id, file_id: one.file_id }, query };
    const body = { reason };
    return answerOf(client.POST('/api/v1/cases/{cluster_id}/work/files/{file_id}/remove', { params, body }));
  });
  return (
    <ReasonDialog
      title={text.remove_title(one.file_name)}
      words={text}
      longest={MAX_CASE_REASON}
      removal={remove}
      onClose={onClose}
    >
      <p className="quiet">{text.remove_hint}</p>
    </ReasonDialog>
  );
}
