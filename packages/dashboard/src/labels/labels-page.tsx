/** The labels of the network: which stand, what contradicts itself, what became of others; add, import and remove. */
import { LABEL_CATEGORIES } from '@analytics/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { Conflicts } from './conflicts.tsx';
import { ImportForm } from './import-form.tsx';
import { LabelForm } from './label-form.tsx';
import { LabelHistory } from './label-history.tsx';
import { LabelTable } from './label-table.tsx';

const text = strings.labels;
const PAGE = 50;

export function LabelsPage() {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const category = params.get('category') ?? '';
  const source = params.get('source') ?? '';
  const { typed, setTyped, settled } = useTypedParam('address');
  const address = settled.trim();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['labels', network, address, category, source],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = {
        network,
        limit: PAGE,
        offset: pageParam,
        ...(address === '' ? {} : { address }),
        ...(category === '' ? {} : { category }),
        ...(source === '' ? {} : { source }),
      };
      return answerOf(client.GET('/api/v1/labels', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const counts = data?.pages[0]?.counts ?? [];
  const sources = [...new Set(counts.map((one) => one.source))].sort();
  const all = counts.reduce((sum, { label_count }) => sum + label_count, 0);
  const labels = data?.pages.flatMap((page) => page.labels);
  return (
    <>
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <search className="filters">
        <label className="field">
          {text.address}
          <input
            type="search"
            value={typed}
            placeholder={text.address_hint}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </label>
        <Choice
          name={text.category}
          all={text.all_categories}
          value={category}
          options={Object.keys(LABEL_CATEGORIES)}
          choose={(chosen) => {
            set({ category: chosen });
          }}
        />
        <Choice
          name={text.source}
          all={text.all_sources}
          value={source}
          options={sources}
          choose={(chosen) => {
            set({ source: chosen });
          }}
        />
      </search>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && labels === undefined && <Loading what={text.what} />}
      {labels?.length === 0 && (
        <Empty title={all === 0 ? text.none : text.none_found} {...(all === 0 ? { hint: text.none_hint } : {})} />
      )}
      {labels !== undefined && labels.length > 0 && (
        <section className="card">
          <p className="quiet" role="status">
            {text.standing(all, sources.join(', '))}
          </p>
          <LabelTable labels={labels} />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </section>
      )}
      <Conflicts />
      <div className="columns">
        <ImportForm />
        <LabelForm />
      </div>
      <LabelHistory address={address} />
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly all: string;
  readonly value: string;
  readonly options: readonly string[];
  readonly choose: (chosen: string) => void;
}

function Choice({ name, all, value, options, choose }: ChoiceProps) {
  return (
    <label className="field">
      {name}
      <select
        value={value}
        onChange={(event) => {
          choose(event.target.value);
        }}
      >
        <option value="">{all}</option>
        {[...new Set([...options, ...(value === '' ? [] : [value])])].map((option) => (
          <option key={option} value={option}>
            {words(option)}
          </option>
        ))}
      </select>
    </label>
  );
}
