import type { FastifyReply } from 'fastify';

/** Aborted when the client leaves before it is answered: nobody waits for the rest. */
export function whileConnected(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) left.abort();
  });
  return left.signal;
}
