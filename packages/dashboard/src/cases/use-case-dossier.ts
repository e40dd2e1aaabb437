/** Asks for every alert of a case in full. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import { caseDossier, type AlertAnswer, type CaseDossier } from './case-dossier.ts';

interface AskedDossier {
  /** undefined until all alerts are there. */
  readonly dossier: CaseDossier | undefined;
  /** Of the first alert that was refused. */
  readonly error: Error | null;
  /** Asks again for those that were. */
  readonly retry: () => void;
}

export function useCaseDossier(alert_ids: readonly string[]): AskedDossier {
  const client = useClient();
  const slice = useSlice();
  const answers = useQueries({
    queries: alert_ids.map((alert_id) => ({
      queryKey: ['alert', slice, alert_id],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        answerOf(client.GET('/api/v1/alerts/{alert_id}', { params: { path: { alert_id }, query: slice }, signal })),
    })),
    combine,
  });
  const dossier = useMemo(() => caseDossier(answers), [answers]);
  const refused = answers.filter(({ data, error }) => data === undefined && error !== null);
  return {
    dossier,
    error: refused[0]?.error ?? null,
    retry: () => {
      for (const { refetch } of refused) void refetch();
    },
  };
}

interface Asked extends AlertAnswer {
  readonly refetch: () => unknown;
}

/** Stable while nothing changes, so that the drawing is not made anew. */
function combine(results: readonly Asked[]): readonly Asked[] {
  return results.map(({ data, error, refetch }) => ({ data, error, refetch }));
}
