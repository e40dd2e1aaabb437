/** Every route of the API, in the order of the documentation. */
import * as addresses from './addresses.ts';
import * as analyses from './analyses.ts';
import * as alerts from './alerts.ts';
import * as exports from './exports.ts';
import * as overview from './overview.ts';
import * as patterns from './patterns.ts';
import * as pipelines from './pipelines.ts';
import type { RouteContract } from './route-contract.ts';
import * as system from './system.ts';

export const ALL_ROUTES: readonly RouteContract[] = [
  system.health,
  system.ready,
  system.metrics,
  pipelines.runPipeline,
  pipelines.pipelineStatus,
  pipelines.listTasks,
  pipelines.cancelTask,
  pipelines.retryTask,
  pipelines.taskEvents,
  overview.listNetworks,
  overview.listSlices,
  overview.getOverview,
  overview.listRuns,
  overview.getRun,
  overview.listSchedules,
  exports.exportTable,
  exports.computationLogs,
  exports.accessLog,
  alerts.listAlerts,
  alerts.getAlert,
  alerts.verifyAlert,
  alerts.listDispositions,
  alerts.decideAlert,
  alerts.decideAlerts,
  alerts.falsePositiveRates,
  alerts.listSuppressionRules,
  alerts.addSuppressionRule,
  alerts.endSuppressionRule,
  alerts.listCases,
  alerts.getCase,
  addresses.findAddresses,
  addresses.getAddress,
  addresses.listCounterparties,
  addresses.addressTimeline,
  addresses.addressGraph,
  addresses.addressExposure,
  analyses.explainAddress,
  patterns.listPatterns,
  patterns.getPattern,
  patterns.verifyPattern,
  patterns.listFeatureColumns,
  patterns.featureDistribution,
  patterns.featureScatter,
  analyses.listTypologies,
  analyses.previewTypologies,
  analyses.saveParameters,
  analyses.listParameterChanges,
  analyses.getEvaluation,
];
