/** Where the API may listen: without keys and sign-in on this machine only. */
import { AnalyticsError } from '@analytics/domain';

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|\[::1\]|localhost)$/u;

export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

/** Throws UNSAFE_HOST with the two ways out. */
export function requireSafeHost(host: string, isGuarded: boolean): void {
  if (isGuarded || isLoopback(host)) return;
  throw new AnalyticsError(
    'UNSAFE_HOST',
    `Expected ANALYTICS_API_KEYS, ANALYTICS_OIDC_ISSUER or a loopback API_HOST, found API_HOST=${host} and neither. Either set keys, or use 127.0.0.1.`,
  );
}

/**
 * Without keys, a page of another site could make a browser on this machine ask in its name: a name that is not this
 * machine's (DNS rebinding) and requests that a browser says come from another site are refused.
 */
export function isForeignRequest(headers: Readonly<Record<string, string | string[] | undefined>>): boolean {
  const host = String(headers['host'] ?? '').replace(/:\d+$/u, '');
  if (!isLoopback(host)) return true;
  if (headers['sec-fetch-site'] === 'cross-site') return true;
  const { origin } = headers;
  if (typeof origin !== 'string') return false;
  try {
    return new URL(origin).host !== headers['host'];
  } catch {
    return true;
  }
}
