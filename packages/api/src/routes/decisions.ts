/** What people decide about alerts, and how often they found them to be false. */
import { AnalyticsError, DISPOSITION_STATUSES, dispositionRowSchema, falsePositiveRowSchema } from '@analytics/domain';
import {
  type Database,
  decideAlerts as appendDecision,
  dispositionsOf,
  falsePositiveRates as readRates,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import { idempotencyHeaders, idParameter, networkQuery, noteText, alertParams } from '../parameters.ts';

const decision = {
  status: z.enum(DISPOSITION_STATUSES).optional().meta({ description: 'Each alert keeps its own unless given.' }),
  reason: noteText(2000).default('').meta({ description: 'Required for false_positive.' }),
  assignee: noteText(200).optional().meta({ description: 'Each alert keeps its own unless given; empty: nobody.' }),
  note: noteText(10_000).default(''),
  seen_decided_at_ms: z.int().min(0).optional().meta({
    description:
      'decided_at_ms of the newest decision that was seen, 0 for none: refused with DECISION_CONFLICT where a newer one was made since.',
  }),
};

const hasReason = (given: { status?: string | undefined; reason: string }): boolean =>
  given.status !== 'false_positive' || given.reason.trim() !== '';

const REASON_REQUIRED = { message: 'expected a reason for false_positive', path: ['reason'] };

export function registerDecisionRoutes(app: ApiServer): void {
  const databaseOf = async (query: { network: string }): Promise<Database> =>
    (await networkPlaceOf(app.service, query)).database;
  app.route({
    method: 'GET',
    url: '/api/v1/alerts/:alert_id/dispositions',
    config: { scope: 'read' },
    schema: {
      operationId: 'listDispositions',
      tags: ['alerts'],
      summary: 'Everything that was decided about an alert, newest first',
      params: alertParams,
      querystring: networkQuery,
      response: answers(z.object({ dispositions: z.array(dispositionRowSchema) })),
    },
    handler: async (request) => ({
      dispositions: await dispositionsOf(await databaseOf(request.query), request.params.alert_id),
    }),
  });

  app.route({
    method: 'POST',
    url: '/api/v1/alerts/:alert_id/dispositions',
    config: { scope: 'run' },
    schema: {
      operationId: 'decideAlert',
      tags: ['alerts'],
      summary: 'Say what was decided about an alert; what was said before stays in the log',
      params: alertParams,
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject(decision).refine(hasReason, REASON_REQUIRED),
      response: answers(dispositionRowSchema),
    },
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const decision = { ...request.body, decided_by: request.key_name };
      const [row] = await appendDecision(database, [request.params.alert_id], decision, app.service.now_ms());
      if (row === undefined) throw new AnalyticsError('INTERNAL', 'Expected one decision, found none.');
      return row;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/alerts/dispositions',
    config: { scope: 'run' },
    schema: {
      operationId: 'decideAlerts',
      tags: ['alerts'],
      summary: 'Decide many alerts at once, all or none',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z
        .strictObject({ alert_ids: z.array(idParameter).min(1).max(1000), ...decision })
        .refine(hasReason, REASON_REQUIRED),
      response: answers(z.object({ dispositions: z.array(dispositionRowSchema) })),
    },
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const { alert_ids, ...decision } = request.body;
      const decided = { ...decision, decided_by: request.key_name };
      return { dispositions: await appendDecision(database, alert_ids, decided, app.service.now_ms()) };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/typologies/false-positive-rates',
    config: { scope: 'read' },
    schema: {
      operationId: 'falsePositiveRates',
      tags: ['alerts'],
      summary: 'How often people found an alert of each typology to be false',
      querystring: networkQuery,
      response: answers(z.object({ rates: z.array(falsePositiveRowSchema) })),
    },
    handler: async (request) => ({ rates: await readRates(await databaseOf(request.query)) }),
  });
}
