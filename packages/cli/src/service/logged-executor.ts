/** Logs what a task does, so that a line of a log leads to its task and its run. */
import type { RunEvent } from '@analytics/domain';
import type { TaskExecutor } from '@analytics/jobs';
import { translateEngineError } from '@analytics/storage';
import type { ServiceLog } from './service-log.ts';

/**
 * The same executor; each attempt is logged with its task_id, and with its run_id as soon as it has one: begin, steps
 * with their seconds, notices, and how it ended. `now_ms` gives epoch milliseconds.
 */
export function loggedExecutor(executor: TaskExecutor, log: ServiceLog, now_ms: () => number): TaskExecutor {
  return async (task, control) => {
    const { task_id, task_name, network, processing_date, window_days, attempt } = task;
    let lines: ServiceLog = log.child({ task_id, task_name, network, processing_date, window_days, attempt });
    const started_ms = now_ms();
    const seconds = (): number => (now_ms() - started_ms) / 1000;
    lines.info('The task begins.');
    try {
      const result = await executor(task, {
        signal: control.signal,
        onEvent: (event) => {
          if (event.kind === 'run_started') lines = lines.child({ run_id: event.run_id });
          logEvent(lines, event);
          control.onEvent(event);
        },
      });
      lines.info({ seconds: seconds() }, 'The task is done.');
      return result;
    } catch (error) {
      const { code: error_code, message } = translateEngineError(error, `carry out ${task_name}`, 'INTERNAL');
      const facts = { seconds: seconds(), error_code };
      if (control.signal.aborted) {
        lines.warn({ ...facts, stop_reason: control.signal.reason as unknown }, 'The task was stopped.');
      } else {
        // Only a defect needs its stack: the message of any other says what was found.
        lines.error(error_code === 'INTERNAL' ? { ...facts, err: error } : facts, message);
      }
      throw error;
    }
  };
}

function logEvent(lines: ServiceLog, event: RunEvent): void {
  switch (event.kind) {
    case 'run_started':
      lines.info({ resumed_steps: event.resumed_steps }, 'The run begins.');
      return;
    case 'step_started':
      lines.debug({ step: event.step }, 'The step begins.');
      return;
    case 'progress':
      lines.debug({ step: event.step, progress: event.progress }, event.activity);
      return;
    case 'notice':
      lines.warn({ step: event.step, notice_code: event.notice.code, count: event.notice.count }, event.notice.message);
      return;
    case 'step_ended': {
      const { step, duration_seconds, row_count, peak_rss_bytes } = event;
      lines.info({ step, seconds: duration_seconds, row_count, peak_rss_bytes }, 'The step is done.');
    }
  }
}
