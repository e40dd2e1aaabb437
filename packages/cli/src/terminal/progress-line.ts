/** A run's progress for people: one redrawn line with time left on a terminal, plain lines elsewhere. */
import { type RunEvent, duration, counted } from '@analytics/domain';
import { megabytes } from './quantities.ts';

/** The libraries for this take over standard input or Ctrl-C, which belongs to the run; hence these few lines. */
const CLEAR_LINE = '\r\u001b[2K';
const BAR_WIDTH = 24;

export interface ProgressLine {
  readonly onEvent: (event: RunEvent) => void;
  /** Removes the redrawn line. */
  readonly finish: () => void;
}

/** `columns` is the terminal's width, or undefined where there is no terminal. */
export function createProgressLine(write: (text: string) => void, columns: () => number | undefined): ProgressLine {
  let drawn = false;
  const erase = (): void => {
    if (drawn) write(CLEAR_LINE);
    drawn = false;
  };
  return {
    onEvent(event) {
      const width = columns();
      if (event.kind === 'progress') {
        if (width === undefined) return;
        write(CLEAR_LINE + barOf(event).slice(0, width - 1));
        drawn = true;
        return;
      }
      const line = lineOf(event);
      if (line === undefined) return;
      erase();
      write(`${line}\n`);
    },
    finish: erase,
  };
}

function barOf(event: Extract<RunEvent, { kind: 'progress' }>): string {
  const filled = Math.round(event.progress * BAR_WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  const left = event.remaining_seconds === undefined ? '' : ` · ${duration(event.remaining_seconds * 1000)} left`;
  return `${bar} ${String(Math.round(event.progress * 100)).padStart(3)} %${left} · ${event.step}: ${event.activity}`;
}

function lineOf(event: Exclude<RunEvent, { kind: 'progress' }>): string | undefined {
  switch (event.kind) {
    case 'run_started':
      return event.resumed_steps.length > 0
        ? `Taking up run ${event.run_id}; already done: ${event.resumed_steps.join(', ')}.`
        : `Run ${event.run_id}`;
    case 'step_started':
      return undefined;
    case 'notice':
      return `  note: ${event.notice.message}`;
    case 'step_ended':
      return `  ${event.step.padEnd(10)} ${duration(event.duration_seconds * 1000).padStart(8)}  ${megabytes(event.peak_rss_bytes).padStart(9)} peak  ${counted(event.row_count, 'row')}`;
  }
}
