/** What a network's decisions taught its scorecard. */
import { learningSchema } from '@analytics/domain';
import { learningOf } from '@analytics/jobs';
import { resetLearning, type Database } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import { idempotencyHeaders, networkQuery, noteText } from '../parameters.ts';

export function registerLearningRoutes(app: ApiServer): void {
  const databaseOf = async (query: { network: string }): Promise<Database> =>
    (await networkPlaceOf(app.service, query)).database;

  app.route({
    method: 'GET',
    url: '/api/v1/learning',
    config: { scope: 'read' },
    schema: {
      operationId: 'getLearning',
      tags: ['alerts'],
      summary: 'What the decisions about alerts taught: bits by name, weights by term, and which decisions count',
      querystring: networkQuery,
      response: answers(learningSchema),
    },
    handler: async (request) => await learningOf(await databaseOf(request.query)),
  });

  app.route({
    method: 'POST',
    url: '/api/v1/learning/resets',
    config: { scope: 'run' },
    schema: {
      operationId: 'resetLearning',
      tags: ['alerts'],
      summary: 'Say from when on decisions count; the decisions themselves stay, and the next run reads it',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        counts_from_ms: z.int().min(0).optional().meta({
          description: 'Epoch milliseconds. Left out: now, so that nothing counts; 0: every decision counts.',
        }),
        reason: noteText(2000).min(1),
      }),
      response: answers(learningSchema),
    },
    handler: async (request) => {
      const database = await databaseOf(request.query);
      const now_ms = app.service.now_ms();
      const { counts_from_ms = now_ms, reason } = request.body;
      await resetLearning(database, { counts_from_ms, reason, decided_by: request.key_name }, now_ms);
      return await learningOf(database);
    },
  });
}
