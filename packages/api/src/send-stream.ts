/** Sends bytes as they come. Schemas describe JSON only, so a stream goes past them. */
import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';

/** What a route returns once its answer is under way. */
export async function sendStream(reply: FastifyReply, stream: Readable): Promise<never> {
  return await reply.send(stream);
}
