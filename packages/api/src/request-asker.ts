/**
 * For whom the engine works: what a client reads takes turns with what others read, and ends when the client leaves.
 */
import type { FastifyInstance } from 'fastify';
import { askedBy } from '@analytics/storage';
import { whileConnected } from './while-connected.ts';

const WITHOUT_BODY = new Set(['GET', 'HEAD']);

/**
 * Only what reads: a decision that has begun to be written is written, whether or not its author waits for the answer.
 * After authentication, which says who the client is.
 */
export function registerAskers(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (WITHOUT_BODY.has(request.method)) askedBy({ client: request.client, signal: whileConnected(reply) }, done);
    else done();
  });
  // A question with a body: where that has been read, nobody knows any more what asked for it.
  app.addHook('preHandler', (request, reply, done) => {
    const isQuestion = !WITHOUT_BODY.has(request.method) && request.routeOptions.config.scope === 'read';
    if (isQuestion) askedBy({ client: request.client, signal: whileConnected(reply) }, done);
    else done();
  });
}
