export { drawingOf } from '@analytics/analyzers';
export { TEXT_LABEL_FORMATS, importLabelText, readAddressList, ownAddresses } from '@analytics/ingestion';
export { runPipeline } from './run/pipeline.ts';
export type { RunControl, RunRequest } from './run/run-request.ts';
export { recoverRuns, tablesOf } from './run/run-recovery.ts';
export type { Calibration } from './window/calibrate.ts';
export type { OpenWindow, WindowRequest } from './window/open-window.ts';
export { askWindow, type WindowQuestion } from './questions/ask-window.ts';
export { previewSettings } from './questions/preview-settings.ts';
export { idCountOf } from './questions/named-transfers.ts';
export { traceWindow, type WindowTrace } from './questions/trace-window.ts';
export { keepTrace } from './questions/keep-trace.ts';
export { parseTraceQuestion, type TraceQuestion } from './questions/trace-question.ts';
export { learningOf } from './window/learned.ts';
export { verifySlice, type SliceVerification } from './questions/verify-slice.ts';
export {
  createSliceAnalyses,
  type AnalysisSite,
  type SliceAnalyses,
  type TypologyEntry,
  type TypologyParameter,
} from './questions/slice-analyses.ts';
export {
  readUserTypologies,
  readUserTypology,
  type RefusedTypology,
  type UserTypologies,
  type UserTypology,
} from './window/user-typologies/read-user-typologies.ts';
export { refusedQueries } from './window/user-typologies/detect-user-typologies.ts';
export { createTaskExecutor, executeTask, type ExecutionSite } from './tasks/execute-task.ts';
export {
  openInProcessQueue,
  type InProcessQueue,
  type InProcessQueueOptions,
} from './queue/in-process/in-process-queue.ts';
export { TaskStore } from './queue/in-process/task-store.ts';
export { createThreadExecutor, type TaskThreadOptions } from './tasks/task-thread.ts';
export { TASK_NICENESS, serveTask, type TaskThreadSite } from './tasks/serve-task.ts';
export { DEFAULT_PREFIX, parseRedisPlace, type RedisPlace } from './queue/bullmq/redis-place.ts';
export { parseTaskRequest } from './queue/parse-task-request.ts';
export { parseTaskConfig, type TaskConfig } from './tasks/task-config.ts';
export { SYSTEM_CLOCK, type QueueClock } from './queue/queue-clock.ts';
export { TASK_POLICY, retryDelay, type TaskPolicy } from './queue/task-policy.ts';
export type { StopReason, TaskControl, TaskExecutor, TaskWorker } from './queue/task-executor.ts';
export { hasEnded } from './queue/task-status.ts';
export { parseBeatSchedule, type ScheduleEntry } from './schedule/beat-schedule.ts';
export { startScheduler, type Scheduler, type SchedulerFacts, type SchedulerOptions } from './schedule/scheduler.ts';
export { databaseFireMemory } from './schedule/database-fire-memory.ts';
export type { FireMemory, Fired } from './schedule/fire-memory.ts';
export { Notifier, type NotifierSite } from './notifications/notifier.ts';
export { requireRuleNames } from './notifications/require-rule-names.ts';
export { testNotificationRule, type TestedRule } from './notifications/test-rule.ts';
export { channelViews, requireChannel } from './notifications/hand-over.ts';
export { draftOfAlerts, type FilingQuestion } from './filing/draft-of-alerts.ts';
export { validateFiling, type FilingFault, type FilingValidation } from './filing/validate-filing.ts';
export { validateXml, type XmlFault } from './filing/validate-xml.ts';
export { type SchemaFile } from './filing/schema-files.ts';
