/** One label, added or changed. */
import { LABEL_CATEGORIES, SEVERITIES, TRUST_LEVELS, DEFAULT_TRUST_LEVEL } from '@analytics/domain';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { Failure } from '../parts/states.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { Stored } from './stored.tsx';

const text = strings.labels;

export function LabelForm() {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  const add = useMutation({
    mutationFn: (fields: FormData) => {
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
      return answerOf(client.POST('/api/v1/labels', { params: { query: { network } }, body }));
    },
    onSuccess: () => queries.invalidateQueries(),
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
        <label className="field">
          {text.trust}
          <select name="trust_level" defaultValue={DEFAULT_TRUST_LEVEL}>
            {TRUST_LEVELS.map((level) => (
              <option key={level} value={level}>
                {words(level)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {text.risk}
          <select name="risk_level" defaultValue="">
            <option value="">{text.from_type}</option>
            {SEVERITIES.map((level) => (
              <option key={level} value={level}>
                {words(level)}
              </option>
            ))}
          </select>
        </label>
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

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
