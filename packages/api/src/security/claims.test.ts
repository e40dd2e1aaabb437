import { describe, expect, it } from 'vitest';
import type { OpenIdProvider } from '@analytics/domain';
import { claimedPerson, proposedName, type Claims } from './claims.ts';

const PROVIDER: OpenIdProvider = {
  issuer: 'https://id.example',
  client_id: 'analytics',
  client_secret: '',
  scopes: 'openid',
  role_claim: 'realm_access.roles',
  roles: new Map([
    ['leads', 'lead'],
    ['team', 'analyst'],
    ['eyes', 'auditor'],
  ]),
  default_role: undefined,
};
const personOf = (claims: Claims) => claimedPerson({ sub: 's', ...claims }, PROVIDER);

describe('claimedPerson', () => {
  it('makes one short line of a name, whatever it holds', () => {
    const name = `Bea\r\nSet-Cookie: x=1\u0000\u202eevil\u2028 ${'x'.repeat(10_240)}`;
    const { display_name = '' } = personOf({ name }) ?? {};
    expect(display_name).toMatch(/^Bea Set-Cookie: x=1 evil {2}x+$/u);
    expect(display_name).toHaveLength(100);
    expect(personOf({ name: { first: 'Bea' }, preferred_username: 'bea' })?.display_name).toBe('bea');
  });

  it('takes no subject that cannot be kept', () => {
    for (const sub of [undefined, '', 7, 'x'.repeat(256), 'a\nb', 'a\u202eb'])
      expect(personOf({ sub })).toBeUndefined();
  });

  it('takes an e-mail address only where the provider says that it is verified', () => {
    const email = 'bea@example.org';
    expect(personOf({ email, email_verified: true })?.email).toBe(email);
    for (const email_verified of [undefined, false, 'true', 1])
      expect(personOf({ email, email_verified })?.email).toBe('');
    // A KELVIN SIGN, which is a k when it becomes small.
    for (const odd of ['bea', '\u212aate@example.org', 'a b@c', 'a@b@c', 'a@b\nc', `${'x'.repeat(300)}@c`, ['a@b']])
      expect(personOf({ email: odd, email_verified: true })?.email, String(odd)).toBe('');
  });

  it('takes the role that may do most, from a claim of any type', () => {
    const roleOf = (roles: unknown) => personOf({ realm_access: { roles } })?.role;
    expect(roleOf(['eyes', 'leads', 'team', 'unknown'])).toBe('lead');
    expect(roleOf('team')).toBe('analyst');
    for (const odd of [undefined, null, 7, true, {}, [['leads']], [{ leads: 1 }], '__proto__', [null]])
      expect(roleOf(odd)).toBeUndefined();
    expect(roleOf([...Array.from({ length: 500 }, String), 'leads'])).toBeUndefined();
    expect(personOf({ 'realm_access.roles': ['eyes'], realm_access: { roles: ['leads'] } })?.role).toBe('auditor');
    expect(personOf({ realm_access: 'leads' })?.role).toBeUndefined();
  });
});

describe('proposedName', () => {
  const named = (claims: Claims, taken: readonly string[] = []) => {
    const person = personOf(claims);
    return person === undefined ? undefined : proposedName(claims, person, new Set(taken));
  };

  it('is the name at the provider where it is one', () => {
    expect(named({ preferred_username: 'Bea@example.org' })).toBe('bea');
    expect(named({ email: 'bea.b@example.org', email_verified: true })).toBe('bea.b');
  });

  it('is another where that is taken, used by the program or no name at all', () => {
    expect(named({ preferred_username: 'bea' }, ['bea'])).toMatch(/^bea-[0-9a-f]{8}$/u);
    for (const preferred_username of ['local', 'Bea B', '\u202ebea', '', 7, 'x'.repeat(10_240)])
      expect(named({ preferred_username })).toMatch(/^user-[0-9a-f]{8}$/u);
  });
});
