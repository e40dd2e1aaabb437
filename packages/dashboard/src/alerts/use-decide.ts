/** Writes a decision about alerts, all or none, and asks anew for what shows it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { Status } from './alert-filter.ts';

export interface Decision {
  readonly status: Status;
  readonly reason: string;
  readonly assignee: string;
  readonly note: string;
}

export function useDecide(alert_ids: readonly string[]) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) =>
      answerOf(
        client.POST('/api/v1/alerts/dispositions', {
          params: { query: { network } },
          body: { alert_ids: [...alert_ids], ...decision },
        }),
      ),
    onSuccess: () => queries.invalidateQueries(),
  });
}
