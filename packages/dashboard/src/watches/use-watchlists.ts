/** The names of the watchlists of the network, or those that an address is on. */
import { useQuery } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';

/** Of one address all its lists; else only names are read. */
const MOST = 100;

export function useWatchlists(address = '') {
  const client = useClient();
  const { network } = useSlice();
  return useQuery({
    queryKey: ['watchlists', network, address],
    queryFn: ({ signal }) => {
      const query = { network, ...(address === '' ? { limit: 1 } : { address, limit: MOST }) };
      return answerOf(client.GET('/api/v1/watches', { params: { query }, signal }));
    },
  });
}
