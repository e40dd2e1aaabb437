export {
  counted,
  growthWords,
  during,
  duration,
  enteredWords,
  TURNOVER,
  UNPRICED,
  grouped,
  lasting,
  moment,
  percent,
  shortAddress,
  typologyWords,
  usd,
  utcMinute,
  decimalText,
  ofAll,
  partOf,
  capitalised,
} from './quantities.ts';
export { graphml, xmlSafe, type Graphml, type GraphmlElement } from './graphml.ts';
export { addToList } from './add-to-list.ts';
export { jsonOf } from './json-of.ts';
export {
  formatCompact,
  formatNumber,
  formatPercent,
  formatSignificant,
  groupedDigits,
  type FractionDigits,
} from './format-number.ts';
export { CSV_CELLS, FORMULA_START, spreadsheetText, type CsvCells } from './spreadsheet-cell.ts';
export {
  alertEvidenceSchema,
  detectionEvidenceSchema,
  parseAlertEvidence,
  type AlertEvidence,
  type DetectionEvidence,
} from './evidence/alert-evidence.ts';
export {
  chanceSentence,
  shownProbability,
  signedBits,
  weighedSentences,
  type WeighedSentence,
} from './evidence/weighed-sentences.ts';
export { alertTraceSchema, type AlertTrace } from './evidence/alert-trace.ts';
export { conditionSchema, holds, type Condition } from './evidence/condition.ts';
export {
  scoreTermSchema,
  confidenceScoreSchema,
  type ConfidenceScore,
  type ScoreTerm,
  type SeverityScore,
} from './evidence/score.ts';
export {
  detectionStorySchema,
  storySentenceSchema,
  type DetectionStory,
  type StorySentence,
} from './evidence/story.ts';
export {
  ALERT_CHANGES,
  GONE_REASONS,
  alertChangeSchema,
  changedAlertSchema,
  type AlertChange,
  type ChangedAlert,
} from './exchange/alert-change.ts';
export {
  chapterExplanationSchema,
  explainedConditionSchema,
  type ChapterExplanation,
  type ExplainedCondition,
} from './exchange/explanation.ts';
export type { EvaluatedAlert, PriorAlert } from './exchange/known-alert.ts';
export {
  listedPreview,
  listedPreviewSchema,
  type ListedPreview,
  type PreviewedAlert,
  type SettingsPreview,
} from './exchange/settings-preview.ts';
export {
  CANVAS_COLOURS,
  CANVAS_ORIGINS,
  LINK_BASES,
  MAX_CANVASES,
  MAX_CANVAS_BYTES,
  MAX_CANVAS_GROUPS,
  MAX_CANVAS_LINKS,
  MAX_CANVAS_NAME,
  MAX_CANVAS_NODES,
  MAX_CANVAS_NOTE,
  MAX_CANVAS_VERSIONS,
  type CanvasColour,
  type CanvasOrigin,
  type LinkBasis,
} from './exchange/canvas-limits.ts';
export {
  FILING_ACTIONS,
  FILING_FORMATS,
  FILING_STATUSES,
  FILING_STEPS,
  FILING_SUBJECTS,
  MAX_FILINGS,
  MAX_FILING_ALERTS,
  MAX_FILING_BYTES,
  MAX_FILING_INDICATORS,
  MAX_FILING_NAME,
  MAX_FILING_NOTE,
  MAX_FILING_SUBJECTS,
  MAX_FILING_TEXT,
  MAX_FILING_TRANSACTIONS,
  MAX_FILING_VERSIONS,
  MAX_NARRATIVE,
  MAX_SENTENCE,
  MAX_XSD_BYTES,
  MAX_XSD_FILES,
  REPORT_CODES,
  type FilingAction,
  type FilingFormat,
  type FilingStatus,
  type FilingSubjectKind,
} from './filing/filing-limits.ts';
export {
  filingDocumentSchema,
  filingSubjectSchema,
  reportingEntitySchema,
  reportingPersonSchema,
  storedFilingSchema,
  type FilingAccount,
  type FilingDocument,
  type FilingSentence,
  type FilingSubject,
  type FilingTransaction,
  type PostalAddress,
  type ReportingEntity,
  type ReportingPerson,
} from './filing/filing-document.ts';
export { draftFiling, type FilingSource } from './filing/draft-filing.ts';
export { changedEvidence } from './filing/evidence-kept.ts';
export { missingFields, type MissingField } from './filing/missing-fields.ts';
export { figuresIn, sumNotices, type FilingNotice } from './filing/sum-notices.ts';
export { filingNotices } from './filing/filing-notices.ts';
export { goamlFile, localAmount, type GoamlFile } from './filing/goaml.ts';
export { fincenJson, fincenParts, type FincenPart } from './filing/fincen.ts';
export { filingFile, type FilingFile } from './filing/filing-file.ts';
export { filingHtml } from './filing/filing-html.ts';
export { narrativeText } from './filing/narrative-text.ts';
export { filingFileName, isApproved, stateWords, type FilingState } from './filing/filing-state.ts';
export {
  STANDARD_FILING_SETTINGS,
  filingSettingsSchema,
  parseFilingSettings,
  type FilingSettings,
} from './filing/filing-settings.ts';
export {
  brokenVersion,
  documentDigest,
  filingDigest,
  filingStatusSchema,
  filingVersionSchema,
  type FilingVersion,
} from './rows/filing-row.ts';
export {
  NO_CANVAS_FILTERS,
  addressFactsSchema,
  addressLinkSchema,
  canvasDocumentSchema,
  canvasLinkKey,
  canvasName,
  canvasVersionSchema,
  storedCanvasSchema,
  type AddressFacts,
  type AddressLink,
  type CanvasDocument,
  type CanvasFilters,
  type CanvasGroup,
  type CanvasLink,
  type CanvasNode,
  type CanvasVersion,
} from './exchange/canvas.ts';
export {
  MAX_CASE_ITEM_ACTS,
  MAX_CASE_ALERTS,
  MAX_CASE_COMMENT,
  MAX_CASE_MEMBERS,
  MAX_CASE_OWNER,
  MAX_CASE_REASON,
  caseActSchema,
  caseCommentSchema,
  caseEventSchema,
  caseFileSchema,
  caseWorkSchema,
  type CaseAct,
  type CaseComment,
  type CaseEvent,
  type CaseFile,
  type CaseWork,
} from './rows/case-work-row.ts';
export {
  goneCaseSchema,
  noCaseStatuses,
  noDecisions,
  noSeverities,
  personLoadSchema,
  personWeekSchema,
  severityCountsSchema,
  weekSummarySchema,
  type GoneCase,
  type PersonLoad,
  type PersonWeek,
  type SeverityCounts,
  type WeekSummary,
} from './rows/workload-row.ts';
export {
  EMPTY_CASE_BOOK,
  addsItem,
  caseBookOf,
  caseOfAlert,
  caseState,
  membersOf,
  newCase,
  statusWith,
  wholeCase,
  type CaseBook,
  type CaseState,
} from './case-book.ts';
export { CASE_FILE_TYPES, caseFileType, cleanFileName, type CaseFileType } from './case-file.ts';
export {
  MAX_WATCHES,
  MAX_WATCH_LIST_NAME,
  MAX_WATCH_NOTE,
  WATCH_ACTIONS,
  watchActivitySchema,
  watchChangeSchema,
  watchSchema,
  type Watch,
  type WatchActivity,
  type WatchChange,
} from './rows/watch-row.ts';
export {
  DELIVERY_STATUSES,
  MAX_NOTIFICATION_RULES,
  MAX_RULE_NAME,
  NOTIFICATION_EVENTS,
  channelViewSchema,
  deliveryAttemptSchema,
  deliverySchema,
  messageItemSchema,
  newNotificationRuleSchema,
  notificationMessageSchema,
  notificationRuleName,
  notificationRuleSchema,
  type ChannelView,
  type Delivery,
  type DeliveryAttempt,
  type MessageItem,
  type NewNotificationRule,
  type NotificationEvent,
  type NotificationMessage,
  type NotificationRule,
} from './rows/notification-row.ts';
export {
  EMAIL_ADDRESS,
  MAX_DISPLAY_NAME,
  MAX_EMAIL,
  MAX_SESSIONS_OF_USER,
  MAX_STORED_KEYS,
  MAX_SUBJECT,
  MAX_USERS,
  SCOPES,
  SCOPE_OF_USER_ROLE,
  USER_ROLES,
  hashedKeySchema,
  newUserSchema,
  isTakenName,
  personName,
  signInSessionSchema,
  storedKeySchema,
  userChangeSchema,
  userSchema,
  type HashedKey,
  type NewUser,
  type Scope,
  type SignInSession,
  type StoredKey,
  type User,
  type UserChange,
  type UserRole,
} from './rows/people-row.ts';
export {
  AUDIT_KINDS,
  AUDIT_PROBLEMS,
  PEOPLE_AUDIT_KINDS,
  SERVICE_TRAIL,
  auditCsv,
  auditDigest,
  auditEntrySchema,
  auditJsonLines,
  auditReportSchema,
  chainProblems,
  decisionFactsSchema,
  type AuditEntry,
  type AuditKind,
  type AuditProblem,
  type AuditReport,
  type DecisionFacts,
  type PeopleAuditKind,
} from './rows/audit-row.ts';
export {
  CHANNEL_KINDS,
  NO_NOTIFICATIONS,
  channelName,
  channelTarget,
  notificationSettingsSchema,
  parseNotificationSettings,
  secretsOfNotifications,
  type Channel,
  type ChannelKind,
  type DeliverySettings,
  type MailSettings,
  type NotificationSettings,
} from './notification-settings.ts';
export { signInSettings, type OpenIdProvider, type SignInSettings } from './sign-in-settings.ts';
export { isRealDate } from './real-date.ts';
export { addressText, nameText, noteText, wellFormed } from './request-text.ts';
export { destinationLines, destinationsCsv, traceGraphml } from './exchange/trace-files.ts';
export { entitiesOfTrace, traceEntitySchema, withEntities, type TraceEntity } from './exchange/trace-entities.ts';
export { knownTheftsSchema, type KnownThefts } from './exchange/known-thefts.ts';
export {
  MAX_TRACE_TRANSFERS,
  TRACE_DEFAULTS,
  placeName,
  traceAnswerSchema,
  traceDestinationSchema,
  traceEdgeSchema,
  tracePathSchema,
  type TraceAnswer,
  type TraceAnswerPath,
  type TraceDestination,
  type TraceEdge,
  type TraceLedgerRow,
  type TraceWarning,
} from './exchange/trace.ts';
export {
  digestedText,
  transferId,
  type TransferFacts,
  type TransferIdentity,
  type TransferKey,
} from './exchange/transfer-identity.ts';
export type {
  DormantBalance,
  LookAlikeGroup,
  LookAlikes,
  TypologyFeatures,
  ZeroValueTransfers,
} from './exchange/typology-data.ts';
export {
  ADDRESS_FAMILIES,
  checksumAddress,
  NULL_ADDRESS,
  isNearlyEvm,
  isNullAddress,
  bareAddress,
  foldAddress,
  parseAddress,
  type Address,
  type AddressFamily,
  type AddressProblem,
  type ParsedAddress,
} from './address.ts';
export { matchNotices, unknownWordNotices, type LabelMatch, type WordCount } from './label-notices.ts';
export {
  LABEL_CATEGORIES,
  labelKey,
  meaningOf,
  meansRisk,
  meansSwap,
  nearestWords,
  type LabelCategory,
  type LabelKind,
  type LabelMeaning,
} from './label-taxonomy.ts';
export { chainOfNetwork, chainsNamedIn } from './chain-names.ts';
export { chainOf, ownPrefix } from './chain-of.ts';
export { OncePerKey, once } from './once.ts';
export { Moved, ThreadCalls, threadFailure, type Answerers, type ThreadChannel } from './thread-calls.ts';
export { AnalyticsError, ERROR_CATALOGUE, type ErrorCode, type ErrorDefinition } from './errors.ts';
export { SERVICE_DATABASE, databaseOf, parseNetworkName, type DatabaseName, type NetworkName } from './network.ts';
export {
  DAY_MS,
  HOUR_MS,
  MAX_WINDOW_DAYS,
  datesBetween,
  parseProcessingDate,
  parseWindowDays,
  EVERYTHING,
  windowOf,
  type ProcessingDate,
  type Window,
} from './window.ts';
export {
  RISK_CATEGORIES,
  type AddressColumns,
  type Asset,
  type RiskCategory,
  type TransferColumns,
} from './transfers.ts';
export {
  PATTERN_TABLES,
  PATTERN_TYPES,
  type BurstPattern,
  type CyclePattern,
  type LayeringPattern,
  type MotifPattern,
  type NetworkPattern,
  type Pattern,
  type PatternCommon,
  type PatternTable,
  type PatternType,
  type ProximityPattern,
  type ThresholdPattern,
} from './pattern.ts';
export {
  canonicalJson,
  explainSettings,
  mergeSettings,
  numberSetting,
  parseSettings,
  settingAt,
  settingsDigest,
  settingsOf,
  shortDigest,
  type SettingChange,
  type SettingExplanation,
  type SettingMeta,
} from './settings.ts';
export { examplesText, type RowAccount, type UnloadedExample, type UnloadedRows } from './exchange/row-account.ts';
export {
  addressChangeSchema,
  auditRowSchema,
  shownRun,
  shownRunSchema,
  type AddressChange,
  type AuditedStep,
  type ShownRun,
} from './exchange/run-history.ts';
export { SOURCE_FORMATS, type SourceFormat } from './source-formats.ts';
export { environmentSchema, parseEnvironment, unknownVariables, type Environment } from './environment.ts';
export {
  ENDED_STATUSES,
  TASK_NAMES,
  TASK_PRIORITIES,
  TASK_STATUSES,
  type EndedCount,
  type EndedStatus,
  type QueueCounts,
  type QueuedTask,
  type TaskEvent,
  type TaskName,
  type TaskPriority,
  type TaskQueue,
  type TaskRecord,
  type TaskRequest,
  type TaskSlice,
  type TaskStatus,
} from './queue.ts';
export { RUN_STATUSES, RUN_STEPS, type RunEvent, type RunStatus, type RunStep } from './run.ts';
export {
  FEATURE_COLUMNS,
  type FeatureColumn,
  type FeatureGroup,
  type FeatureName,
  type FeatureOrigin,
  type FeatureType,
  type KernelFeatureName,
} from './feature-columns.ts';
export {
  alertListRowSchema,
  alertRowSchema,
  alertStateSchema,
  alertSummarySchema,
  listedFactsSchema,
  caseRowSchema,
  detectionRowSchema,
  listedAlertSchema,
  type AlertListRow,
  type AlertRow,
  type AlertState,
  type AlertSummary,
  type CaseRow,
  type DetectionRow,
  type ListedAlert,
} from './rows/alert-row.ts';
export {
  dispositionRowSchema,
  falsePositiveRowSchema,
  suppressionRowSchema,
  type DispositionRow,
  type FalsePositiveRow,
  type SuppressionRow,
} from './rows/disposition-row.ts';
export {
  addressHitSchema,
  addressMentionSchema,
  addressRoleRowSchema,
  listedRoleSchema,
  addressNameSchema,
  counterpartyRowSchema,
  exposureRowSchema,
  flowRowSchema,
  graphNodeSchema,
  labelRowSchema,
  timelineRowSchema,
  type AddressHit,
  type AddressMention,
  type AddressRoleRow,
  type ListedRole,
  type AddressName,
  type CounterpartyRow,
  type ExposureRow,
  type FlowRow,
  type GraphNode,
  type LabelRow,
  type TimelineRow,
} from './rows/address-row.ts';
export { learningResetRowSchema, learningSchema, type Learning, type LearningResetRow } from './rows/learning-row.ts';
export { HOLD_REASONS, heldDetectionSchema, type HeldDetection, type HoldReason } from './rows/held-detection-row.ts';
export {
  MAX_REFUSAL_REASON,
  entityAmongSchema,
  entityName,
  sharedEntities,
  entityLinkRowSchema,
  entityRefusalRowSchema,
  entityRowSchema,
  type EntityAmong,
  type EntityLinkRow,
  type EntityRefusalRow,
  type EntityRow,
} from './rows/entity-row.ts';
export {
  histogramBinSchema,
  patternListRowSchema,
  patternSummarySchema,
  scatterPointSchema,
  type HistogramBin,
  type PatternListRow,
  type PatternSummary,
  type ScatterPoint,
} from './rows/pattern-row.ts';
export { evaluationRowSchema, type EvaluationRow } from './rows/evaluation-row.ts';
export {
  LABEL_ACTIONS,
  labelChangeSchema,
  labelConflictSchema,
  holdsAtAll,
  newLabelSchema,
  standingLabelSchema,
  type LabelChange,
  type LabelConflict,
  type LabelCounts,
  type NewLabel,
  type StandingLabel,
} from './rows/label-change-row.ts';
export { NOTICE_CATALOGUE, type NoticeCode, type RunNotice } from './notices.ts';
export {
  CASE_ACTIONS,
  CASE_STATUSES,
  ANY_DATE,
  NOT_JUDGED,
  DEFAULT_TRUST_LEVEL,
  DISPOSITION_STATUSES,
  DUE_DAYS,
  UNFINISHED_STATUSES,
  WORK_QUEUES,
  type WorkQueue,
  SUPPRESSION_DAYS,
  DRAWINGS,
  FACT_UNIT,
  FATF_CATEGORIES,
  FIRST_DATE,
  HOPS_OUT_OF_REACH,
  LAST_DATE,
  PROOF_GRADES,
  RISKY_LEVELS,
  ADDRESS_ROLES,
  ENTITY_KINDS,
  ENTITY_RULES,
  type AddressRole,
  type EntityKind,
  type EntityRule,
  ROLES,
  SEVERITIES,
  TRUST_LEVELS,
  WORST_SEVERITIES_FIRST,
  isSuspectRole,
  takesPart,
  roleKindOf,
  type DispositionStatus,
  type Drawing,
  type FatfCategory,
  type ProofGrade,
  type Role,
  type RoleKind,
  type Severity,
  type TrustLevel,
  EXPOSURE_METHODS,
  LOCAL_NAME,
  TRACE_DIRECTIONS,
  type ExposureMethod,
  type TraceDirection,
  type CaseAction,
  type CaseStatus,
} from './vocabulary.ts';
export { savedSettingRowSchema, type SavedSettingRow } from './rows/saved-setting-row.ts';
export { coverageRowSchema, transferRowSchema, type CoverageRow, type TransferRow } from './rows/transfer-row.ts';
export { withoutSecrets } from './secret-shapes.ts';
export { isTimeZone } from './time-zone.ts';
export { printable, printableCell } from './printable.ts';
export { redactorFor, redactorOf } from './secrets.ts';
