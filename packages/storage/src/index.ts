export {
  arrowTable,
  decimalAt,
  sharedColumn,
  sharedDecimalWords,
  stringColumn,
  repeatedTextColumn,
  textColumn,
  type ColumnSource,
} from './arrow-columns.ts';
export { EXPORT_FORMATS, type Database, type ExportFormat, type Parameters } from './database.ts';
export { engineSentence, translateEngineError } from './engine-errors.ts';
export { migrate, migrateService } from './migrate.ts';
export { openDatabase, type DatabaseOptions } from './open-database.ts';
export { readParquetFacts, type ParquetColumn, type ParquetFacts } from './parquet-schema.ts';
export type { ServerAddress } from './server.ts';
export {
  RESULT_TABLES,
  TABLES_OF_STEP,
  clearStaging,
  clearWork,
  countSlice,
  publishSlice,
  sliceParameters,
  type ResultTable,
  type TableCount,
} from './slice.ts';
export {
  CORE_COLUMNS,
  stageCoreFile,
  type CoreKind,
  type StagedFile,
  type WantedColumn,
  type WantedType,
} from './staging.ts';
export { statement } from './statements.ts';
export {
  eurRates,
  loadWindow,
  prepareWindow,
  windowFacts,
  type LabelRules,
  type WindowData,
  type WindowFacts,
} from './window-data.ts';
export {
  appendAudit,
  coreFacts,
  coreFingerprint,
  countPatterns,
  listAudit,
  listRuns,
  listSlices,
  saveRun,
  type AuditEntry,
  type AuditRow,
  type CoreFacts,
  type PatternCount,
  type RunRecord,
  type RunStatus,
  type SliceFacts,
} from './runs.ts';
export { EXPORT_NAMES, exportToFile, isOfSlice, parseExportName, type ExportName } from './exports.ts';
export {
  clearPatternStaging,
  stageFeatures,
  stagePatterns,
  stageRows,
  transferIdentities,
  writeKernelFeatures,
} from './results.ts';
export { readParquetTexts } from './parquet-texts.ts';
export { sliceAlerts, type SliceAlert } from './slice-alerts.ts';
export { ParquetWriter } from './parquet-writer.ts';
export { exactFeatureNumbers, fillExactFeatures, totalVolumes, type ExactFeatureSettings } from './exact-features.ts';
export { notablePatterns, type NotablePattern } from './notable-patterns.ts';
export { verifyPatterns, type Verification, type VerificationFailure } from './verification.ts';
export {
  countFailedTasks,
  findTask,
  listBeats,
  listTasks,
  openTasks,
  saveBeat,
  saveTaskEvents,
  saveTasks,
  taskEvents,
  type StoredTask,
} from './tasks.ts';
export { claimFire, lastFire, releaseFire, saveFire, type ScheduleFire } from './schedule-fires.ts';
export {
  dormantBalances,
  featuresTableOf,
  priorAlerts,
  typologyFeatures,
  type BalanceBeforeWindow,
  type FeatureColumnsForTypologies,
  type PriorAlertRow,
} from './typology-data.ts';
export {
  countAlerts,
  diffAlerts,
  listAlerts,
  verifyAlerts,
  type AlertChange,
  type AlertCount,
  type AlertVerification,
  type AlertVerificationFailure,
  type ListedAlert,
} from './alert-reads.ts';
export {
  USER_COLUMNS,
  checkUserQuery,
  rowsOfTransfers,
  runUserQuery,
  type UserQuery,
  type UserQueryLimits,
  type UserQuerySlice,
  type UserRow,
} from './user-query.ts';
export { exportCoreTable } from './core-export.ts';
