/** The work on a case, and what people do to it. */
import type { ApiClient, ApiPaths } from '@analytics/api-client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '../api/problem-error.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice, type SliceChoice } from '../slice/slice.tsx';

export type Work =
  ApiPaths['/api/v1/cases/{cluster_id}/work']['get']['responses']['200']['content']['application/json'];

export function useCaseWork(cluster_id: string) {
  const client = useClient();
  const slice = useSlice();
  return useQuery({
    queryKey: ['case work', slice, cluster_id],
    queryFn: ({ signal }) =>
      answerOf(
        client.GET('/api/v1/cases/{cluster_id}/work', { params: { path: { cluster_id }, query: slice }, signal }),
      ),
  });
}

/** `send` asks the API, with the slice that is shown; all that shows cases is asked for anew. */
export function useCaseAct<Given, Answer>(
  send: (client: ApiClient, slice: SliceChoice, given: Given) => Promise<Answer>,
) {
  const client = useClient();
  const slice = useSlice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (given: Given) => send(client, slice, given),
    onSuccess: () => queries.invalidateQueries(),
    onError: (error) => {
      // What was done meanwhile is shown beside the refusal.
      if (['CASE_CONFLICT', 'CASE_ITEM_NOT_FOUND'].includes(asProblem(error).code)) void queries.invalidateQueries();
    },
  });
}
