/** The narrative, sentence by sentence: each keeps its links to transfers while it is edited, moved or removed. */
import {
  MAX_NARRATIVE,
  MAX_SENTENCE,
  shortAddress,
  type FilingSentence,
  type FilingTransaction,
} from '@analytics/domain';
import { useEffect, useMemo, useState } from 'react';
import { newRequestKey } from '../api/request-key.ts';
import { formatAmount, formatCount } from '../format/number.ts';
import { centsUsd } from '../format/usd.ts';
import { AddressName } from '../parts/address-name.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { filingStrings as text } from '../strings-filings.ts';
import type { Editing } from './editing.ts';
import { fieldId } from './filing-field.tsx';
import {
  withMoved,
  withNewParagraph,
  withNewSentence,
  withSentence,
  withoutSentence,
  type Narrative,
} from './narrative-edits.ts';

/** Links of a sentence that are shown; the rest are counted. */
const LINKS_SHOWN = 50;

interface NarrativeEditorProps {
  readonly editing: Editing;
  /** What is to be checked of a sentence, by its id. */
  readonly notices: ReadonlyMap<string, readonly string[]>;
}

export function NarrativeEditor({ editing, notices }: NarrativeEditorProps) {
  const { document, onChange, isReadOnly, missing } = editing;
  const { narrative, transactions } = document;
  const [focused, setFocused] = useState('');
  const transfers = useMemo(() => new Map(transactions.map((one) => [one.transfer_id, one])), [transactions]);
  // A sentence that was moved or added is where the author goes on.
  useEffect(() => {
    if (focused !== '') window.document.getElementById(sentenceDomId(focused))?.focus();
  }, [focused, narrative]);
  const set = (changed: Narrative, focus = ''): void => {
    setFocused(focus);
    onChange({ ...document, narrative: changed });
  };
  const numbers = new Map(narrative.flatMap(({ sentences }) => sentences).map((one, at) => [one.sentence_id, at + 1]));
  const size = narrative.flatMap(({ sentences }) => sentences).reduce((sum, one) => sum + one.text.length, 0);
  const lacking = missing.get('narrative');
  return (
    <section className="card" id={fieldId('narrative')} tabIndex={-1}>
      <h2>{text.sections.narrative}</h2>
      <p className="quiet">
        {text.narrative_hint} {text.characters(formatCount(size), formatCount(MAX_NARRATIVE))}
      </p>
      {lacking !== undefined && <p className="amber">{lacking}</p>}
      {narrative.map(({ paragraph_id, sentences }, at) => (
        <fieldset key={paragraph_id} className="filing-part">
          <legend>{text.paragraph(at + 1)}</legend>
          {sentences.map((sentence) => (
            <SentenceEditor
              key={sentence.sentence_id}
              sentence={sentence}
              number={numbers.get(sentence.sentence_id) ?? 0}
              transfers={transfers}
              notices={notices.get(sentence.sentence_id) ?? []}
              isReadOnly={isReadOnly}
              onChange={(changed) => {
                set(withSentence(narrative, changed));
              }}
              onMove={(by) => {
                set(withMoved(narrative, sentence.sentence_id, by), sentence.sentence_id);
              }}
              onRemove={() => {
                set(withoutSentence(narrative, sentence.sentence_id));
              }}
            />
          ))}
          {!isReadOnly && (
            <button
              type="button"
              aria-label={text.add_sentence_to(at + 1)}
              onClick={() => {
                const id = newId();
                set(withNewSentence(narrative, paragraph_id, id), id);
              }}
            >
              {text.add_sentence}
            </button>
          )}
        </fieldset>
      ))}
      {!isReadOnly && (
        <button
          type="button"
          onClick={() => {
            const id = newId();
            set(withNewParagraph(narrative, newId(), id), id);
          }}
        >
          {text.add_paragraph}
        </button>
      )}
    </section>
  );
}

interface SentenceEditorProps {
  readonly sentence: FilingSentence;
  readonly number: number;
  readonly transfers: ReadonlyMap<string, FilingTransaction>;
  readonly notices: readonly string[];
  readonly isReadOnly: boolean;
  readonly onChange: (sentence: FilingSentence) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

function SentenceEditor(props: SentenceEditorProps) {
  const { sentence, number, transfers, notices, isReadOnly, onChange, onMove, onRemove } = props;
  const id = sentenceDomId(sentence.sentence_id);
  return (
    <div className="filing-sentence">
      <textarea
        id={id}
        aria-label={text.sentence(number)}
        aria-describedby={notices.length > 0 ? `${id}-notices` : undefined}
        rows={Math.min(8, Math.max(2, Math.ceil(sentence.text.length / 80)))}
        maxLength={MAX_SENTENCE}
        value={sentence.text}
        readOnly={isReadOnly}
        onChange={(event) => {
          onChange({ ...sentence, text: event.target.value });
        }}
      />
      {notices.length > 0 && (
        <div id={`${id}-notices`}>
          {notices.map((notice) => (
            <p key={notice} className="amber">
              {notice}
            </p>
          ))}
        </div>
      )}
      <div className="row spread">
        <Links sentence={sentence} transfers={transfers} isReadOnly={isReadOnly} onChange={onChange} />
        {!isReadOnly && (
          <div className="row">
            <button
              type="button"
              className="plain"
              aria-label={text.up_of(number)}
              onClick={() => {
                onMove(-1);
              }}
            >
              {text.up}
            </button>
            <button
              type="button"
              className="plain"
              aria-label={text.down_of(number)}
              onClick={() => {
                onMove(1);
              }}
            >
              {text.down}
            </button>
            <button type="button" className="plain" aria-label={text.remove_of(number)} onClick={onRemove}>
              {text.remove}
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function Links({
  sentence,
  transfers,
  isReadOnly,
  onChange,
}: Omit<SentenceEditorProps, 'number' | 'notices' | 'onMove' | 'onRemove'>) {
  const { transfer_ids, alert_ids } = sentence;
  if (transfer_ids.length + alert_ids.length === 0) return <span className="badge">{text.own}</span>;
  if (transfer_ids.length === 0)
    return (
      <span className="quiet">
        <AlertLinks alert_ids={alert_ids} />
      </span>
    );
  return (
    <details className="grows">
      <summary>{text.links(transfer_ids.length)}</summary>
      <p className="quiet">
        <AlertLinks alert_ids={alert_ids} />
      </p>
      <ul className="lines">
        {transfer_ids.slice(0, LINKS_SHOWN).map((transfer_id) => (
          <li key={transfer_id}>
            <LinkedTransfer transfer={transfers.get(transfer_id)} transfer_id={transfer_id} />{' '}
            {!isReadOnly && (
              <button
                type="button"
                className="plain"
                aria-label={text.unlink_of(shortAddress(transfer_id))}
                onClick={() => {
                  onChange({ ...sentence, transfer_ids: transfer_ids.filter((one) => one !== transfer_id) });
                }}
              >
                {text.unlink}
              </button>
            )}
          </li>
        ))}
      </ul>
      {transfer_ids.length > LINKS_SHOWN && (
        <p className="quiet">{text.more_links(transfer_ids.length - LINKS_SHOWN)}</p>
      )}
    </details>
  );
}

function AlertLinks({ alert_ids }: { readonly alert_ids: readonly string[] }) {
  if (alert_ids.length === 0) return null;
  return (
    <>
      {text.of_alerts}{' '}
      {alert_ids.map((alert_id) => (
        <SliceLink key={alert_id} to={`/alerts/${encodeURIComponent(alert_id)}`}>
          {alert_id}
        </SliceLink>
      ))}
    </>
  );
}

function LinkedTransfer({
  transfer,
  transfer_id,
}: {
  readonly transfer: FilingTransaction | undefined;
  readonly transfer_id: string;
}) {
  if (transfer === undefined) return <span className="address wraps">{transfer_id}</span>;
  const { at_ms, from_address, to_address, amount, asset_symbol, amount_usd } = transfer;
  return (
    <span title={transfer_id}>
      <When at_ms={at_ms} /> <AddressName address={from_address} copyable={false} /> →{' '}
      <AddressName address={to_address} copyable={false} /> {formatAmount(Number(amount))} {asset_symbol} (
      {centsUsd(amount_usd)})
    </span>
  );
}

function sentenceDomId(sentence_id: string): string {
  return `sentence-${sentence_id}`;
}

function newId(): string {
  return `own_${newRequestKey().slice(0, 16)}`;
}
