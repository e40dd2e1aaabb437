/** The structural patterns of the slice, by type. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { TypedField } from '../parts/typed-field.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { PatternRows } from './pattern-rows.tsx';

const text = strings.patterns;
const PAGE = 200;

export function PatternsPage() {
  const client = useClient();
  const slice = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const type = params.get('type') ?? '';
  const { typed, setTyped, settled } = useTypedParam('q');
  const q = settled.trim();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['patterns', slice, type, q],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const query = {
        ...slice,
        limit: PAGE,
        ...(q === '' ? {} : { q }),
        ...(type === '' ? {} : { pattern_type: [type] }),
        ...(pageParam === '' ? {} : { after: pageParam }),
      };
      return answerOf(client.GET('/api/v1/patterns', { params: { query }, signal }));
    },
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const counts = data?.pages[0]?.counts ?? [];
  const types = [...new Set(counts.map(({ pattern_type }) => pattern_type))];
  const countOf = (wanted: string): number =>
    counts.filter(({ pattern_type }) => pattern_type === wanted).reduce((sum, row) => sum + row.pattern_count, 0);
  const patterns = data?.pages.flatMap((page) => page.patterns);
  return (
    <>
      <h1>{text.title}</h1>
      <search className="filters">
        <TypedField label={strings.alerts.search} value={typed} placeholder={text.search_hint} onType={setTyped} />
        <label className="field">
          {text.type}
          <select
            value={type}
            onChange={(event) => {
              set({ type: event.target.value });
            }}
          >
            <option value="">{text.all}</option>
            {[...new Set([...types, ...(type === '' ? [] : [type])])].map((name) => (
              <option key={name} value={name}>
                {words(name)} {types.includes(name) ? `(${countOf(name)})` : ''}
              </option>
            ))}
          </select>
        </label>
      </search>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && patterns === undefined && <Loading what={text.what} />}
      {patterns?.length === 0 && <Empty title={q === '' ? text.none : text.none_found} />}
      {patterns !== undefined && patterns.length > 0 && (
        <section className="card">
          <PatternRows patterns={patterns} isTall />
        </section>
      )}
      <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
    </>
  );
}
