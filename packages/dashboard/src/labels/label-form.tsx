/** One label, added or changed. */
import { DEFAULT_TRUST_LEVEL, LABEL_CATEGORIES, SEVERITIES, TRUST_LEVELS } from '@analytics/domain';
import { answerOf } from '../api/session.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { Stored } from './stored.tsx';
import { textOf, useNetworkChange } from '../parts/use-network-change.ts';
import { WordField } from './word-field.tsx';

const text = strings.labels;

export function LabelForm() {
  const add = useNetworkChange((client, query, fields: FormData) => {
    const given = (name: string): string => textOf(fields, name);
    const label = {
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
      <h2>{text.add_title}</h2>
      <p className="quiet">{text.add_hint}</p>
      <div className="filters">
        <label className="field">
          {text.address}
          <input name="address" required autoComplete="off" />
        </label>
        <label className="field">
          {text.type}
          <input name="address_type" required list="label-categories" autoComplete="off" />
        </label>
        <datalist id="label-categories">
          {Object.keys(LABEL_CATEGORIES).map((category) => (
            <option key={category} value={category} />
          ))}
        </datalist>
        <label className="field">
          {text.name}
          <input name="label" maxLength={200} />
        </label>
        <WordField name="trust_level" label={text.trust} offered={TRUST_LEVELS} first={DEFAULT_TRUST_LEVEL} />
        <WordField name="risk_level" label={text.risk} offered={SEVERITIES} none={text.from_type} />
        <label className="field">
          {text.source}
          <input name="source" maxLength={200} />
        </label>
        <label className="field">
          {text.reason}
          <input name="reason" required maxLength={2000} />
        </label>
      </div>
      <button type="submit" disabled={add.isPending}>
        {text.add}
      </button>
      {add.error !== null && <Failure error={add.error} />}
      {add.data !== undefined && <Stored report={add.data} />}
    </form>
  );
}
