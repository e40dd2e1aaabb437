/** What a run is asked for, and how its caller follows and stops it. */
import type { RunEvent, RunStep } from '@analytics/domain';
import type { SourceLocation } from '@analytics/ingestion';
import type { WindowRequest } from '../window/open-window.ts';

export interface RunRequest extends Omit<WindowRequest, 'signal' | 'calibrates'> {
  /** Absent: the core tables as they are. */
  readonly source?: SourceLocation | undefined;
  readonly allow_empty: boolean;
  /** The steps to run, in order. */
  readonly steps: readonly RunStep[];
  /** Parent of the run's own directory. */
  readonly data_dir: string;
  readonly code_version: string;
}

export interface RunControl {
  readonly signal: AbortSignal;
  readonly onEvent: (event: RunEvent) => void;
  /** Epoch milliseconds. */
  readonly now_ms: () => number;
}
