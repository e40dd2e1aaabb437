export { KernelPool } from '@analytics/graph';
export { combineSeeds, type CombinedMeasure } from './evaluation/combine-seeds.ts';
export { evaluateAlerts, type Evaluation, type TypologyResult } from './evaluation/evaluate-alerts.ts';
export type { EvaluationInput, InstanceMember, KnownInstance } from './evaluation/evaluation-input.ts';
export type { BackgroundResult, NameCount, TwinResult } from './evaluation/false-alerts.ts';
export { measuresOf, type Measure, type MeasureScope } from './evaluation/measures.ts';
export type { ReadingEffort } from './evaluation/reading-effort.ts';
export { ROLES_NOT_OWN, memberKindOf, type MemberKind } from './evaluation/member-kind.ts';
export type { SchemeMatch } from './evaluation/scheme-matches.ts';
export { addressExposure, type AddressExposure } from './tracing/address-exposure.ts';
export { exposureRange, type ExposureColumns, type ExposureResult } from './tracing/exposure-range.ts';
export { EXPOSURE_DIRECTIONS, type ExposureDirection } from './tracing/flow-columns.ts';
export { exposureRangeSettingsSchema, type ExposureRangeSettings } from './tracing/params.ts';
export { traceSettingsSchema, type TraceSettings } from './tracing/exits/params.ts';
export { noTracedRisk, tracedRisk, tracedRiskColumns, type TracedRisk } from './tracing/exits/traced-risk.ts';
export { endsAnyTrace, isServiceLabel, poolsByBehaviour } from './tracing/exits/trace-ends.ts';
export { wrappingContracts } from './tracing/exits/asset-classes.ts';
export { namedNodes, type NamedNodes, type TraceInput, type TraceLabel } from './tracing/exits/trace-input.ts';
export {
  moneyTracer,
  type MoneyTracer,
  type TracedEdge,
  type TraceRequest,
  type TraceResult,
} from './tracing/exits/trace-money.ts';
export { schemeSources } from './alerts/scheme-sources.ts';
export { traceSchemes, type SchemeTrace } from './alerts/scheme-traces.ts';
export type { PathHop, TracePath } from './tracing/exits/trace-paths.ts';
export type { TracedPlace } from './tracing/exits/traced-places.ts';
export { LEDGER_ENTRIES, type LedgerEntry } from './tracing/exits/ledger.ts';
export type { LedgerLine } from './tracing/exits/ledger-lines.ts';
export { addressFeatures, type AddressFeatureColumns } from './features/address-features.ts';
export { ANOMALY_COLUMNS, type AnomalyColumnName, type AnomalyScore } from './features/anomaly/anomaly-columns.ts';
export {
  anomalySample,
  fillAnomalySample,
  growAnomalyForests,
  scoreAnomalies,
  type AnomalyForests,
} from './features/anomaly/anomaly-scores.ts';
export type { AnomalyInput, NumericColumn } from './features/anomaly/numeric-columns.ts';
export { riskExposureRange, type RiskExposureRange } from './features/exposure/risk-exposure-range.ts';
export { riskExposure, type RiskExposureColumns } from './features/exposure/risk-exposure.ts';
export type { FeatureInput } from './features/feature-input.ts';
export { graphFeatures, type GraphColumns, type GraphFeatures } from './features/graph/graph-features.ts';
export { holdingFeatures, type HoldingColumns } from './features/holding/holding-features.ts';
export { joinColumns, nodeRanges } from './features/node-ranges.ts';
export { featureSettingsSchema, type FeatureSettings } from './features/params.ts';
export { lookAlikes } from './typologies/address-poisoning/look-alikes.ts';
export { unpaidBaitNotices } from './typologies/address-poisoning/unpaid-baits.ts';
export { longSilenceDays } from './typologies/dormant-activation/long-silence.ts';
export { roleSettingsSchema, type RoleSettings } from './roles/params.ts';
export { assignEntityIds, type PriorMember } from './entities/entity-ids.ts';
export type { EntityInput, EntityLink } from './entities/entity-link.ts';
export { entityEvidenceRows, entityRows } from './entities/entity-rows.ts';
export { findEntities, type FoundEntities } from './entities/find-entities.ts';
export { entitySettingsSchema, type EntitySettings } from './entities/params.ts';
export { roleRows } from './roles/role-rows.ts';
export type { RoleByBehaviour } from './roles/address-roles.ts';
export { evidenceRows, patternRow, tableOf, type PatternRow, type PatternRowInput } from './pattern-rows.ts';
export { analysisSettingsSchema, layeredSettings, resolveSettings, type AnalysisSettings } from './settings.ts';
export type { DetectionInput, DetectionResult, Detector } from './structural/detection.ts';
export { onePerIdentity } from './structural/one-per-identity.ts';
export { DETECTORS } from './structural/detectors.ts';
export { identityOf, patternHash, patternId } from './structural/identity.ts';
export { structuralSettingsSchema, type StructuralSettings } from './structural/settings.ts';
export { indexTransfers, rowsIn, rowsOut, type TransferIndex } from './transfer-index.ts';
export { alertEvidenceRows, alertRows, type AlertRows } from './alerts/alert-rows.ts';
export type { Assessment } from './alerts/assess.ts';
export type { Case, CaseLink } from './alerts/cases.ts';
export { schemesOf, type AssessedScheme, type NetworkKnowledge, type WindowSchemes } from './alerts/find-schemes.ts';
export { typologyContext, type TypologyContext } from './typologies/context.ts';
export { detectChapter, withSequences } from './typologies/detect-typologies.ts';
export { assignAlertIds, jaccard } from './alerts/identity.ts';
export { hubAddresses } from './hub-addresses.ts';
export { CHAPTERS, drawingOf, typologyNames } from './typologies/catalogue.ts';
export type { TypologyDetection } from './typologies/detection.ts';
export { typologySettingsSchema, type TypologySettings } from './typologies/settings.ts';
export type { TypologyInput } from './typologies/typology-input.ts';
export { alertSettingsSchema, type AlertSettings } from './alerts/params.ts';
export { explainAddress } from './typologies/explain-address.ts';
export { parseUserManifest, userManifestSchema, type UserManifest } from './typologies/user-manifest.ts';
export { fitWeights, type KnownCandidate } from './evidence/fit-weights.ts';
export { learnFromDecisions, withDecisions, type DecidedAlert, type Learned } from './evidence/learn-from-decisions.ts';
export { type Measures } from './evidence/measure.ts';
export {
  DECIDED_TERM,
  evidenceOf,
  evidenceOfTerms,
  probabilityOf,
  type Evidence,
  type TermWeights,
} from './evidence/scorecard.ts';
export { BITS_PER_TERM, TERM_NAMES, TERMS, type TermName } from './evidence/terms.ts';
export { TERM_WEIGHTS } from './evidence/weights.ts';
export { scoredSchemes, type SchemeWithEvidence } from './alerts/scored-schemes.ts';
export { CLAIMS } from './reference/claims.ts';
export { chanceOf, type Chance, type ScoredScheme, type ShuffledSchemes } from './reference/chance.ts';
export { SHUFFLES, type Shuffle } from './reference/copy.ts';
export { claimOf } from './reference/claims.ts';
export { referenceSettingsSchema, type ReferenceSettings } from './reference/params.ts';
export { schemesOfCopies, type CopyRequest, type CopySchemes, type CopySettings } from './reference/schemes-of-copy.ts';
export {
  NEUTRAL_ROLES,
  alertJudge,
  truthInstances,
  type TruthInstance,
  type TruthMember,
} from './evaluation/alert-truth.ts';
export { alertQuality, type AlertQuality, type NetworkTruth, type RankedAlert } from './evaluation/alert-quality.ts';
export { qualityMeasures } from './evaluation/measures.ts';
export { areaUnderCurve, calibrationError, type Reliability, type ReliabilityBin } from './evaluation/reliability.ts';
export { isKnownPatternType, nameMatch, snakeCased, type NameMatch } from './evaluation/right-names.ts';
export {
  entityQuality,
  type EntityQuality,
  type JudgedLink,
  type KnownOwner,
  type PairCount,
} from './evaluation/entity-quality.ts';
export { roleQuality, sumOfRoles, type KnownRole, type RoleQuality } from './evaluation/role-quality.ts';
