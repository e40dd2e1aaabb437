/**
 * For whom the engine works: what a client reads takes turns with what others read, and ends when the client leaves.
 */
import type { FastifyInstance } from 'fastify';
import { askedBy } from '@analytics/storage';
import { whileConnected } from './while-connected.ts';

/**
 * Only what reads: a decision that has begun to be written is written, whether or not its author waits for the answer.
 */
const READING = new Set(['GET', 'HEAD']);

/** After authentication, which says who the client is. */
export function registerAskers(app: FastifyInstance): void {
  app.addHook('onRequest', (request, reply, done) => {
    if (READING.has(request.method)) askedBy({ client: request.client, signal: whileConnected(reply) }, done);
    else done();
  });
}
