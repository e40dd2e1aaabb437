import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.ts';
import { signInSettings } from './sign-in-settings.ts';

const PROVIDER = { ANALYTICS_OIDC_ISSUER: 'https://id.example.org', ANALYTICS_OIDC_CLIENT_ID: 'analytics' };
const settingsOf = (variables: Record<string, string>) => signInSettings(parseEnvironment(variables));

describe('signInSettings', () => {
  it('names no provider where none is set, and lasts a working day', () => {
    expect(settingsOf({})).toEqual({
      provider: undefined,
      public_url: undefined,
      idle_ms: 3_600_000,
      lifetime_ms: 43_200_000,
    });
  });

  it('reads the provider and what its groups mean', () => {
    const roles = { ANALYTICS_OIDC_ROLE_CLAIM: 'groups', ANALYTICS_OIDC_ROLES: 'cn=leads=lead, team=analyst' };
    const { provider, public_url } = settingsOf({
      ...PROVIDER,
      ...roles,
      ANALYTICS_PUBLIC_URL: 'https://analytics.example.org/',
    });
    expect(public_url).toBe('https://analytics.example.org');
    expect(Object.fromEntries(provider?.roles ?? [])).toEqual({ 'cn=leads': 'lead', team: 'analyst' });
  });

  it.each([
    [{ ANALYTICS_OIDC_ISSUER: 'https://id.example.org' }, 'together'],
    [{ ...PROVIDER, ANALYTICS_OIDC_ISSUER: 'http://id.example.org' }, 'https address'],
    [{ ...PROVIDER, ANALYTICS_PUBLIC_URL: 'http://analytics.example.org' }, 'https address'],
    [{ ...PROVIDER, ANALYTICS_PUBLIC_URL: 'https://example.org/analytics' }, 'without a path'],
    [{ ...PROVIDER, ANALYTICS_OIDC_ROLE_CLAIM: 'groups' }, 'together'],
    [{ ...PROVIDER, ANALYTICS_OIDC_ROLE_CLAIM: 'groups', ANALYTICS_OIDC_ROLES: 'team=boss' }, 'roles of auditor'],
    [{ ...PROVIDER, ANALYTICS_OIDC_SCOPES: 'email' }, '"openid"'],
    [{ ANALYTICS_SESSION_HOURS: '0' }, 'ANALYTICS_SESSION_HOURS'],
  ])('refuses what contradicts itself (%#)', (variables, said) => {
    expect(() => settingsOf(variables)).toThrow(said);
  });
});
