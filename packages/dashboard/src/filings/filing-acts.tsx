/** What may be done with a filing as it stands: submit, approve, return, withdraw, mark as filed; and its files. */
import {
  FILING_FORMATS,
  FILING_STEPS,
  MAX_FILING_NOTE,
  filingFileName,
  type FilingAction,
  type FilingFormat,
  type FilingState,
  type FilingStatus,
} from '@analytics/domain';
import type { ApiClient } from '@analytics/api-client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { FormEnd } from '../parts/form-end.tsx';
import { Modal } from '../parts/modal.tsx';
import { ReasonDialog } from '../parts/reason-dialog.tsx';
import { saveFile } from '../parts/save-file.ts';
import { Failure } from '../parts/states.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import { useSlice } from '../slice/slice.tsx';
import { filingStrings as text } from '../strings-filings.ts';

interface FilingActsProps {
  readonly filing_id: string;
  readonly version: number;
  readonly status: FilingStatus;
  /** Then it is not withdrawn any more. */
  readonly wasFiled: boolean;
  /** Changes that are not saved are no part of what is submitted. */
  readonly isChanged: boolean;
  readonly isComplete: boolean;
}

type Act = Exclude<FilingAction, 'drafted' | 'saved' | 'filed'>;

interface Given {
  readonly act: Act;
  readonly note: string;
}

const WORDS: Readonly<Record<Act, string>> = {
  submitted: text.submit,
  approved: text.approve,
  returned: text.return_it,
  withdrawn: text.withdraw,
};

async function send(client: ApiClient, { filing_id, version }: FilingActsProps, network: string, { act, note }: Given) {
  const params = { path: { filing_id }, query: { network } };
  const body = { seen_version: version, note };
  switch (act) {
    case 'submitted':
      return await answerOf(client.POST('/api/v1/filings/{filing_id}/submit', { params, body }));
    case 'approved':
      return await answerOf(client.POST('/api/v1/filings/{filing_id}/approve', { params, body }));
    case 'returned':
      return await answerOf(client.POST('/api/v1/filings/{filing_id}/return', { params, body }));
    case 'withdrawn':
      return await answerOf(client.POST('/api/v1/filings/{filing_id}/withdraw', { params, body }));
  }
}

export function FilingActs(props: FilingActsProps) {
  const { status, wasFiled, isChanged, isComplete } = props;
  const [asked, setAsked] = useState<'returned' | 'withdrawn' | 'filed'>();
  const change = useNetworkChange((client, { network }, given: Given) => send(client, props, network, given));
  const isAllowed = (action: FilingAction): boolean =>
    FILING_STEPS[action].from.includes(status) && !(action === 'withdrawn' && wasFiled);
  const close = (): void => {
    setAsked(undefined);
  };
  const direct = (act: 'submitted' | 'approved', isBlocked: boolean) =>
    isAllowed(act) && (
      <button
        type="button"
        className="primary"
        disabled={isBlocked || change.isPending}
        onClick={() => {
          change.mutate({ act, note: '' });
        }}
      >
        {WORDS[act]}
      </button>
    );
  const reasoned = asked === 'returned' || asked === 'withdrawn' ? asked : undefined;
  return (
    <>
      <div className="row">
        {direct('submitted', isChanged || !isComplete)}
        {direct('approved', isChanged || !isComplete)}
        {(['returned', 'withdrawn'] as const).filter(isAllowed).map((act) => (
          <button
            key={act}
            type="button"
            onClick={() => {
              setAsked(act);
            }}
          >
            {WORDS[act]}
          </button>
        ))}
        {isAllowed('filed') && (
          <button
            type="button"
            className="primary"
            disabled={isChanged}
            onClick={() => {
              setAsked('filed');
            }}
          >
            {text.mark_filed}
          </button>
        )}
        {isChanged && <span className="quiet">{text.save_first}</span>}
      </div>
      {change.error !== null && reasoned === undefined && <Failure error={change.error} />}
      {reasoned !== undefined && (
        <ReasonDialog
          title={reasoned === 'returned' ? text.return_title : text.withdraw_title}
          words={{ reason: text.reason, remove: WORDS[reasoned] }}
          longest={MAX_FILING_NOTE}
          removal={{
            mutate: (note, then) => {
              change.mutate({ act: reasoned, note }, then);
            },
            error: change.error,
            isPending: change.isPending,
          }}
          onClose={close}
        >
          <p>{reasoned === 'returned' ? text.return_hint : text.withdraw_hint}</p>
        </ReasonDialog>
      )}
      {asked === 'filed' && <FiledDialog {...props} onClose={close} />}
    </>
  );
}

function FiledDialog({ filing_id, version, onClose }: FilingActsProps & { readonly onClose: () => void }) {
  const file = useNetworkChange((client, query, fields: FormData) => {
    const body = {
      seen_version: version,
      reference_number: textOf(fields, 'reference_number'),
      filed_date: textOf(fields, 'filed_date'),
    };
    return answerOf(client.POST('/api/v1/filings/{filing_id}/file', { params: { path: { filing_id }, query }, body }));
  });
  return (
    <Modal title={text.filed_title} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          file.mutate(new FormData(event.currentTarget), { onSuccess: onClose });
        }}
      >
        <p>{text.filed_hint}</p>
        <label className="field">
          {text.reference_number}
          <input name="reference_number" required maxLength={100} autoComplete="off" />
        </label>
        <label className="field">
          {text.filed_date}
          <input name="filed_date" type="date" required />
        </label>
        <FormEnd sending={file} onCancel={onClose}>
          {text.mark_filed}
        </FormEnd>
      </form>
    </Modal>
  );
}

const MEDIA: Readonly<Record<FilingFormat, string>> = {
  goaml: 'application/xml',
  fincen: 'application/json',
  html: 'text/html',
  json: 'application/json',
};

/** Files of the version that is shown, as it is saved. */
export function FilingFiles({ filing }: { readonly filing: FilingState }) {
  const { filing_id, version } = filing;
  const client = useClient();
  const { network } = useSlice();
  const save = useMutation({
    mutationFn: async (format: FilingFormat) => {
      const params = { path: { filing_id }, query: { network, version, format } };
      const content = await answerOf(
        client.GET('/api/v1/filings/{filing_id}/export', { params, parseAs: 'text' as const }),
      );
      saveFile(filingFileName(format, filing), MEDIA[format], content);
    },
  });
  return (
    <>
      <div className="row" role="group" aria-label={text.exports}>
        <span className="quiet">{text.exports}</span>
        {FILING_FORMATS.map((format) => (
          <button
            key={format}
            type="button"
            disabled={save.isPending}
            onClick={() => {
              save.mutate(format);
            }}
          >
            {text.formats[format]}
          </button>
        ))}
      </div>
      {save.error !== null && <Failure error={save.error} />}
    </>
  );
}
