/** API keys: only their SHA-256 is configured, and they are compared in constant time. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { AnalyticsError, SCOPES, personName, type Scope, type SignInSettings } from '@analytics/domain';
import type { ConfiguredPeople } from '@analytics/storage';

export interface ApiKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** SHA-256 of the key, 32 bytes. */
  readonly hash: Buffer;
}

const ENTRY = /^([a-z0-9][a-z0-9_-]{0,62}):([a-z+]+):([0-9a-f]{64})$/u;

/**
 * Parses ANALYTICS_API_KEYS: `name:scope+scope:sha256`, separated by commas or spaces. Throws INVALID_SETTING, without
 * repeating a hash.
 */
export function parseApiKeys(text: string): ApiKey[] {
  const entries = text.split(/[\s,]+/u).filter((entry) => entry !== '');
  const keys = entries.map((entry, at) => {
    const [, name = '', scopeText = '', hex = ''] = ENTRY.exec(entry) ?? [];
    const scopes = scopeText
      .split('+')
      .filter((scope): scope is Scope => (SCOPES as readonly string[]).includes(scope));
    if (name === '' || scopes.length !== scopeText.split('+').length) {
      throw new AnalyticsError(
        'INVALID_SETTING',
        `Expected entry ${at + 1} of ANALYTICS_API_KEYS as name:scopes:sha256 with scopes of ${SCOPES.join(', ')} joined by "+", found another shape.`,
      );
    }
    return { name, scopes, hash: Buffer.from(hex, 'hex') };
  });
  const odd = keys.find(({ name }) => !personName.safeParse(name).success);
  if (odd !== undefined) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected names in ANALYTICS_API_KEYS that the program does not use itself, found ${odd.name}.`,
    );
  }
  const twice = keys.find(({ name }, at) => keys.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected each name in ANALYTICS_API_KEYS once, found ${twice.name} twice.`,
    );
  }
  return keys;
}

/** What the settings say of keys and sign-in, for those who change users and keys. */
export function configuredPeople(keys: readonly ApiKey[], { provider }: SignInSettings): ConfiguredPeople {
  return {
    key_names: keys.map(({ name }) => name),
    has_admin_key: keys.some(({ scopes }) => allows(scopes, 'admin')),
    issuer: provider?.issuer,
  };
}

/** Refuses configured keys that are called like a user or a stored key: decisions bear one name. Throws INVALID_SETTING. */
export function requireOwnKeyNames(keys: readonly ApiKey[], taken: ReadonlySet<string>): void {
  const twin = keys.find(({ name }) => taken.has(name));
  if (twin === undefined) return;
  throw new AnalyticsError(
    'INVALID_SETTING',
    `Expected names in ANALYTICS_API_KEYS that no user and no stored key has, found ${twin.name}.`,
  );
}

/**
 * The key that was presented; undefined where it is not one of this project’s tasks. Looks at every key, whichever
 * matches.
 */
export function matchingKey(keys: readonly ApiKey[], presented: string): ApiKey | undefined {
  const hash = createHash('sha256').update(presented).digest();
  return keys.reduce<ApiKey | undefined>((found, key) => (timingSafeEqual(key.hash, hash) ? key : found), undefined);
}

/** A scope includes those before it. */
export function allows(scopes: readonly Scope[], wanted: Scope): boolean {
  return scopes.some((scope) => SCOPES.indexOf(scope) >= SCOPES.indexOf(wanted));
}

/** A new key, to be shown once, and its SHA-256, hex. */
export function makeApiKey(): { key: string; hash: string } {
  const key = `ana_${randomBytes(32).toString('base64url')}`;
  return { key, hash: createHash('sha256').update(key).digest('hex') };
}

/** A new key and the entry that goes into ANALYTICS_API_KEYS. Throws INVALID_SETTING. */
export function makeKeyEntry(name: string, scopes: readonly string[]): { key: string; entry: string } {
  const { key, hash } = makeApiKey();
  const entry = `${name}:${scopes.join('+')}:${hash}`;
  parseApiKeys(entry);
  return { key, entry };
}
