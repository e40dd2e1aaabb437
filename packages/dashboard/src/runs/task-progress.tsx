/** Progress of a task as it happens: step by step, with what is left. */
import { formatShare } from '../format/number.ts';
import { localDuration } from '../format/time.ts';
import { capitalised, words } from '../format/words.ts';
import { DataTable } from '../parts/data-table.tsx';
import { Failure } from '../parts/states.tsx';
import { strings } from '../strings.ts';
import { hasEnded, type TaskEvent } from './follow-task.ts';
import { STEP_COLUMNS } from './step-columns.tsx';
import { useTaskEvents } from './task-events.ts';

const text = strings.runs;

export function TaskProgress({ task_id, onEnd }: { readonly task_id: string; readonly onEnd: () => void }) {
  const { events: received, problem } = useTaskEvents(task_id, onEnd);
  const events = received.map(({ event }) => event);
  const now = events.findLast((event) => event.kind === 'progress');
  const status = events.findLast((event) => event.kind === 'status');
  const ended = events.filter((event) => event.kind === 'step_ended');
  const notices = events.filter((event) => event.kind === 'notice');
  const isOver = status !== undefined && hasEnded(status.status);
  return (
    <section className="card" aria-label={text.watch}>
      <h2>{text.watch}</h2>
      <p role="status">
        {status !== undefined && capitalised(text.statuses[status.status] ?? words(status.status))}{' '}
        {!isOver && now !== undefined && <Activity now={now} />}
      </p>
      {problem !== undefined && <Failure error={problem} />}
      {status?.error_message !== undefined && status.error_message !== '' && (
        <p className="failure">{status.error_message}</p>
      )}
      {(!isOver || status.status === 'SUCCESS') && problem === undefined && (
        <progress className="wide" max={1} value={isOver ? 1 : (now?.progress ?? 0)} aria-label={text.progress} />
      )}
      {ended.length > 0 && (
        <DataTable label={text.steps} columns={STEP_COLUMNS} rows={ended} rowKey={({ step }) => step} />
      )}
      {notices.length > 0 && (
        <ul>
          {notices.map(({ notice }, at) => (
            <li key={`${notice.code} ${at}`}>{notice.message}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

type Progress = Extract<TaskEvent['event'], { readonly kind: 'progress' }>;

function Activity({ now }: { readonly now: Progress }) {
  return (
    <>
      {formatShare(now.progress)} · {words(now.step)}: {now.activity}{' '}
      {now.remaining_seconds !== undefined && text.remaining(localDuration(now.remaining_seconds * 1000))}
    </>
  );
}
