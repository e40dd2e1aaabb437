/** What every step of a run is given: the window, and the recorder that makes looking at it a run. */
import type { AlertRows } from '@analytics/analyzers';
import type { RunStep } from '@analytics/domain';
import type { OpenWindow } from '../window/open-window.ts';
import type { RunRecorder } from './run-recorder.ts';
import type { RunRequest } from './run-request.ts';

export interface RunContext {
  readonly opened: OpenWindow;
  readonly recorder: RunRecorder;
  /** The rows of the window's schemes, as this run writes them. */
  readonly schemeRows: () => Promise<AlertRows>;
  /** What was asked for. */
  readonly request: RunRequest;
}

export interface StepResult {
  readonly row_count: number;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Step {
  readonly name: RunStep;
  readonly execute: (context: RunContext) => Promise<StepResult>;
}
