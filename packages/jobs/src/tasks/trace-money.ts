/** Traces money as a task: the answer is kept and read by its id, and nobody holds a connection open meanwhile. */
import { parseNetworkName, parseProcessingDate, settingsOf, windowOf, type TaskRecord } from '@analytics/domain';
import { savedSettings, type Database } from '@analytics/storage';
import { requireWanted } from '../compute/require-wanted.ts';
import { askWindow } from '../questions/ask-window.ts';
import { keepTrace } from '../questions/keep-trace.ts';
import { traceQuestionOf } from '../questions/trace-question.ts';
import { traceWindow } from '../questions/trace-window.ts';
import type { TaskControl } from '../queue/task-executor.ts';
import type { ExecutionSite } from './execute-task.ts';

/**
 * Gives the trace's id and how much it found. Throws INVALID_TASK, ADDRESS_NOT_FOUND, TRANSFER_NOT_FOUND, EMPTY_WINDOW,
 * RUN_UNDER_WAY, RUN_CANCELLED.
 */
export async function traceMoney(
  database: Database,
  task: TaskRecord,
  site: ExecutionSite,
  { signal }: TaskControl,
): Promise<Readonly<Record<string, unknown>>> {
  const question = traceQuestionOf(task.config);
  const network = parseNetworkName(task.network);
  const asked = {
    network,
    window: windowOf(parseProcessingDate(task.processing_date), task.window_days),
    settings: site.settingsFor(network, [settingsOf(await savedSettings(database))]),
    user_typologies: await site.userTypologies(),
    threads: site.threads,
    signal,
  };
  return await askWindow(database, asked, site.now_ms, async (opened) => {
    const { answer } = await traceWindow(opened, question);
    requireWanted(signal);
    const asked_now = { asked_by: task.requested_by, now_ms: site.now_ms() };
    const trace_id = await keepTrace(opened, question, answer, asked_now);
    return { trace_id, destination_count: answer.destinations.length, entered_usd: answer.entered_usd };
  });
}
