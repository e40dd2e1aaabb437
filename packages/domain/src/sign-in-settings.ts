/** How people sign in, from the environment: the OpenID provider, roles from its claims, how long sessions last. */
import { AnalyticsError } from './errors.ts';
import type { Environment } from './environment.ts';
import { USER_ROLES, type UserRole } from './rows/people-row.ts';

export interface OpenIdProvider {
  readonly issuer: string;
  readonly client_id: string;
  /** '' for a public client. */
  readonly client_secret: string;
  /** Asked for, with spaces between. */
  readonly scopes: string;
  /** The claim that says the role; '' where users are given one here. */
  readonly role_claim: string;
  /** By value of that claim. */
  readonly roles: ReadonlyMap<string, UserRole>;
  /** Of people whom nobody added; undefined: they are refused. */
  readonly default_role: UserRole | undefined;
}

export interface SignInSettings {
  /** Undefined: nobody signs in; API keys alone count. */
  readonly provider: OpenIdProvider | undefined;
  /** Where browsers find this service, without a slash at the end; undefined on this machine only. */
  readonly public_url: string | undefined;
  /** A session that was not used for so long has ended. */
  readonly idle_ms: number;
  /** And any session after so long. */
  readonly lifetime_ms: number;
}

const MINUTE_MS = 60_000;
const ON_THIS_MACHINE = /^(127(\.\d{1,3}){3}|\[::1\]|localhost)$/u;

/** Throws INVALID_SETTING where the variables contradict each other. */
export function signInSettings(environment: Environment): SignInSettings {
  const { ANALYTICS_PUBLIC_URL: public_url } = environment;
  if (public_url !== undefined) {
    requireSafeUrl('ANALYTICS_PUBLIC_URL', public_url);
    if (new URL(public_url).pathname !== '/')
      throw new AnalyticsError('INVALID_SETTING', 'Expected ANALYTICS_PUBLIC_URL without a path, found one.');
  }
  return {
    provider: providerOf(environment),
    public_url: public_url === undefined ? undefined : withoutSlash(public_url),
    idle_ms: environment.ANALYTICS_SESSION_IDLE_MINUTES * MINUTE_MS,
    lifetime_ms: environment.ANALYTICS_SESSION_HOURS * 60 * MINUTE_MS,
  };
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? withoutSlash(url.slice(0, -1)) : url;
}

function providerOf(environment: Environment): OpenIdProvider | undefined {
  const { ANALYTICS_OIDC_ISSUER: issuer, ANALYTICS_OIDC_CLIENT_ID: client_id } = environment;
  if (issuer === undefined && client_id === undefined) return undefined;
  if (issuer === undefined || client_id === undefined) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      'Expected ANALYTICS_OIDC_ISSUER and ANALYTICS_OIDC_CLIENT_ID together, found one of them.',
    );
  }
  requireSafeUrl('ANALYTICS_OIDC_ISSUER', issuer);
  const { ANALYTICS_OIDC_SCOPES: scopes, ANALYTICS_OIDC_ROLE_CLAIM: role_claim = '' } = environment;
  if (!scopes.split(' ').includes('openid'))
    throw new AnalyticsError('INVALID_SETTING', 'Expected ANALYTICS_OIDC_SCOPES to hold "openid", found none.');
  const roles = rolesOf(environment.ANALYTICS_OIDC_ROLES);
  if ((role_claim === '') !== (roles.size === 0)) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      'Expected ANALYTICS_OIDC_ROLE_CLAIM and ANALYTICS_OIDC_ROLES together, found one of them.',
    );
  }
  return {
    issuer,
    client_id,
    client_secret: environment.ANALYTICS_OIDC_CLIENT_SECRET,
    scopes,
    role_claim,
    roles,
    default_role: environment.ANALYTICS_OIDC_DEFAULT_ROLE,
  };
}

/** `chain-leads=lead,chain-team=analyst`. */
function rolesOf(text: string): ReadonlyMap<string, UserRole> {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  return new Map(
    entries.map((entry) => {
      const at = entry.lastIndexOf('=');
      const role = USER_ROLES.find((one) => one === entry.slice(at + 1).trim());
      const value = entry.slice(0, Math.max(at, 0)).trim();
      if (role !== undefined && value !== '') return [value, role];
      throw new AnalyticsError(
        'INVALID_SETTING',
        `Expected ANALYTICS_OIDC_ROLES as value=role with roles of ${USER_ROLES.join(', ')}, found ${JSON.stringify(entry)}.`,
      );
    }),
  );
}

/** What signs people in travels encrypted, or does not leave this machine. */
function requireSafeUrl(variable: string, text: string): void {
  const { protocol, hostname, username, search, hash } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && ON_THIS_MACHINE.test(hostname));
  if (isSafe && username === '' && search === '' && hash === '') return;
  throw new AnalyticsError(
    'INVALID_SETTING',
    `Expected ${variable} to be an https address without user, query and fragment (http on this machine only), found another.`,
  );
}
