/** The cookies of a session and of a sign-in that has begun: read and written, each in one form. */
import type { IncomingHttpHeaders } from 'node:http';

/** What the value of one of our cookies is. */
const VALUE = /^[A-Za-z0-9_-]{43}$/u;

export type CookieKind = 'session' | 'sign_in';

/** Over https the prefix keeps other hosts and paths from setting it. */
function nameOf(kind: CookieKind, isSecure: boolean): string {
  return `${isSecure ? '__Host-' : ''}analytics_${kind}`;
}

/** The value that came, where it has our shape and came once. */
export function readCookie(headers: IncomingHttpHeaders, kind: CookieKind, isSecure: boolean): string | undefined {
  const name = nameOf(kind, isSecure);
  const values = (headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [value] = values;
  return values.length === 1 && value !== undefined && VALUE.test(value) ? value : undefined;
}

/**
 * For Set-Cookie; no value forgets it. The session goes with requests of our own pages only; the answer of the provider
 * comes from another site, so what a sign-in began with goes with that too.
 */
export function cookieText(kind: CookieKind, value: string, max_age_ms: number, isSecure: boolean): string {
  return [
    `${nameOf(kind, isSecure)}=${value}`,
    'Path=/',
    `Max-Age=${value === '' ? 0 : Math.floor(max_age_ms / 1000)}`,
    'HttpOnly',
    `SameSite=${kind === 'session' ? 'Strict' : 'Lax'}`,
    ...(isSecure ? ['Secure'] : []),
  ].join('; ');
}
