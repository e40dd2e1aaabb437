/** Which typologies a filter offers. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';

/** The typologies that this slice has alerts of, and the one that the URL asks for. */
export function useAlertTypologies(asked: string | null | undefined): readonly string[] {
  const client = useClient();
  const slice = useSlice();
  const { data } = useQuery({
    queryKey: ['overview', slice],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/overview', { params: { query: slice }, signal })),
  });
  const names = new Set(data?.alerts.by_typology.map(({ name }) => name));
  if (asked !== null && asked !== undefined && asked !== '') names.add(asked);
  return [...names].toSorted();
}
