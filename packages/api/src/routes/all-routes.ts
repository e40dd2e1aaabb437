/**
 * Every route of the API, in the order of the documentation. A file of this folder is a topic: schema, scope and
 * handler of each route together.
 */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { ApiServer } from '../api-server.ts';
import { registerAddressRoutes } from './addresses.ts';
import { registerAddressLinkRoutes } from './address-links.ts';
import { registerCanvasRoutes } from './canvases.ts';
import { registerEntityRoutes } from './entities.ts';
import { registerExposureRoutes } from './address-exposure.ts';
import { registerExplanationRoutes } from './explanations.ts';
import { registerTraceRoutes } from './traces.ts';
import { registerTypologyRoutes } from './typologies.ts';
import { registerEvaluationRoutes } from './evaluation.ts';
import { registerAlertQueueRoutes } from './alert-queues.ts';
import { registerAlertRoutes } from './alerts.ts';
import { registerDecisionRoutes } from './decisions.ts';
import { registerSuppressionRoutes } from './suppression-rules.ts';
import { registerCaseRoutes } from './cases.ts';
import { registerFilingRoutes } from './filings.ts';
import { registerFilingExportRoutes } from './filing-exports.ts';
import { registerCaseWorkRoutes } from './case-work.ts';
import { registerCaseCommentRoutes } from './case-comments.ts';
import { registerCaseFileRoutes } from './case-files.ts';
import { registerWorkloadRoutes } from './workload.ts';
import { registerExportRoutes } from './exports.ts';
import { registerAuditRoutes } from './audit.ts';
import { registerAuditTrailRoutes } from './audit-trail.ts';
import { registerAlertChangeRoutes } from './alert-changes.ts';
import { registerAssetRoutes } from './assets.ts';
import { registerVerificationRoutes } from './verification.ts';
import { registerNetworkRoutes } from './networks.ts';
import { registerOverviewRoutes } from './overview.ts';
import { registerLearningRoutes } from './learning.ts';
import { registerHeldDetectionRoutes } from './held-detections.ts';
import { registerLabelRoutes } from './labels.ts';
import { registerWatchRoutes } from './watches.ts';
import { registerQueryRoutes } from './queries.ts';
import { registerNotificationRoutes } from './notifications.ts';
import { registerRoleRoutes } from './roles.ts';
import { registerRunRoutes } from './runs.ts';
import { registerSearchRoutes } from './search.ts';
import { registerScheduleRoutes } from './schedules.ts';
import { registerPeopleRoutes } from './people.ts';
import { registerSessionRoutes } from './session.ts';
import { registerPatternRoutes } from './patterns.ts';
import { registerFeatureRoutes } from './features.ts';
import { registerPipelineRoutes } from './pipelines.ts';
import { registerTaskRoutes } from './tasks.ts';
import { registerTaskEventRoutes } from './task-events.ts';
import { registerSystemRoutes } from './system.ts';

const TOPICS: readonly ((app: ApiServer) => void)[] = [
  registerSystemRoutes,
  registerSessionRoutes,
  registerPeopleRoutes,
  registerPipelineRoutes,
  registerTaskRoutes,
  registerTaskEventRoutes,
  registerNetworkRoutes,
  registerAssetRoutes,
  registerVerificationRoutes,
  registerOverviewRoutes,
  registerRunRoutes,
  registerScheduleRoutes,
  registerExportRoutes,
  registerQueryRoutes,
  registerAuditRoutes,
  registerAuditTrailRoutes,
  registerAlertRoutes,
  registerAlertQueueRoutes,
  registerAlertChangeRoutes,
  registerHeldDetectionRoutes,
  registerDecisionRoutes,
  registerSuppressionRoutes,
  registerCaseRoutes,
  registerFilingRoutes,
  registerFilingExportRoutes,
  registerCaseWorkRoutes,
  registerCaseCommentRoutes,
  registerCaseFileRoutes,
  registerWorkloadRoutes,
  registerAddressRoutes,
  registerAddressLinkRoutes,
  registerSearchRoutes,
  registerExposureRoutes,
  registerLabelRoutes,
  registerWatchRoutes,
  registerNotificationRoutes,
  registerRoleRoutes,
  registerEntityRoutes,
  registerLearningRoutes,
  registerExplanationRoutes,
  registerTraceRoutes,
  registerCanvasRoutes,
  registerPatternRoutes,
  registerFeatureRoutes,
  registerTypologyRoutes,
  registerEvaluationRoutes,
];

/** Handlers use `app.service`, which is read only when a request comes: without one the routes are documented. */
export function registerRoutes(app: FastifyInstance): void {
  const server: ApiServer = app.withTypeProvider<ZodTypeProvider>();
  for (const register of TOPICS) register(server);
}
