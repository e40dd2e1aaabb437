/** What shows that a request with a cookie comes from a page of ours: its Origin, and a token that only that page knows. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { AnalyticsError } from '@analytics/domain';

export const CSRF_HEADER = 'x-csrf-token';

/** Of one session: who does not know the cookie cannot make it. */
export function csrfToken(session_id: string): string {
  return createHmac('sha256', session_id).update('csrf').digest('base64url');
}

/** Throws CSRF_REFUSED. `public_url` is where browsers find the service, where that is known. */
export function requireOwnPage(headers: IncomingHttpHeaders, session_id: string, public_url: string | undefined): void {
  if (!isOwnOrigin(headers, public_url)) throw refused('another Origin or none');
  const given = headers[CSRF_HEADER];
  if (typeof given !== 'string') throw refused(`no ${CSRF_HEADER}`);
  const expected = Buffer.from(csrfToken(session_id));
  const found = Buffer.from(given);
  if (found.length !== expected.length || !timingSafeEqual(found, expected)) throw refused(`another ${CSRF_HEADER}`);
}

function isOwnOrigin({ origin, host }: IncomingHttpHeaders, public_url: string | undefined): boolean {
  if (typeof origin !== 'string' || !URL.canParse(origin)) return false;
  if (public_url !== undefined && origin === new URL(public_url).origin) return true;
  return new URL(origin).host === host;
}

function refused(found: string): AnalyticsError {
  return new AnalyticsError(
    'CSRF_REFUSED',
    `Expected the Origin of this service and the token of the session, found ${found}.`,
  );
}
