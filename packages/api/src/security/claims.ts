/** What a provider says of a person, as it is let in: text of others, of any length and type. */
import {
  EMAIL_ADDRESS,
  MAX_DISPLAY_NAME,
  MAX_EMAIL,
  MAX_SUBJECT,
  SCOPES,
  SCOPE_OF_USER_ROLE,
  personName,
  shortDigest,
  type OpenIdProvider,
  type UserRole,
} from '@analytics/domain';

export type Claims = Readonly<Record<string, unknown>>;

export interface ClaimedPerson {
  readonly issuer: string;
  readonly subject: string;
  readonly display_name: string;
  /** '' where there is none, it is not ASCII, or the provider does not say that it is verified. */
  readonly email: string;
  /** Undefined where no claim is to say it, or what it says means nothing here. */
  readonly role: UserRole | undefined;
}

/** Values of a claim that are looked at. */
const MOST_VALUES = 500;
const NOT_PLAIN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Undefined where the subject is none that can be kept. */
export function claimedPerson(claims: Claims, provider: OpenIdProvider): ClaimedPerson | undefined {
  const { sub, email, email_verified, name, preferred_username } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > MAX_SUBJECT || plain(sub) !== sub) return undefined;
  const address = typeof email === 'string' && email_verified === true ? email.trim() : '';
  const isAddress = address.length <= MAX_EMAIL && EMAIL_ADDRESS.test(address);
  return {
    issuer: provider.issuer,
    subject: sub,
    display_name: [name, preferred_username].map(lineOf).find((line) => line !== '') ?? '',
    email: isAddress ? address : '',
    role: claimedRole(claims, provider),
  };
}

/** A name for somebody whom nobody named: that of the provider where it is one, and free. */
export function proposedName(claims: Claims, person: ClaimedPerson, taken: ReadonlySet<string>): string {
  const { preferred_username } = claims;
  const given = [preferred_username, person.email]
    .map((one) => (typeof one === 'string' ? (one.split('@')[0] ?? '').toLowerCase() : ''))
    .find((one) => personName.safeParse(one).success);
  if (given !== undefined && !taken.has(given)) return given;
  const digest = shortDigest(`${person.issuer}\n${person.subject}`).slice(0, 8);
  return `${(given ?? 'user').slice(0, 50)}-${digest}`;
}

/** Of several values the one that may do most. */
function claimedRole(claims: Claims, { role_claim, roles }: OpenIdProvider): UserRole | undefined {
  if (role_claim === '') return undefined;
  const found = claimAt(claims, role_claim);
  const values: readonly unknown[] = Array.isArray(found) ? found.slice(0, MOST_VALUES) : [found];
  return values
    .map((value) => (typeof value === 'string' ? roles.get(value) : undefined))
    .filter((role) => role !== undefined)
    .toSorted((a, b) => SCOPES.indexOf(SCOPE_OF_USER_ROLE[b]) - SCOPES.indexOf(SCOPE_OF_USER_ROLE[a]))[0];
}

/** By its name, or by the path to it: `realm_access.roles`. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  return name.split('.').reduce<unknown>((value, key) => {
    const isObject = value !== null && typeof value === 'object' && Object.hasOwn(value, key);
    return isObject ? (value as Claims)[key] : undefined;
  }, claims);
}

function lineOf(value: unknown): string {
  return typeof value === 'string'
    ? plain(value.slice(0, 10 * MAX_DISPLAY_NAME))
        .trim()
        .slice(0, MAX_DISPLAY_NAME)
    : '';
}

function plain(text: string): string {
  return text.replace(NOT_PLAIN, ' ');
}
