/** Who took part in the alerts of a case, and who of them is suspected: each alert is read for its roles. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import type { Cast } from '../scheme/scheme.ts';
import { useSlice } from '../slice/slice.tsx';

/** undefined until all are read; the first alert that names an address gives it its role. */
export function useCastOf(alert_ids: readonly string[]): Cast | undefined {
  const client = useClient();
  const slice = useSlice();
  const { alerts, isReady } = useQueries({
    queries: alert_ids.map((alert_id) => ({
      queryKey: ['alert', slice, alert_id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answerOf(client.GET('/api/v1/alerts/{alert_id}', { params: { path: { alert_id }, query: slice }, signal })),
    })),
    combine: (results) => ({
      alerts: results.flatMap(({ data }) => (data === undefined ? [] : [data])),
      isReady: results.length > 0 && results.every(({ isPending }) => !isPending),
    }),
  });
  return useMemo(() => {
    if (!isReady) return undefined;
    const roles = new Map<string, string>();
    for (const { addresses_involved, address_roles } of alerts)
      addresses_involved.forEach((address, at) => {
        if (!roles.has(address)) roles.set(address, address_roles[at] ?? '');
      });
    return { roles, suspects: new Set(alerts.flatMap(({ suspect_addresses }) => suspect_addresses)) };
  }, [alerts, isReady]);
}
