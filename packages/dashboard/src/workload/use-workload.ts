/** Who has how much work, and who may be given some. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';

export function useWorkload() {
  const client = useClient();
  const slice = useSlice();
  return useQuery({
    queryKey: ['workload', slice],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/workload', { params: { query: slice }, signal })),
  });
}
