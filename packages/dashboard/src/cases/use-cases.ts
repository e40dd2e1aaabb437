/** The cases that pass a filter, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { CaseFilter } from './case-filter.ts';

const PAGE = 200;

export function useCases(filter: CaseFilter) {
  const client = useClient();
  const slice = useSlice();
  return useInfiniteQuery({
    queryKey: ['cases', slice, filter],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => {
      const query = { ...slice, ...filter, limit: PAGE, offset: pageParam };
      return answerOf(client.GET('/api/v1/cases', { params: { query }, signal }));
    },
    getNextPageParam: ({ has_more }, pages) => (has_more ? pages.length * PAGE : null),
  });
}
