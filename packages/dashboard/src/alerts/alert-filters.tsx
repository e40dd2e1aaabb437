/** The fields above the alerts table; each writes the URL. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { capitalised, typologyWords } from '../format/words.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { FILTER_PARAMS, SORTS, STATUSES, type FilterParam } from './alert-filter.ts';

const text = strings.alerts;
const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;
const TYPING_MS = 300;

export function AlertFilters() {
  const [params, setParams] = useSearchParams();
  const typologies = useTypologies();
  const set = (name: FilterParam, value: string): void => {
    setParams(
      (before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  };
  const hasFilter = FILTER_PARAMS.some((name) => params.has(name));
  return (
    <search className="filters">
      <TypedField name="q" label={text.search} type="search" placeholder={text.search_hint} onChange={set} />
      <Choice name="severity" label={text.severity} options={SEVERITIES.map((name) => [name, name])} onChange={set} />
      <Choice
        name="typology"
        label={text.typology}
        options={typologies.map((name) => [name, capitalised(typologyWords(name))])}
        onChange={set}
      />
      <Choice
        name="status"
        label={text.status}
        options={STATUSES.map((name) => [name, strings.statuses[name]])}
        onChange={set}
      />
      <TypedField name="min_usd" label={text.min_usd} type="number" onChange={set} />
      <TypedField name="min_confidence" label={text.min_confidence} type="number" onChange={set} />
      <Choice
        name="sort"
        label={text.sort}
        options={SORTS.map((name) => [name, text.sorts[name]])}
        isRequired
        onChange={set}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={params.get('suppressed') === 'true'}
          onChange={(event) => {
            set('suppressed', event.target.checked ? 'true' : '');
          }}
        />
        {text.suppressed}
      </label>
      {hasFilter && (
        <button
          type="button"
          onClick={() => {
            setParams((before) => {
              for (const name of FILTER_PARAMS) before.delete(name);
              return before;
            });
          }}
        >
          {strings.actions.clear}
        </button>
      )}
    </search>
  );
}

/** The typologies that this slice has alerts of. */
function useTypologies(): readonly string[] {
  const client = useClient();
  const slice = useSlice();
  const { data } = useQuery({
    queryKey: ['overview', slice],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/overview', { params: { query: slice }, signal })),
  });
  return data === undefined ? [] : data.alerts.by_typology.map(({ name }) => name).toSorted();
}

interface FieldProps {
  readonly name: FilterParam;
  readonly label: string;
  readonly onChange: (name: FilterParam, value: string) => void;
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly isRequired?: boolean;
}

function Choice({ name, label, options, isRequired = false, onChange }: ChoiceProps) {
  const [params] = useSearchParams();
  return (
    <label className="field">
      {label}
      <select
        value={params.get(name) ?? ''}
        onChange={(event) => {
          onChange(name, event.target.value);
        }}
      >
        {!isRequired && <option value="">{text.all}</option>}
        {options.map(([value, shown]) => (
          <option key={value} value={isRequired && value === options[0]?.[0] ? '' : value}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TypedFieldProps extends FieldProps {
  readonly type: 'search' | 'number';
  readonly placeholder?: string;
}

/** Writes the URL when typing pauses. */
function TypedField({ name, label, type, placeholder = '', onChange }: TypedFieldProps) {
  const [params] = useSearchParams();
  const current = params.get(name) ?? '';
  const [typed, setTyped] = useState(current);
  const [seen, setSeen] = useState(current);
  if (seen !== current) {
    setSeen(current);
    setTyped(current);
  }
  useEffect(() => {
    if (typed === current) return;
    const timer = setTimeout(() => {
      onChange(name, typed);
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, current, name, onChange]);
  return (
    <label className="field">
      {label}
      <input
        type={type}
        min={0}
        step="any"
        value={typed}
        placeholder={placeholder}
        onChange={(event) => {
          setTyped(event.target.value);
        }}
      />
    </label>
  );
}
