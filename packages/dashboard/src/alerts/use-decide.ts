/** Writes a decision about alerts, all or none, and asks anew for what shows it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { asProblem } from '../api/problem-error.ts';
import { newRequestKey } from '../api/request-key.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { useSlice } from '../slice/slice.tsx';
import type { DispositionStatus } from '@analytics/domain';
import type { DecisionSubject } from './decision-subject.ts';

export interface Decision {
  /** Left out: each alert keeps its own. */
  readonly status?: DispositionStatus;
  readonly reason: string;
  /** Left out: each alert keeps its own. */
  readonly assignee?: string;
  readonly note: string;
}

export function useDecide({ alert_ids, seen_decided_at_ms }: DecisionSubject) {
  const client = useClient();
  const { network } = useSlice();
  const queries = useQueryClient();
  // Sent again because the answer was lost, a decision is still one.
  const [key, setKey] = useState(newRequestKey);
  const decide = useMutation({
    mutationFn: (decision: Decision) =>
      answerOf(
        client.POST('/api/v1/alerts/dispositions', {
          params: { query: { network }, header: { 'idempotency-key': key } },
          body: { alert_ids: [...alert_ids], seen_decided_at_ms, ...decision },
        }),
      ),
    onSuccess: () => {
      setKey(newRequestKey());
      return queries.invalidateQueries();
    },
    onError: (error) => {
      // What was decided meanwhile is shown beside the refusal.
      if (asProblem(error).code === 'DECISION_CONFLICT') void queries.invalidateQueries();
    },
  });
  /** What is entered from here on is another decision. */
  const renew = (): void => {
    setKey(newRequestKey());
    if (decide.isSuccess) decide.reset();
  };
  return { ...decide, renew };
}
