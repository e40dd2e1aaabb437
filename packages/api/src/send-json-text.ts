/** Sends JSON that is text already. Schemas describe objects, so a text goes past them. */
import type { FastifyReply } from 'fastify';

/** What a route returns once its answer is under way. */
export async function sendJsonText(reply: Pick<FastifyReply, 'type'>, text: string): Promise<never> {
  return await (reply
    .type('application/json; charset=utf-8')
    .serializer(String)
    .send(text) as unknown as Promise<never>);
}
