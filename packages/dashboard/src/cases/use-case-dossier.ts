/** The alerts of a case in full, and who took part in them. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import type { Cast } from '../scheme/scheme.ts';
import { useSlice } from '../slice/slice.tsx';

export interface CaseDossier {
  readonly alerts: readonly ApiSchemas['AlertDetail'][];
  readonly cast: Cast;
}

/** undefined until all are read; the first alert that names an address gives it its role. */
export function useCaseDossier(alert_ids: readonly string[]): CaseDossier | undefined {
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
    const suspects = new Set(alerts.flatMap(({ suspect_addresses }) => suspect_addresses));
    return { alerts, cast: { roles, suspects } };
  }, [alerts, isReady]);
}
