/** Sessions of people who signed in, as rows of what happened to each. What the browser holds is never stored. */
import { createHash } from 'node:crypto';
import { signInSessionSchema, type SignInSession, type User } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';

/** Whom a session is of: another person under the same name has another. SHA-256, hex. */
export function identityDigest({ added_at_ms, issuer, subject }: User): string {
  return createHash('sha256').update(`${added_at_ms}\n${issuer}\n${subject}`).digest('hex');
}

/** Those that were not ended and have not expired, the oldest first. */
export async function liveSessions(service: Database, now_ms: number): Promise<SignInSession[]> {
  return await parsedRows(service, signInSessionSchema, statement('people/sessions'), { now_ms });
}

/** Appends what happened at `at_ms` to sessions. */
export async function recordSessions(
  service: Database,
  sessions: readonly Pick<SignInSession, 'session_hash' | 'user_name' | 'identity_digest' | 'expires_at_ms'>[],
  action: 'started' | 'seen' | 'ended',
  at_ms: number,
): Promise<void> {
  await insertRows(
    service,
    'service_sessions',
    sessions.map(({ session_hash, user_name, identity_digest, expires_at_ms }) => ({
      session_hash,
      user_name,
      identity_digest,
      action,
      at_ms,
      expires_at_ms,
    })),
  );
  if (action !== 'seen') service.noteChange('people');
}
