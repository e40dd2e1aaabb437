/** The labels of the network: which stand, what contradicts itself, what became of others; add, import and remove. */
import { LABEL_CATEGORIES } from '@analytics/domain';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { Allowed } from '../parts/allowed.tsx';
import { Choice } from '../parts/choice.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { LabelsTabs } from '../watches/labels-tabs.tsx';
import { Conflicts } from './conflicts.tsx';
import { ImportForm } from './import-form.tsx';
import { LabelForm } from './label-form.tsx';
import { LabelHistory } from './label-history.tsx';
import { LabelTable, keyOf, type Label } from './label-table.tsx';

const text = strings.labels;
const PAGE = 50;

export function LabelsPage() {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const [corrected, setCorrected] = useState<Label>();
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
      <LabelsTabs />
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <search className="filters">
        <TypedField label={text.address} value={typed} placeholder={text.address_hint} onType={setTyped} />
        <Choice
          label={text.category}
          value={category}
          options={offered(text.all_categories, Object.keys(LABEL_CATEGORIES), category)}
          onChoose={(chosen) => {
            set({ category: chosen });
          }}
        />
        <Choice
          label={text.source}
          value={source}
          options={offered(text.all_sources, sources, source)}
          onChoose={(chosen) => {
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
          <LabelTable labels={labels} onCorrect={setCorrected} />
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </section>
      )}
      <Conflicts />
      <div className="columns">
        <Allowed scope="run">
          <ImportForm />
          <LabelForm
            key={corrected === undefined ? '' : keyOf(corrected)}
            corrected={corrected}
            onClose={() => {
              setCorrected(undefined);
            }}
          />
        </Allowed>
      </div>
      <LabelHistory address={address} />
    </>
  );
}

/** What is asked for is offered too, where no label has it. */
function offered(all: string, names: readonly string[], asked: string): (readonly [string, string])[] {
  const known = new Set([...names, ...(asked === '' ? [] : [asked])]);
  return [['', all], ...Array.from(known, (name) => [name, words(name)] as const)];
}
