/** Runs as their callers see them: steps, requests, events. */
import type { RunNotice } from './notices.ts';

export const RUN_STEPS = [
  'initialize',
  'ingest',
  'features',
  'patterns',
  'typologies',
  'alerts',
  'publish',
  'audit',
] as const;
export type RunStep = (typeof RUN_STEPS)[number];

export const RUN_STATUSES = [
  'running',
  'publishing',
  'published',
  'completed',
  'failed',
  'cancelled',
  'interrupted',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** What a run reports while it goes on. Times are seconds. */
export type RunEvent =
  | { readonly kind: 'run_started'; readonly run_id: string; readonly resumed_steps: readonly RunStep[] }
  | { readonly kind: 'step_started'; readonly step: RunStep }
  | {
      readonly kind: 'progress';
      readonly step: RunStep;
      /** What is being done, in a few words. */
      readonly activity: string;
      /** Fraction of the whole run, 0 to 1, never falling. */
      readonly progress: number;
      /** Estimate of what is left; absent until there is ground for one. */
      readonly remaining_seconds?: number;
    }
  | { readonly kind: 'notice'; readonly step: RunStep; readonly notice: RunNotice }
  | {
      readonly kind: 'step_ended';
      readonly step: RunStep;
      readonly duration_seconds: number;
      readonly row_count: number;
      readonly peak_rss_bytes: number;
      /** Seconds of the step's larger parts. */
      readonly parts: Readonly<Record<string, number>>;
    };
