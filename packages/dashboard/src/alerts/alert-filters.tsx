/** The fields above the alerts table; each writes the URL. */
import { DISPOSITION_STATUSES, WORST_SEVERITIES_FIRST, typologyWords } from '@analytics/domain';
import { useSearchParams } from 'wouter';
import { capitalised } from '../format/words.ts';
import { Choice } from '../parts/choice.tsx';
import { hasAny, useSetParams } from '../parts/set-params.ts';
import { TypedField } from '../parts/typed-field.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { strings } from '../strings.ts';
import { useWatchlists } from '../watches/use-watchlists.ts';
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
      <UrlField name="q" label={text.search} type="search" placeholder={text.search_hint} />
      <UrlChoice
        name="severity"
        label={text.severity}
        options={WORST_SEVERITIES_FIRST.map((name) => [name, name])}
        onChange={set}
      />
      <UrlChoice
        name="typology"
        label={text.typology}
        options={typologies.map((name) => [name, capitalised(typologyWords(name))])}
        onChange={set}
      />
      <UrlChoice
        name="status"
        label={text.status}
        options={DISPOSITION_STATUSES.map((name) => [name, strings.statuses[name]])}
        onChange={set}
      />
      <WatchFilter />
      <UrlField name="assignee" label={text.assignee} type="search" />
      <UrlField name="min_usd" label={text.min_usd} type="number" />
      <UrlField name="min_confidence_percent" label={text.min_confidence} type="number" max={100} />
      <UrlChoice
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

const ANY = 'any';
const LIST = 'list ';

/** On any watchlist, or on one; nothing where the network has none. */
function WatchFilter() {
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const { data } = useWatchlists();
  const chosen = params.get('watch_list') ?? '';
  const isAny = params.get('watched') === 'true';
  const names = new Set([...(data?.lists.map(({ list_name }) => list_name) ?? []), ...(chosen === '' ? [] : [chosen])]);
  if (names.size === 0 && !isAny) return null;
  return (
    <Choice
      label={strings.watches.filter}
      value={chosen === '' ? (isAny ? ANY : '') : LIST + chosen}
      options={[
        ['', text.all],
        [ANY, strings.watches.any_list],
        ...Array.from(names, (name) => [LIST + name, name] as const),
      ]}
      onChoose={(value) => {
        const watch_list = value.startsWith(LIST) ? value.slice(LIST.length) : '';
        const watched = value === ANY ? 'true' : '';
        setParams({ ...PLACE_OF_ANOTHER_LIST, watched, watch_list }, { replace: true });
      }}
    />
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

/** Where one is required the first stands for none that is named. */
function UrlChoice({ name, label, options, isRequired = false, onChange }: ChoiceProps) {
  const [params] = useSearchParams();
  const value = params.get(name) ?? '';
  const offered = isRequired
    ? options.map(([option, shown], at) => [at === 0 ? '' : option, shown] as const)
    : [['', text.all] as const, ...options];
  return (
    <Choice
      label={label}
      value={options.some(([option]) => option === value) ? value : ''}
      options={offered}
      onChoose={(chosen) => {
        onChange(name, chosen);
      }}
    />
  );
}

interface UrlFieldProps {
  readonly name: FilterParam;
  readonly label: string;
  readonly type: 'search' | 'number';
  readonly max?: number;
  readonly placeholder?: string;
}

function UrlField({ name, ...field }: UrlFieldProps) {
  const { typed, setTyped } = useTypedParam(name, PLACE_OF_ANOTHER_LIST);
  return <TypedField {...field} value={typed} onType={setTyped} />;
}
