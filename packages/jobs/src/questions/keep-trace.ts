/** Keeps a trace that was asked for, so that it can be read and repeated. */
import type { TraceAnswer } from '@analytics/domain';
import { publishedState, saveTrace } from '@analytics/storage';
import type { TraceableWindow } from './trace-window.ts';
import type { TraceQuestion } from './trace-question.ts';

/** Gives its id. */
export async function keepTrace(
  opened: TraceableWindow,
  question: TraceQuestion,
  answer: TraceAnswer,
  { asked_by, now_ms }: { readonly asked_by: string; readonly now_ms: number },
): Promise<string> {
  const { database, window, settings } = opened;
  const state = (await publishedState(database, window)) ?? '';
  const trace = {
    run_id: state.split('/')[0] ?? '',
    question_json: JSON.stringify(question),
    settings_json: JSON.stringify(settings.trace),
    labels_digest: (await opened.traceInput()).labels_digest,
    answer_json: JSON.stringify(answer),
    asked_by,
  };
  return await saveTrace(database, window, trace, now_ms);
}
