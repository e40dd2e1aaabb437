/** One label, added or corrected. */
import { DEFAULT_TRUST_LEVEL, LABEL_CATEGORIES, SEVERITIES, TRUST_LEVELS, shortAddress } from '@analytics/domain';
import { useEffect, useRef } from 'react';
import { answerOf } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { Stored } from './stored.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import type { Label } from './label-table.tsx';
import { WordField } from './word-field.tsx';

const text = strings.labels;

interface LabelFormProps {
  /** The label that is corrected: its address, name and source stay. */
  readonly corrected?: Label | undefined;
  readonly onClose?: () => void;
}

export function LabelForm({ corrected, onClose }: LabelFormProps) {
  const type = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (corrected !== undefined) type.current?.focus();
  }, [corrected]);
  const add = useNetworkChange((client, query, fields: FormData) => {
    const given = (name: string): string => textOf(fields, name);
    const label = {
      ...(corrected === undefined ? {} : unseenOf(corrected, given('address_type'))),
      address: given('address'),
      label: given('label'),
      address_type: given('address_type'),
      source: given('source'),
      trust_level: TRUST_LEVELS.find((level) => level === given('trust_level')) ?? DEFAULT_TRUST_LEVEL,
      risk_level: SEVERITIES.find((level) => level === given('risk_level')) ?? '',
    } as const;
    const body = { labels: [label], reason: given('reason') };
    return answerOf(client.POST('/api/v1/labels', { params: { query }, body }));
  });
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate(new FormData(event.currentTarget));
      }}
    >
      <h2>{corrected === undefined ? text.add_title : text.correct_title(shortAddress(corrected.address))}</h2>
      <p className="quiet">{corrected === undefined ? text.add_hint : text.correct_hint}</p>
      <div className="filters">
        <label className="field">
          {text.address}
          <input name="address" required autoComplete="off" {...keptAs(corrected?.address)} />
        </label>
        <label className="field">
          {text.type}
          <input
            ref={type}
            name="address_type"
            required
            list="label-categories"
            autoComplete="off"
            defaultValue={corrected?.address_type}
          />
        </label>
        <datalist id="label-categories">
          {Object.keys(LABEL_CATEGORIES).map((category) => (
            <option key={category} value={category} />
          ))}
        </datalist>
        <label className="field">
          {text.name}
          <input name="label" maxLength={200} {...keptAs(corrected?.label)} />
        </label>
        <WordField
          name="trust_level"
          label={text.trust}
          offered={TRUST_LEVELS}
          first={corrected?.trust_level ?? DEFAULT_TRUST_LEVEL}
        />
        <WordField
          name="risk_level"
          label={text.risk}
          offered={SEVERITIES}
          first={corrected?.risk_level ?? ''}
          none={text.from_type}
        />
        <label className="field">
          {text.source}
          <input name="source" maxLength={200} {...keptAs(corrected?.source)} />
        </label>
        <label className="field">
          {text.reason}
          <input name="reason" required maxLength={2000} />
        </label>
      </div>
      <div className="row">
        <button type="submit" disabled={add.isPending}>
          {corrected === undefined ? text.add : text.save_correction}
        </button>
        {corrected !== undefined && (
          <button type="button" className="plain" onClick={onClose}>
            {text.cancel_correction}
          </button>
        )}
      </div>
      {add.error !== null && <Failure error={add.error} />}
      {add.data !== undefined && <Stored report={add.data} />}
    </form>
  );
}

/** A field that cannot be changed where it says which label is corrected. */
function keptAs(value: string | undefined): { readonly defaultValue?: string; readonly readOnly?: boolean } {
  return value === undefined ? {} : { defaultValue: value, readOnly: true };
}

/** What the form does not show of a label, and a correction keeps; of another type the subtype is none. */
function unseenOf({ address_type, address_subtype, ...label }: Label, given_type: string) {
  const { confidence_score, valid_from_ms, valid_to_ms } = label;
  const subtype = given_type === address_type ? address_subtype : '';
  return { confidence_score, valid_from_ms, valid_to_ms, address_subtype: subtype };
}
