/** One filing: what it lacks, its form, its narrative, its transactions, its validation and its versions. */
import {
  LOCAL_NAME,
  MAX_FILING_NOTE,
  filingNotices,
  missingFields,
  storedFilingSchema,
  type FilingDocument,
} from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import { asProblem } from '../api/problem-error.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { CopyButton } from '../parts/copy-button.tsx';
import { FailedPage } from '../parts/failed-page.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useNetworkChange } from '../parts/use-network-change.ts';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { filingStrings as text } from '../strings-filings.ts';
import type { Editing } from './editing.ts';
import { FilingActs, FilingFiles } from './filing-acts.tsx';
import { FilingStatusBadge } from './filings-page.tsx';
import { GoToField } from './go-to-field.tsx';
import { NarrativeEditor } from './narrative-editor.tsx';
import { ReportFields, ReporterFields } from './report-fields.tsx';
import { SubjectFields } from './subject-fields.tsx';
import { TransactionChoice } from './transaction-choice.tsx';
import { ValidateFile } from './validate-file.tsx';
import { VersionList } from './version-list.tsx';

type Filing = ApiSchemas['Filing'];

/** `version` 0 is the newest. */
function useFiling(filing_id: string, version: number) {
  const client = useClient();
  const { network } = useSlice();
  return useQuery({
    queryKey: ['filing', network, filing_id, version],
    // Somebody else may have changed it since; what the author writes is kept beside it.
    staleTime: 0,
    queryFn: ({ signal }) => {
      const query = version === 0 ? { network } : { network, version };
      return answerOf(client.GET('/api/v1/filings/{filing_id}', { params: { path: { filing_id }, query }, signal }));
    },
  });
}

export function FilingPage({ filing_id }: { readonly filing_id: string }) {
  const [params] = useSearchParams();
  const asked = Number(params.get('version') ?? '0');
  const version = Number.isInteger(asked) && asked > 0 ? asked : 0;
  const { data, error, refetch } = useFiling(filing_id, version);
  const first = useFiling(filing_id, 1);
  if (data === undefined && error !== null)
    return <FailedPage name={text.one} error={error} onRetry={() => void refetch()} />;
  if (data === undefined || first.data === undefined) return <Loading what={text.one} />;
  return <FilingEditor key={version} filing={data} first={first.data} />;
}

interface Edited {
  readonly document: FilingDocument;
  /** The version that it was begun on. */
  readonly seen_version: number;
}

function FilingEditor({ filing, first }: { readonly filing: Filing; readonly first: Filing }) {
  const [edited, setEdited] = useState<Edited>();
  const saved = useMemo(() => storedFilingSchema.parse(filing.document), [filing.document]);
  const drafted = useMemo(() => storedFilingSchema.parse(first.document), [first.document]);
  const document = edited?.document ?? saved;
  const missing = useMemo(() => missingFields(document), [document]);
  const notices = useMemo(() => filingNotices(document, drafted), [document, drafted]);
  const isOld = filing.version < filing.newest_version;
  const isReadOnly = isOld || filing.status === 'withdrawn';
  const seen_version = edited?.seen_version ?? filing.version;
  const change = useCallback(
    (update: (before: FilingDocument) => FilingDocument) => {
      setEdited((before) => ({
        document: update(before?.document ?? saved),
        seen_version: before?.seen_version ?? filing.version,
      }));
    },
    [saved, filing.version],
  );
  const editing: Editing = {
    document,
    change,
    isReadOnly,
    missing: new Map(missing.map(({ field, message }) => [field, message])),
    onChange: (changed) => {
      setEdited({ document: changed, seen_version });
    },
  };
  const noticesOf = new Map<string, string[]>();
  for (const { sentence_id, message } of notices)
    noticesOf.set(sentence_id, [...(noticesOf.get(sentence_id) ?? []), message]);
  return (
    <article>
      <FilingHeading
        filing={filing}
        isChanged={edited !== undefined}
        isComplete={missing.length === 0}
        isReadOnly={isReadOnly}
        save={<SaveBar filing={filing} edited={edited} onEdited={setEdited} />}
      />
      <section className="card">
        <h2>{text.sections.check}</h2>
        <p role="status" className={missing.length === 0 ? 'good' : 'amber'}>
          {missing.length === 0 ? text.nothing_missing : text.missing(missing.length)}
        </p>
        <ul className="row">
          {missing.map(({ field, message }) => (
            <li key={field} title={message}>
              <GoToField field={field} />
            </li>
          ))}
        </ul>
        {notices.length > 0 && (
          <>
            <h3>{text.notices}</h3>
            <ul className="lines">
              {notices.map(({ sentence_id, message }) => (
                <li key={`${sentence_id} ${message}`}>{message}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <ReportFields editing={editing} />
      <ReporterFields editing={editing} />
      <SubjectFields editing={editing} />
      <NarrativeEditor editing={editing} notices={noticesOf} />
      <TransactionChoice editing={editing} />
      <ValidateFile filing_id={filing.filing_id} version={filing.version} isChanged={edited !== undefined} />
      <VersionList filing_id={filing.filing_id} document={document} />
    </article>
  );
}

interface FilingHeadingProps {
  readonly filing: Filing;
  readonly isChanged: boolean;
  readonly isComplete: boolean;
  readonly isReadOnly: boolean;
  readonly save: ReactNode;
}

function FilingHeading({ filing, isChanged, isComplete, isReadOnly, save }: FilingHeadingProps) {
  const { filing_id, version, newest_version, status, digest, approved_by, reference_number, filed_date } = filing;
  const page = filing.subject_kind === 'alert' ? 'alerts' : 'cases';
  return (
    <header className="card">
      <div className="row spread">
        <h1 className="wraps">{filing.title}</h1>
        <FilingStatusBadge status={status} />
      </div>
      <p>
        {text.version_of(version, text.statuses[status])}.{' '}
        {filing.subject_kind === 'alert' ? text.of_alert : text.of_case}{' '}
        <SliceLink to={`/${page}/${encodeURIComponent(filing.subject_id)}`}>{filing.subject_id}</SliceLink>{' '}
        {approved_by === '' ? text.not_approved : approvalWords(filing)}{' '}
        {filing.superseded_by > 0 && text.superseded(filing.superseded_by)}{' '}
        {reference_number !== '' && text.reference(reference_number, filed_date)}
      </p>
      <p className="quiet wraps">
        {text.digest} <code>{digest}</code> <CopyButton text={digest} what={text.digest} />
      </p>
      {filing.note !== '' && (
        <p className="notice-text">
          {text.actions[filing.action]}, {filing.saved_by}: {filing.note}
        </p>
      )}
      {version < newest_version && (
        <p className="notice-text row">
          {text.older(version, newest_version)} <SliceLink to={`/filings/${filing_id}`}>{text.newest}</SliceLink>
        </p>
      )}
      {filing.allows_own_approval && <p className="quiet">{text.one_person}</p>}
      <div className="stacked">
        {!isReadOnly && save}
        {version === newest_version && (
          <FilingActs
            filing_id={filing_id}
            version={version}
            status={status}
            wasFiled={reference_number !== ''}
            isChanged={isChanged}
            isComplete={isComplete}
          />
        )}
        <FilingFiles filing={filing} />
      </div>
    </header>
  );
}

function approvalWords({ approved_by, is_own_approval }: Filing): string {
  if (!is_own_approval) return text.approved_by(approved_by);
  return approved_by === LOCAL_NAME ? text.local_approval : text.own_approval(approved_by);
}

interface SaveBarProps {
  readonly filing: Filing;
  readonly edited: Edited | undefined;
  readonly onEdited: (edited: Edited | undefined) => void;
}

/** Where somebody else made a version meanwhile, the author decides: theirs, or both, one after the other. */
function SaveBar({ filing, edited, onEdited }: SaveBarProps) {
  const [reason, setReason] = useState('');
  const isAmended = filing.status === 'filed';
  const lacksReason = isAmended && reason.trim() === '';
  const save = useNetworkChange((client, query, { document, seen_version }: Edited) => {
    const params = { path: { filing_id: filing.filing_id }, query };
    const body = { document: structuredClone(document) as never, seen_version, note: isAmended ? reason : '' };
    return answerOf(client.POST('/api/v1/filings/{filing_id}/versions', { params, body }));
  });
  const queries = useQueryClient();
  const isConflict = save.error !== null && asProblem(save.error).code === 'FILING_CONFLICT';
  const isNewer = edited !== undefined && filing.version > edited.seen_version;
  const send = (given: Edited): void => {
    save.mutate(given, {
      onSuccess: () => {
        setReason('');
        onEdited(undefined);
      },
      // Somebody may have been faster: what they made is shown beside it.
      onError: () => void queries.invalidateQueries({ queryKey: ['filing'] }),
    });
  };
  return (
    <>
      {isAmended && edited !== undefined && (
        <label className="field">
          {text.amend_reason}
          <input
            required
            maxLength={MAX_FILING_NOTE}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        </label>
      )}
      <div className="row">
        <button
          type="button"
          className="primary"
          disabled={edited === undefined || save.isPending || isNewer || lacksReason}
          onClick={() => {
            if (edited !== undefined) send(edited);
          }}
        >
          {text.save}
        </button>
        {edited !== undefined && (
          <button
            type="button"
            onClick={() => {
              save.reset();
              onEdited(undefined);
            }}
          >
            {text.discard}
          </button>
        )}
        <span role="status" className={edited === undefined ? 'good' : 'quiet'}>
          {edited === undefined ? (save.isSuccess ? text.saved : '') : text.changed}
        </span>
      </div>
      {isNewer && (
        <div className="notice-text" role="alert">
          <p>
            {text.conflict(filing.version, text.actions[filing.action], filing.saved_by)} {text.conflict_hint}
          </p>
          <div className="row">
            <button
              type="button"
              disabled={lacksReason}
              onClick={() => {
                send({ ...edited, seen_version: filing.version });
              }}
            >
              {text.save_after}
            </button>
            <button
              type="button"
              onClick={() => {
                save.reset();
                onEdited(undefined);
              }}
            >
              {text.take_theirs}
            </button>
          </div>
        </div>
      )}
      {save.error !== null && !(isConflict && isNewer) && <Failure error={save.error} />}
    </>
  );
}
