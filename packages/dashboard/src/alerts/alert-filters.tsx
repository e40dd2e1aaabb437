/** The fields above the alerts table; each writes the URL. */
import { DISPOSITION_STATUSES, WORST_SEVERITIES_FIRST, typologyWords } from '@analytics/domain';
import { useSearchParams } from 'wouter';
import { capitalised } from '../format/words.ts';
import { hasAny, useSetParams } from '../parts/set-params.ts';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { strings } from '../strings.ts';
import { FILTER_PARAMS, SORTS, type FilterParam } from './alert-filter.ts';
import { useAlertTypologies } from './use-alert-typologies.ts';

const text = strings.alerts;
/** The open panel is a place in the list that the filter leaves. */
const PLACE_OF_ANOTHER_LIST = { open: '' };

export function AlertFilters() {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const typologies = useAlertTypologies(params.get('typology'));
  const set = (name: FilterParam, value: string): void => {
    setParams({ ...PLACE_OF_ANOTHER_LIST, [name]: value }, { replace: true });
  };
  const hasFilter = hasAny(params, FILTER_PARAMS);
  return (
    <search className="filters">
      <TypedField name="q" label={text.search} type="search" placeholder={text.search_hint} />
      <Choice
        name="severity"
        label={text.severity}
        options={WORST_SEVERITIES_FIRST.map((name) => [name, name])}
        onChange={set}
      />
      <Choice
        name="typology"
        label={text.typology}
        options={typologies.map((name) => [name, capitalised(typologyWords(name))])}
        onChange={set}
      />
      <Choice
        name="status"
        label={text.status}
        options={DISPOSITION_STATUSES.map((name) => [name, strings.statuses[name]])}
        onChange={set}
      />
      <TypedField name="min_usd" label={text.min_usd} type="number" />
      <TypedField name="min_confidence_percent" label={text.min_confidence} type="number" max={100} />
      <Choice
        name="sort"
        label={text.sort}
        options={SORTS.map((name) => [name, text.sorts[name]])}
        isRequired
        onChange={(name, value) => {
          // Each order has its own first direction: that of another one is not kept.
          setParams({ ...PLACE_OF_ANOTHER_LIST, [name]: value, order: '' }, { replace: true });
        }}
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
            setParams({ ...PLACE_OF_ANOTHER_LIST, ...Object.fromEntries(FILTER_PARAMS.map((name) => [name, ''])) });
          }}
        >
          {strings.actions.clear}
        </button>
      )}
    </search>
  );
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
  const value = params.get(name) ?? '';
  const isOffered = options.some(([offered]) => offered === value);
  return (
    <label className="field">
      {label}
      <select
        value={isOffered ? value : ''}
        onChange={(event) => {
          onChange(name, event.target.value);
        }}
      >
        {!isRequired && <option value="">{text.all}</option>}
        {options.map(([offered, shown]) => (
          <option key={offered} value={isRequired && offered === options[0]?.[0] ? '' : offered}>
            {shown}
          </option>
        ))}
      </select>
    </label>
  );
}

interface TypedFieldProps {
  readonly name: FilterParam;
  readonly label: string;
  readonly type: 'search' | 'number';
  readonly max?: number;
  readonly placeholder?: string;
}

function TypedField({ name, label, type, max, placeholder }: TypedFieldProps) {
  const { typed, setTyped } = useTypedParam(name, PLACE_OF_ANOTHER_LIST);
  return (
    <label className="field">
      {label}
      <input
        type={type}
        min={0}
        max={max}
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
