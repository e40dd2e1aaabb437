/** The alerts that pass a filter, page by page as they are scrolled to. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { AlertFilter } from './alert-filter.ts';

const PAGE = 500;

export function useAlerts(filter: AlertFilter) {
  const client = useClient();
  const slice = useSlice();
  return useInfiniteQuery({
    queryKey: ['alerts', slice, filter],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) => {
      const page = pageParam === '' ? {} : { after: pageParam };
      const query = { ...slice, ...filter, limit: PAGE, ...page };
      return answerOf(client.GET('/api/v1/alerts', { params: { query }, signal }));
    },
    // Pages are only added: comparing what was read before with itself takes a second at 100,000 alerts.
    structuralSharing: false,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
}
