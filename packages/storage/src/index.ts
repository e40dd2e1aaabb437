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
export { EXPORT_FORMATS, type ChangedPart, type Database, type ExportFormat, type Parameters } from './database.ts';
export { type ClientDatabase } from './client-database.ts';
export { PortDatabase, serveDatabase } from './database-port.ts';
export { engineSentence, translateEngineError } from './engine-errors.ts';
export { shippedStatements } from './cluster-ddl.ts';
export { migrate, migrateService } from './migrate.ts';
export { deleteMoved } from './moved-transfers.ts';
export { openDatabase, type DatabaseOptions } from './open-database.ts';
export { readParquetFacts, type ParquetColumn, type ParquetFacts } from './parquet-schema.ts';
export type { SourceServer } from './core-export.ts';
export type { ServerAddress } from './server.ts';
export {
  RESULT_TABLES,
  TABLES_OF_STEP,
  clearStaging,
  clearWork,
  countSlice,
  publishSlice,
  sameSlice,
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
  applyRetention,
  planRetention,
  pruneTasks,
  type Removal,
  type RetentionPlan,
  type RetentionPolicy,
} from './retention.ts';
export { DATASETS, EXTRACT_TOOLS, type Dataset, type ExtractTool } from './extracts/datasets.ts';
export { stageExtract, type ExtractFiles, type StagedExtract } from './extracts/stage-extract.ts';
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
  auditPage,
  getRun,
  coreFacts,
  coreFingerprint,
  countPatterns,
  listAudit,
  listRuns,
  listSlices,
  publishedState,
  saveRun,
  RUN_STATUSES,
  type AuditEntry,
  type AuditFilter,
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
  ALERT_SORTS,
  CASE_SORTS,
  PATTERN_SORTS,
  type AfterRow,
  type AlertSort,
  type CaseSort,
  type PatternSort,
  type SortOrder,
} from './list-orders.ts';
export { NUMERIC_FEATURES, type NumericFeature } from './feature-names.ts';
export { alertsById, alertsOf, alertsOfPattern, detectionsOf, getAlert, pageOfAlerts } from './alerts.ts';
export { caseEvidence, getCase, listCases, type CaseFilter, type CasePage } from './cases.ts';
export { evidenceTransfers } from './evidence.ts';
export { decideAlerts, dispositionsOf, falsePositiveRates, type Decision } from './dispositions.ts';
export { addSuppression, endSuppression, listSuppressions, type NewSuppression } from './suppressions.ts';
export {
  alertChanges,
  alertCounts,
  alertHistory,
  coverage,
  suspectedUsd,
  type AlertHistory,
  type ChangedAlert,
  type CountedAlerts,
} from './overview.ts';
export {
  counterpartiesOf,
  exposureOf,
  featureStanding,
  findAddresses,
  labelsOf,
  namesOf,
  timelineOf,
  type FeatureStanding,
} from './addresses.ts';
export { neighbourhoodOf, type Neighbourhood, type NeighbourhoodLimits } from './neighbourhood.ts';
export { getPattern, listPatterns, patternsOfAddress, type PatternFilter, type PatternPage } from './patterns.ts';
export { featureDistribution, featureScatter, type FeatureDistribution, type Ranges } from './feature-distribution.ts';
export { listNetworks } from './networks.ts';
export { ResidentSlices } from './resident-slices.ts';
export { type AlertFilter, type AlertPage } from './resident-alerts.ts';
export { publishedSlice, sliceBefore, type WantedSlice } from './published-slice.ts';
export {
  EXPORT_KEYS,
  exportPage,
  exportPart,
  type ExportCursor,
  type ExportKeyType,
  type ExportPage,
  type PagedExport,
} from './export-page.ts';
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
  verifyOneAlert,
  type AlertChange,
  type AlertCount,
  type AlertVerification,
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
export { findAnswer, saveAnswer, type RequestAnswer } from './request-answers.ts';
export { claimFire, lastFire, lastFired, releaseFire, saveFire, type ScheduleFire } from './schedule-fires.ts';
export { exportCoreTable, remoteCoreFingerprint } from './core-export.ts';
export { savedSettings, savedSettingsLog, saveSettings } from './saved-settings.ts';
export { latestEvaluation, saveEvaluation, type EvaluationMeasure } from './evaluations.ts';
