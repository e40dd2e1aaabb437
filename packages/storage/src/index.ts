export {
  arrowTable,
  decimalAt,
  sharedColumn,
  sharedDecimalWords,
  stringColumn,
  textColumn,
  type ColumnSource,
} from './engine/arrow-columns.ts';
export {
  EXPORT_FORMATS,
  EXPORT_MEDIA_TYPE,
  type ChangedPart,
  type Compression,
  type Database,
  type ExportFormat,
  type FilledColumn,
  type Parameters,
  type SourceFile,
} from './engine/database.ts';
export { columnList, quoted, textLiteral, type ClientDatabase } from './engine/client-database.ts';
export { PortDatabase, serveDatabase } from './engine/database-port.ts';
export { engineSentence, translateEngineError } from './engine/engine-errors.ts';
export { shippedStatements } from './engine/cluster-ddl.ts';
export { backUp, restore, type BackupReport } from './engine/backup.ts';
export { migrate, migrateService } from './engine/migrate.ts';
export { openDatabase, type DatabaseOptions } from './engine/open-database.ts';
export { noteServiceAt, serviceOf } from './engine/data-dir-holder.ts';
export { placeStream } from './engine/place-file.ts';
export { THIS_PROCESS, processIsAlive } from './engine/process-liveness.ts';
export { readParquetFacts, type ParquetColumn, type ParquetFacts } from './engine/parquet-schema.ts';
export type { ServerAddress } from './engine/server.ts';
export {
  RESULT_TABLES,
  TABLES_OF_STEP,
  clearStaging,
  clearWork,
  countSlice,
  sameSlice,
  sliceName,
  sliceParameters,
  type ResultTable,
  type TableCount,
} from './slices/slice.ts';
export { completePublish, publishSlice } from './slices/publish-slice.ts';
export {
  allPartsSetAside,
  forgetPartsSetAside,
  isMissed,
  partsSetAside,
  type PartSetAside,
} from './slices/set-aside.ts';
export {
  compareSlice,
  damagedSlices,
  requireWholeSlice,
  requireWholeTransfers,
  throwIfDamaged,
  type DamagedSlices,
  type SliceComparison,
  withDamage,
} from './slices/slice-damage.ts';
export { askedBy, askedByNobody, currentAsker, type Asker } from './engine/asker.ts';
export { NOBODY, StatementTurns } from './engine/statement-turns.ts';
export { rowReader, type RowReader } from './engine/read-rows.ts';
export { addressChanges } from './engine/fold-stored-addresses.ts';
export {
  labelConflicts,
  labelCounts,
  labelHistory,
  listLabels,
  matchedLabels,
  sampleAddresses,
  type LabelConflict,
  type LabelFilter,
} from './readers/labels.ts';
export {
  MAX_ENTITY_LINKS,
  answerWithEntities,
  entitiesAmong,
  entitiesOfAlert,
  entityOf,
  judgedEntityLinks,
  listEntities,
  priorEntityMembers,
  type EntityFilter,
  type EntityMember,
  type EntityOfAddress,
  type JudgedEntityLink,
} from './readers/entities.ts';
export { listHeldDetections, type HeldFilter } from './readers/held-detections.ts';
export { listRoles, roleOf, type RoleFilter } from './readers/roles.ts';
export { removeLabels, storeLabels, storeStagedLabels, type LabelAuthor, type LabelChoice } from './service/labels.ts';
export { foldedAddress } from './engine/folded-address.ts';
export { withLambda } from './engine/lambdas.ts';
export { statement, statementsIn, type Statement } from './engine/statements.ts';
export {
  applyRetention,
  planRetention,
  pruneTasks,
  type Removal,
  type RetentionPlan,
  type RetentionPolicy,
} from './slices/retention.ts';
export {
  eurRates,
  loadWindow,
  prepareWindow,
  windowFacts,
  type LabelRules,
  type WindowData,
  type WindowFacts,
} from './slices/window-data.ts';
export { changeColumn, transactionColumn } from './slices/transactions.ts';
export { entityRefusals, refuseEntityLink, type RefusalOfPair } from './service/entity-refusals.ts';
export { rowsNamedBy, transactionsLike, transferIdsAt, type TransferOrder } from './slices/stored-transfers.ts';
export { traceColumns, type TraceColumns } from './slices/trace-columns.ts';
export {
  appendAudit,
  auditPage,
  factsOfNetworks,
  getRun,
  coreFacts,
  coreFingerprint,
  countPatterns,
  listAudit,
  listRuns,
  publishedRuns,
  listSlices,
  publishedState,
  saveRun,
  type AuditEntry,
  type AuditFilter,
  type AuditRow,
  type CoreFacts,
  type PatternCount,
  type PublishedRun,
  type RunRecord,
  type SliceFacts,
} from './slices/runs.ts';
export {
  EXPORT_NAMES,
  exportToFile,
  withCells,
  isOfSlice,
  parseExportName,
  stepOfExport,
  type ExportName,
} from './readers/exports.ts';
export {
  clearPatternStaging,
  stageFeatures,
  stagePatterns,
  stageAlertTransfers,
  stageRows,
  transferIdentities,
  transferIds,
  clearKernelFeatures,
  keepKernelFeatures,
} from './slices/results.ts';
export { readParquetRows, readParquetTexts } from './engine/parquet-texts.ts';
export {
  addressTransfers,
  findTransactions,
  type AddressTransferFilter,
  type AddressTransfers,
} from './readers/address-transfers.ts';
export { fullAddress, mentionsOf } from './readers/address-mentions.ts';
export { activeAddresses, transferCounts } from './readers/active-addresses.ts';
export { sliceAlerts } from './readers/alerts/slice-alerts.ts';
export { ParquetWriter } from './engine/parquet-writer.ts';
export {
  exactFeatureNumbers,
  fillExactFeatures,
  totalVolumes,
  type ExactFeatureSettings,
} from './slices/exact-features.ts';
export { nodeParts, type NodePart } from './slices/node-parts.ts';
export { notablePatterns, type NotablePattern } from './readers/notable-patterns.ts';
export { verifyPatterns, type Verification, type VerificationFailure } from './readers/verification.ts';
export {
  ALERT_SORTS,
  CASE_SORTS,
  PATTERN_SORTS,
  type AfterRow,
  type AlertSort,
  type CaseSort,
  type PatternSort,
  type SortOrder,
} from './readers/list-orders.ts';
export { NUMERIC_FEATURES, type NumericFeature } from './readers/feature-names.ts';
export {
  alertsOf,
  alertsOfPattern,
  detectionsOf,
  getAlert,
  openCounts,
  pageOfAlerts,
  placeInList,
  workOf,
  suppressionEffect,
  type SuppressionEffect,
} from './readers/alerts/alerts.ts';
export {
  caseEvidence,
  casesOfSlice,
  getCase,
  getCaseOfAlert,
  listCases,
  type CaseFilter,
  type CasePage,
} from './readers/cases.ts';
export { alertTransfers, evidenceTransfers } from './readers/alerts/evidence.ts';
export { decideAlerts, dispositionsOf, falsePositiveRates, type Decision } from './service/dispositions.ts';
export {
  addSuppression,
  alertsUnder,
  concerns,
  endSuppression,
  listSuppressions,
  type NewSuppression,
} from './service/suppressions.ts';
export {
  alertChanges,
  alertCounts,
  alertHistory,
  coverage,
  suspectedUsd,
  type AlertHistory,
  type OverviewChange,
  type CountedAlerts,
} from './readers/overview.ts';
export {
  counterpartiesOf,
  exposureOf,
  featureStanding,
  requireStanding,
  findAddresses,
  labelsOf,
  namesOf,
  timelineOf,
  type FeatureStanding,
} from './readers/addresses.ts';
export { neighbourhoodOf, type Neighbourhood, type NeighbourhoodLimits } from './readers/neighbourhood.ts';
export {
  getPattern,
  listPatterns,
  patternsOfAddress,
  type PatternFilter,
  type PatternPage,
} from './readers/patterns.ts';
export {
  featureDistribution,
  featureScatter,
  type FeatureDistribution,
  type Ranges,
} from './readers/feature-distribution.ts';
export { readQuery } from './readers/read-query.ts';
export { inNetwork, listNetworks, removeNetwork } from './engine/networks.ts';
export { ResidentSlices } from './readers/resident-slices.ts';
export { type AlertFilter, type AlertPage, type AlertPlace } from './readers/alerts/resident-alerts.ts';
export {
  publishedSlice,
  windowOfTransfers,
  requirePublished,
  requireStep,
  sliceBefore,
  type WantedSlice,
} from './slices/published-slice.ts';
export {
  EXPORT_KEYS,
  exportPage,
  exportPart,
  type ExportCursor,
  type ExportKeyType,
  type ExportPage,
  type PagedExport,
} from './readers/export-page.ts';
export {
  dormantBalances,
  featuresTableOf,
  priorAlerts,
  typologyFeatures,
  zeroValueStrangers,
  zeroValueTransfers,
  type FeaturesTable,
} from './slices/typology-data.ts';
export {
  countAlerts,
  changesBetween,
  diffAlerts,
  listAlerts,
  verifyAlerts,
  verifyOneAlert,
  type AlertChanges,
  type AlertCount,
  type AlertVerification,
} from './readers/alerts/published-alerts.ts';
export {
  USER_COLUMNS,
  checkUserQuery,
  rowsOfTransfers,
  runUserQuery,
  type UserQuery,
  type UserQuerySlice,
  type UserRow,
} from './slices/user-query.ts';
export {
  countFailedTasks,
  findTask,
  listBeats,
  listTasks,
  newestTaskVersion,
  openTasks,
  saveBeat,
  saveTaskEvents,
  saveTasks,
  taskEvents,
  type StoredTask,
} from './service/tasks.ts';
export {
  canvasVersions,
  createCanvas,
  deleteCanvases,
  listCanvases,
  pruneCanvases,
  readCanvas,
  removeCanvas,
  saveCanvas,
  type CanvasToSave,
  type SavedCanvas,
} from './service/canvases.ts';
export {
  actOnFiling,
  createFiling,
  deleteFilings,
  filingVersions,
  lastFilingDocument,
  listFilings,
  readFiling,
  type FilingAct,
  type FilingFilter,
  type FilingPage,
  type SavedFiling,
} from './service/filings.ts';
export {
  NOBODY_WATCHED,
  WatchedAddresses,
  addWatches,
  deleteWatches,
  listWatches,
  removeWatches,
  watchHistory,
  type WatchChoice,
  type WatchCounts,
  type WatchPage,
  type Watched,
} from './service/watches.ts';
export { CaseBooks, readCaseBook } from './service/case-books.ts';
export {
  assignCases,
  attachFile,
  changeCase,
  commentOnCase,
  deleteCaseWork,
  detachFile,
  editComment,
  mergeCases,
  removeComment,
  separateCase,
  splitCase,
  type CaseActor,
  type CaseChange,
  type CasePlace,
  type Seen,
} from './service/case-work.ts';
export { requireKnownCase } from './service/case-rules.ts';
export { fileBytes, pruneCaseFiles } from './service/case-files.ts';
export { caseTimeline, caseWork } from './readers/case-timeline.ts';
export { weekOf, workloadOf, type WorkloadReport } from './readers/workload.ts';
export {
  addUser,
  changeUser,
  endSessionsOf,
  hasStoredKeys,
  listStoredKeys,
  listUsers,
  namesOfDecisions,
  namesOfOnePerson,
  namesOfPeople,
  peopleMark,
  removeUser,
  removedUsers,
  revokeKey,
  startSession,
  storeKey,
  type ChangeMark,
  type ConfiguredPeople,
  type NewKey,
  type RemovedUser,
} from './service/people.ts';
export { identityDigest, liveSessions, recordSessions } from './service/sign-in-sessions.ts';
export {
  deleteNotifications,
  listNotificationRules,
  notifiedNetworks,
  removeNotificationRule,
  requireNotificationRule,
  saveNotificationRule,
} from './service/notification-rules.ts';
export {
  dueDeliveries,
  listDeliveries,
  looksOf,
  queueDelivery,
  readDelivery,
  retryDelivery,
  saveAttempt,
  saveLook,
  saveTestDelivery,
  unreportedEvents,
  type QueuedDelivery,
} from './service/notification-deliveries.ts';
export {
  auditEntries,
  deleteAuditTrail,
  recordDecisions,
  recordNewDecisions,
  verifyAuditTrail,
  wholeAuditTrail,
  type AuditPage,
} from './service/audit-trail.ts';
export { watchActivity, windowBefore, type WatchReport } from './readers/watch-activity.ts';
export { addressFacts, linksAmong, linksOf, type LinkFilter, type LinksAsked } from './readers/address-links.ts';
export { findAnswer, saveAnswer, type RequestAnswer } from './service/request-answers.ts';
export {
  asOnlyOne,
  claimFire,
  lastFire,
  lastFired,
  releaseFire,
  saveFire,
  type ScheduleFire,
} from './service/schedule-fires.ts';
export {
  findCalibration,
  foundTypologies,
  saveCalibration,
  type CalibrationKey,
  type FoundTypology,
  type StoredCalibration,
} from './slices/calibrations.ts';
export { savedSettings, savedSettingsLog, saveSettings } from './service/saved-settings.ts';
export {
  decidedAlerts,
  learningResets,
  resetLearning,
  type DecidedAlertRow,
  type LearningReset,
} from './service/learning.ts';
export { latestEvaluation, saveEvaluation, type EvaluationMeasure } from './service/evaluations.ts';
export {
  decideAsset,
  MAX_ASSETS,
  listAssets,
  setAsideImplausible,
  type AssetDecision,
  type ListedAsset,
  type TrustLimits,
} from './slices/asset-trust.ts';
export {
  keptTrace,
  keptTraceCount,
  keptTraces,
  saveTrace,
  tracedAlerts,
  answerDigest,
  type AskedTrace,
  type KeptTrace,
  type TracedAlert,
} from './service/traces.ts';
