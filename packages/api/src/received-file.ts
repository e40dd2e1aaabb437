/** The bytes of an upload, refused as soon as they are too many. */
import { Readable } from 'node:stream';
import { AnalyticsError } from '@analytics/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';

interface ReceivingLimits {
  readonly most_bytes: number;
  readonly timeout_ms: number;
}

/**
 * All bytes of the body: at most `most_bytes` are ever in memory. Throws BODY_TOO_LARGE, before anything is read where
 * Content-Length says so; REQUEST_TIMEOUT; INVALID_REQUEST where the client leaves.
 */
export async function receivedFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { most_bytes, timeout_ms }: ReceivingLimits,
): Promise<Buffer> {
  const tooLarge = (found: string): AnalyticsError => {
    // What is still on its way is not waited for.
    reply.header('connection', 'close');
    return new AnalyticsError('BODY_TOO_LARGE', `Expected a file of at most ${most_bytes} bytes, found ${found}.`);
  };
  const said = Number(request.headers['content-length'] ?? 0);
  if (said > most_bytes) throw tooLarge(String(said));
  const { body } = request;
  if (!(body instanceof Readable))
    throw new AnalyticsError('INVALID_REQUEST', 'Expected the bytes of a file, found none.');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reply.header('connection', 'close');
      reject(new AnalyticsError('REQUEST_TIMEOUT', 'Expected the whole file in time, found a part of it.'));
    }, timeout_ms);
  });
  try {
    return await Promise.race([bytesOf(body, most_bytes, tooLarge), late]);
  } catch (error) {
    if (error instanceof AnalyticsError) throw error;
    throw new AnalyticsError('INVALID_REQUEST', 'Expected the whole file, found a part of it.', { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function bytesOf(
  body: AsyncIterable<Buffer>,
  most_bytes: number,
  tooLarge: (found: string) => AnalyticsError,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let byte_count = 0;
  for await (const part of body) {
    byte_count += part.length;
    if (byte_count > most_bytes) throw tooLarge('more');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
