/** ETags of answers that are made from a known state. */
import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

/** One tag for each value of what an answer is made from. Weak, because compression may change the bytes. */
export function etagFrom(state: unknown): string {
  return `W/"${createHash('sha256').update(JSON.stringify(state)).digest('base64url').slice(0, 27)}"`;
}

/** Whether the client says that it has this answer. */
export function isNotModified(request: FastifyRequest, etag: string): boolean {
  const given = request.headers['if-none-match'];
  return given !== undefined && (given === '*' || given.split(',').some((one) => one.trim() === etag));
}
