/** Notices within seconds that somebody decided, made a rule or published, and asks anew for what is shown. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { useSliceState } from './slice.tsx';

/** A window in the background does not ask. */
const AGAIN_AFTER_MS = 4000;
const KEY = 'state of alerts';

export function useFollowedDecisions(): void {
  const client = useClient();
  const queries = useQueryClient();
  const { slice } = useSliceState();
  const { data } = useQuery({
    queryKey: [KEY, slice],
    enabled: slice !== undefined,
    refetchInterval: AGAIN_AFTER_MS,
    refetchOnWindowFocus: true,
    staleTime: 0,
    // What fails is shown by the page; here it is asked again anyway.
    retry: false,
    queryFn: ({ signal }) => {
      if (slice === undefined) throw new Error('Expected a slice, found none.');
      return answerOf(client.GET('/api/v1/alerts/state', { params: { query: slice }, signal }));
    },
  });
  const seen = useRef<typeof data>(undefined);
  useEffect(() => {
    const before = seen.current;
    seen.current = data;
    const isSameSlice =
      before?.network === data?.network &&
      before?.processing_date === data?.processing_date &&
      before?.window_days === data?.window_days;
    if (before === undefined || data === undefined || !isSameSlice || before.state === data.state) return;
    void queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY });
  }, [data, queries]);
}
