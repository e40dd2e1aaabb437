/** Watchlists: what is new of those who are watched, who is, adding, importing and removing them. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { Allowed } from '../parts/allowed.tsx';
import { Choice } from '../parts/choice.tsx';
import { useReplaceParams } from '../parts/set-params.ts';
import { ShowMore } from '../parts/show-more.tsx';
import { Empty, Failure, Loading } from '../parts/states.tsx';
import { TypedField } from '../parts/typed-field.tsx';
import { useTypedParam } from '../parts/use-typed-param.ts';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { LabelsTabs } from './labels-tabs.tsx';
import { useWatchlists } from './use-watchlists.ts';
import { WatchForm } from './watch-form.tsx';
import { WatchHistory } from './watch-history.tsx';
import { WatchImport } from './watch-import.tsx';
import { WatchNews } from './watch-news.tsx';
import { WatchTable } from './watch-table.tsx';

const text = strings.watches;
const PAGE = 100;

export function WatchesPage() {
  const client = useClient();
  const { network } = useSlice();
  const [params] = useSearchParams();
  const set = useReplaceParams();
  const list_name = params.get('list') ?? '';
  const { typed, setTyped, settled } = useTypedParam('address');
  const address = settled.trim();
  const { data: known } = useWatchlists();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['watches', network, address, list_name],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const filter = { ...(address === '' ? {} : { address }), ...(list_name === '' ? {} : { list_name }) };
      const query = { network, limit: PAGE, offset: pageParam, ...filter };
      return answerOf(client.GET('/api/v1/watches', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const watches = data?.pages.flatMap((page) => page.watches);
  const isNobody = data?.pages[0]?.lists.length === 0;
  return (
    <>
      <LabelsTabs />
      <h1>{text.title}</h1>
      <p className="quiet">{text.intro}</p>
      <WatchNews />
      <section className="card">
        <h2>{text.standing}</h2>
        {!isNobody && (
          <search className="filters">
            <TypedField label={text.address} value={typed} placeholder={text.address_hint} onType={setTyped} />
            <Choice
              label={text.list}
              value={list_name}
              options={[
                ['', text.all_lists],
                ...(known?.lists.map((one): readonly [string, string] => [
                  one.list_name,
                  text.list_count(one.list_name, formatCount(one.address_count)),
                ]) ?? []),
              ]}
              onChoose={(chosen) => {
                set({ list: chosen });
              }}
            />
          </search>
        )}
        {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
        {error === null && watches === undefined && <Loading what={text.what} />}
        {isNobody && <Empty title={text.none} hint={text.none_hint} />}
        {!isNobody && watches?.length === 0 && <p className="quiet">{text.none_found}</p>}
        {watches !== undefined && watches.length > 0 && (
          <>
            <WatchTable watches={watches} />
            <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
          </>
        )}
      </section>
      <div className="columns">
        <Allowed scope="run">
          <section className="card">
            <h2>{text.add_title}</h2>
            <p className="quiet">{text.add_hint}</p>
            <WatchForm />
          </section>
          <WatchImport />
        </Allowed>
      </div>
      <WatchHistory address={address} />
    </>
  );
}
