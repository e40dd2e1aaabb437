/** The fields above the cases table; each writes the URL. */
import { useSearchParams } from 'wouter';
import { CASE_STATUSES, WORST_SEVERITIES_FIRST, typologyWords } from '@analytics/domain';
import { useAlertTypologies } from '../alerts/use-alert-typologies.ts';
import { capitalised } from '../format/words.ts';
import { Choice } from '../parts/choice.tsx';
import { hasAny, useReplaceParams } from '../parts/set-params.ts';
import { TypedField } from '../parts/typed-field.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { strings } from '../strings.ts';
import { useWorkload } from '../workload/use-workload.ts';
import { CASE_FILTER_PARAMS, CASE_SORTS, OF_NOBODY, caseFilter } from './case-filter.ts';

const text = strings.cases;
const work = strings.case_work;

export function CaseFilters() {
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const search = useTypedParam('q');
  const least = useTypedParam('min_usd');
  const { severity = [], typology_type = [], sort } = caseFilter(params);
  const typologies = useAlertTypologies(typology_type[0]);
  const { data } = useWorkload();
  const owner = params.get('owner') ?? '';
  const names = [...new Set([...(data?.names ?? []), ...(data?.people.map(({ person }) => person) ?? []), owner])]
    .filter((name) => name !== '' && name !== OF_NOBODY)
    .sort();
  return (
    <search className="filters">
      <TypedField
        label={strings.alerts.search}
        value={search.typed}
        placeholder={strings.alerts.search_hint}
        onType={search.setTyped}
      />
      <Choice
        label={text.severity}
        value={severity[0] ?? ''}
        options={[['', strings.alerts.all], ...WORST_SEVERITIES_FIRST.map((name) => [name, name] as const)]}
        onChoose={(value) => {
          set({ severity: value });
        }}
      />
      <Choice
        label={strings.alerts.typology}
        value={typology_type[0] ?? ''}
        options={[
          ['', strings.alerts.all],
          ...typologies.map((name) => [name, capitalised(typologyWords(name))] as const),
        ]}
        onChoose={(value) => {
          set({ typology: value });
        }}
      />
      <Choice
        label={work.status}
        value={params.get('status') ?? ''}
        options={[['', work.all_statuses], ...CASE_STATUSES.map((name) => [name, work.statuses[name]] as const)]}
        onChoose={(value) => {
          set({ status: value });
        }}
      />
      <Choice
        label={work.owner}
        value={owner}
        options={[['', work.anybody], [OF_NOBODY, work.nobody], ...names.map((name) => [name, name] as const)]}
        onChoose={(value) => {
          set({ owner: value });
        }}
      />
      <TypedField label={strings.alerts.min_usd} type="number" value={least.typed} onType={least.setTyped} />
      <Choice
        label={strings.alerts.sort}
        value={sort}
        options={CASE_SORTS.map((name) => [name, text.sorts[name]] as const)}
        onChoose={(value) => {
          // The order of one sort says nothing about another.
          set({ sort: value, order: '' });
        }}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={params.get('undecided') === 'true'}
          onChange={(event) => {
            set({ undecided: event.target.checked ? 'true' : '' });
          }}
        />
        {text.undecided}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={params.get('late') === 'true'}
          onChange={(event) => {
            set({ late: event.target.checked ? 'true' : '' });
          }}
        />
        {work.late}
      </label>
      {hasAny(params, CASE_FILTER_PARAMS) && (
        <button
          type="button"
          onClick={() => {
            search.setTyped('');
            least.setTyped('');
            set(Object.fromEntries(CASE_FILTER_PARAMS.map((name) => [name, undefined])));
          }}
        >
          {strings.actions.clear}
        </button>
      )}
    </search>
  );
}
