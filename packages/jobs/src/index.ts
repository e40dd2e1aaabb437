export { runPipeline, type RunControl, type RunRequest } from './pipeline.ts';
export { recoverRuns, tablesOf } from './run-recovery.ts';
