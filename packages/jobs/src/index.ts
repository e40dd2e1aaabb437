export { runPipeline, type RunControl, type RunRequest } from './pipeline.ts';
export { recoverRuns, tablesOf } from './run-recovery.ts';
export { analyseWindow, type AnalysisRequest, type WindowAnalysis } from './window-analysis.ts';
export {
  readUserTypologies,
  type RefusedTypology,
  type UserTypologies,
  type UserTypology,
} from './user-typologies/read-user-typologies.ts';
