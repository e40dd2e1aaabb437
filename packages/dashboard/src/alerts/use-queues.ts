/** How much work the slice holds, and who has how much of it. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';

export function useQueues() {
  const client = useClient();
  const slice = useSlice();
  return useQuery({
    queryKey: ['queues', slice],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/alerts/queues', { params: { query: slice }, signal })),
  });
}
