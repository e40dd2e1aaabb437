/** Where a trace is asked for, followed while it is made, and found again. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import type { ApiClient } from '@analytics/api-client';
import { defined } from '../api/defined.ts';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { useSetParams } from '../parts/set-params.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { useSliceHref } from '../slice/slice-link.tsx';
import { useSlice, type SliceChoice } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { KeptTraces } from './kept-traces.tsx';
import { TraceForm } from './trace-form.tsx';
import { TraceProgress } from './trace-progress.tsx';
import { EMPTY_QUESTION, questionIn, questionOfEvidence, type Question } from './trace-question.ts';

const text = strings.trace;

export function TracesPage() {
  const client = useClient();
  const slice = useSlice();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const [, navigate] = useLocation();
  const href = useSliceHref();
  const task_id = params.get('task') ?? '';
  const [kind, id] = beginningIn(params);
  const beginning = useQuery({
    queryKey: ['beginning of a trace', slice, kind, id],
    enabled: kind !== 'here',
    queryFn: ({ signal }) => beginningOf(client, slice, kind, id, signal),
  });
  // The fields are filled once: what was entered since stays while the task is followed.
  const [here] = useState(() => questionIn(params));
  const first = kind === 'here' ? { question: here, named_count: 0 } : beginning.data;
  const ask = useMutation({
    mutationFn: ({ to, ...question }: Question) => {
      const body = { ...slice, ...question, ...defined({ to }) };
      return answerOf(client.POST('/api/v1/traces/tasks', { body }));
    },
    onSuccess: ({ task }) => {
      setParams({ task: task.task_id });
    },
  });
  return (
    <>
      <h1>{text.title}</h1>
      <p>{text.intro}</p>
      <div className="columns beside">
        <div>
          <section className="card">
            <h2>{text.ask.title}</h2>
            {kind === 'alert' && <p className="quiet">{text.ask.of_alert(id)}</p>}
            {kind === 'case' && <p className="quiet">{text.ask.of_case(id)}</p>}
            {first !== undefined && first.named_count > first.question.transfers.length && (
              <p className="amber">
                {text.ask.part(formatCount(first.question.transfers.length), formatCount(first.named_count))}
              </p>
            )}
            {beginning.error !== null && <Failure error={beginning.error} onRetry={() => void beginning.refetch()} />}
            {first === undefined && beginning.error === null && <Loading what={text.ask.title} />}
            {first !== undefined && (
              <TraceForm key={`${kind} ${id}`} first={first.question} isAsking={ask.isPending} onAsk={ask.mutate} />
            )}
            {ask.error !== null && <Failure error={ask.error} />}
          </section>
          {task_id !== '' && (
            <TraceProgress
              key={task_id}
              task_id={task_id}
              onDone={(trace_id) => {
                void queries.invalidateQueries({ queryKey: ['traces'] });
                navigate(href(`/trace/${trace_id}`), { replace: true });
              }}
            />
          )}
        </div>
        <KeptTraces title={text.kept.title} linkOf={(trace_id) => [`/trace/${trace_id}`]} />
      </div>
    </>
  );
}

const BEGINNINGS = ['alert', 'case', 'again'] as const;
type Beginning = (typeof BEGINNINGS)[number] | 'here';

/** What the address of the page begins with: an alert, a case, a kept trace, or what it names itself. */
function beginningIn(params: URLSearchParams): readonly [kind: Beginning, id: string] {
  for (const kind of BEGINNINGS) {
    const id = params.get(kind) ?? '';
    if (id !== '') return [kind, id];
  }
  return ['here', ''];
}

interface Begun {
  readonly question: Question;
  /** Transfers of the evidence: more than a question names, where there are more. */
  readonly named_count: number;
}

async function beginningOf(
  client: ApiClient,
  slice: SliceChoice,
  kind: Beginning,
  id: string,
  signal: AbortSignal,
): Promise<Begun> {
  const query = slice;
  switch (kind) {
    case 'here':
      return { question: EMPTY_QUESTION, named_count: 0 };
    case 'alert': {
      const path = { alert_id: id };
      const alert = await answerOf(client.GET('/api/v1/alerts/{alert_id}', { params: { path, query }, signal }));
      const { evidence_transfers, evidence_transaction_count: named_count } = alert;
      return { question: questionOfEvidence(evidence_transfers), named_count };
    }
    case 'case': {
      const path = { cluster_id: id };
      const one = await answerOf(client.GET('/api/v1/cases/{cluster_id}', { params: { path, query }, signal }));
      const ids = one.transfers.map(({ transfer_id }) => transfer_id);
      return { question: questionOfEvidence(ids), named_count: one.evidence_count };
    }
    case 'again': {
      const path = { trace_id: id };
      const { question } = await answerOf(client.GET('/api/v1/traces/{trace_id}', { params: { path, query }, signal }));
      if (question === null) return { question: EMPTY_QUESTION, named_count: 0 };
      const { to, ...asked } = question;
      return { question: { ...asked, ...(to === null ? {} : { to }) }, named_count: 0 };
    }
  }
}
