/** Sessions of people who signed in, as rows of what happened to each. What the browser holds is never stored. */
import { signInSessionSchema, type SignInSession } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';

/** Those that were not ended and have not expired, the oldest first. */
export async function liveSessions(service: Database, now_ms: number): Promise<SignInSession[]> {
  return await parsedRows(service, signInSessionSchema, statement('people/sessions'), { now_ms });
}

/** Appends what happened at `at_ms` to sessions. */
export async function recordSessions(
  service: Database,
  sessions: readonly Pick<SignInSession, 'session_hash' | 'user_name' | 'expires_at_ms'>[],
  action: 'started' | 'seen' | 'ended',
  at_ms: number,
): Promise<void> {
  await insertRows(
    service,
    'service_sessions',
    sessions.map(({ session_hash, user_name, expires_at_ms }) => ({
      session_hash,
      user_name,
      action,
      at_ms,
      expires_at_ms,
    })),
  );
  if (action !== 'seen') service.noteChange('people');
}
