/** What every step of a run is given. */
import type { NetworkName, Pattern, RunNotice, RunStep, Window } from '@analytics/domain';
import type { AnalysisSettings, WindowSchemes } from '@analytics/analyzers';
import type { Database, WindowData, WindowFacts } from '@analytics/storage';
import type { SourceLocation } from '@analytics/ingestion';
import type { UserTypologies } from '../window/user-typologies/read-user-typologies.ts';

export interface RunContext {
  readonly database: Database;
  readonly run_id: string;
  readonly network: NetworkName;
  readonly window: Window;
  readonly settings: AnalysisSettings;
  readonly source: SourceLocation | undefined;
  readonly user_typologies: UserTypologies;
  readonly threads: number;
  readonly allow_empty: boolean;
  /** The steps of the run, in order. */
  readonly steps: readonly RunStep[];
  /** Where the run keeps its files. */
  readonly run_directory: string;
  /** Version that rows written by this run carry. */
  readonly version: number;
  readonly signal: AbortSignal;
  /** Tells how far the current step is (0 to 1), and with what it is busy. */
  readonly report: (share: number, activity: string) => void;
  /** Tells something that the reader of the results must know. */
  readonly notify: (notice: RunNotice) => void;
  /** Runs a part of the step and keeps its seconds under `name`. */
  readonly timed: <T>(name: string, part: () => Promise<T>) => Promise<T>;
  /** The window's facts and columns: read once a run, by the first step that needs them. */
  readonly windowFacts: () => Promise<WindowFacts>;
  readonly windowData: () => Promise<WindowData>;
  /** The window's patterns and schemes: found once a run, by the first step that needs them; a resumed run finds the same again. */
  readonly windowPatterns: () => Promise<readonly Pattern[]>;
  readonly windowSchemes: () => Promise<WindowSchemes>;
  /** What the run could not do, so far. */
  readonly notices: () => readonly RunNotice[];
}

export interface StepResult {
  readonly row_count: number;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface Step {
  readonly name: RunStep;
  readonly execute: (context: RunContext) => Promise<StepResult>;
}
