/** Which steps of a run each task is made of. */
import { RUN_STEPS, type RunStep, type TaskName } from '@analytics/domain';

/** Tasks that are a run over one slice. */
export type RunTaskName = Exclude<TaskName, 'export_batch' | 'trace_money' | 'backfill_pipeline'>;

const STEPS_OF_TASK: Readonly<Record<Exclude<RunTaskName, 'daily_analytics_pipeline'>, readonly RunStep[]>> = {
  initialize_analyzers: ['initialize'],
  ingest_batch: ['initialize', 'ingest'],
  build_features: ['initialize', 'features', 'publish', 'audit'],
  detect_structural_patterns: ['initialize', 'patterns', 'publish', 'audit'],
  detect_typologies: ['initialize', 'typologies', 'publish', 'audit'],
  generate_alerts: ['initialize', 'alerts', 'publish', 'audit'],
  log_computation_audit: ['initialize', 'audit'],
};

/**
 * The steps in their order; with `ingest_first` the source is loaded before. The daily pipeline has all steps there
 * are.
 */
export function stepsOf(task_name: RunTaskName, ingest_first: boolean): readonly RunStep[] {
  if (task_name === 'daily_analytics_pipeline') return RUN_STEPS;
  const wanted = STEPS_OF_TASK[task_name];
  return RUN_STEPS.filter((step) => wanted.includes(step) || (ingest_first && step === 'ingest'));
}
