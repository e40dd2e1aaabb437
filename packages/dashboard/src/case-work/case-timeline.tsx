/** Everything that happened to a case, newest first: by runs, decisions and people. */
import type { ApiSchemas } from '@analytics/api-client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { ShowMore } from '../parts/show-more.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { useSlice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { eventWords } from './event-words.ts';

const text = strings.case_work;
const PAGE = 50;
/** Alerts that an entry names. */
const NAMED = 5;

type Event = ApiSchemas['CaseEvent'];

export function CaseTimeline({ case_id }: { readonly case_id: string }) {
  const client = useClient();
  const slice = useSlice();
  const { data, error, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['case timeline', slice, case_id],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, order: 'desc', limit: PAGE, offset: pageParam } as const;
      const params = { path: { cluster_id: case_id }, query };
      return answerOf(client.GET('/api/v1/cases/{cluster_id}/work/timeline', { params, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
  const events = data?.pages.flatMap((page) => page.events);
  return (
    <section className="card">
      <h2>{text.timeline}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && events === undefined && <Loading what={text.what} />}
      {events?.length === 0 && <p className="quiet">{text.timeline_none}</p>}
      {events !== undefined && events.length > 0 && (
        <>
          <ol className="lines" aria-label={text.timeline}>
            {events.map((event) => (
              <li key={`${event.at_ms} ${event.event} ${event.item_id} ${event.alert_ids.join(' ')}`}>
                <TimelineEntry event={event} />
              </li>
            ))}
          </ol>
          <ShowMore hasNextPage={hasNextPage} fetchNextPage={fetchNextPage} />
        </>
      )}
    </section>
  );
}

function TimelineEntry({ event }: { readonly event: Event }) {
  const said = [event.text, event.reason].filter((one) => one !== '');
  return (
    <>
      <span className="quiet">
        <When at_ms={event.at_ms} isExact />
        {event.actor !== '' && (
          <>
            {' · '}
            <bdi>{event.actor}</bdi>
          </>
        )}
      </span>{' '}
      <bdi>{eventWords(event)}</bdi>{' '}
      {event.alert_ids.slice(0, NAMED).map((alert_id) => (
        <SliceLink key={alert_id} className="address" to={`/alerts/${alert_id}`}>
          {alert_id}{' '}
        </SliceLink>
      ))}
      {event.alert_ids.length > NAMED && (
        <span className="quiet">{strings.overview.more(String(event.alert_ids.length - NAMED))}</span>
      )}
      {said.map((one) => (
        <p key={one} className="said" dir="auto">
          {one}
        </p>
      ))}
    </>
  );
}
