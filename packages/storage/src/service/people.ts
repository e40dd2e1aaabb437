/**
 * Users who may sign in and stored API keys: a row a change, appended, in the database that all networks share. A name
 * belongs to one of them for good, for decisions bear it.
 */
import {
  AnalyticsError,
  LOCAL_NAME,
  MAX_SESSIONS_OF_USER,
  MAX_STORED_KEYS,
  MAX_USERS,
  hashedKeySchema,
  userSchema,
  type HashedKey,
  type NewUser,
  type Scope,
  type User,
  type UserChange,
} from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { readRows } from '../engine/read-rows.ts';
import { StatementTurns } from '../engine/statement-turns.ts';
import { statement } from '../engine/statements.ts';
import { insertRows } from '../slices/results.ts';
import { identityDigest, liveSessions, recordSessions } from './sign-in-sessions.ts';

/** Who changes it, and when. */
export interface ChangeMark {
  readonly changed_by: string;
  readonly now_ms: number;
}

/** What the settings say of keys and sign-in. */
export interface ConfiguredPeople {
  readonly key_names: readonly string[];
  readonly has_admin_key: boolean;
  /** Of the provider; undefined: nobody signs in. */
  readonly issuer: string | undefined;
}

/** What found somebody who was removed. */
export interface RemovedUser {
  readonly user_name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly email: string;
}

export interface NewKey {
  readonly key_name: string;
  readonly scope: Scope;
  /** SHA-256, hex. */
  readonly key_hash: string;
  /** 0: never. */
  readonly expires_at_ms: number;
}

/** One after the other: what is changed is compared with what stands. */
const changing = new StatementTurns();

/** By name. */
export async function listUsers(service: Database): Promise<User[]> {
  return await parsedRows(service, userSchema, statement('people/users'));
}

/** With their hashes, by name; those that have expired included. */
export async function listStoredKeys(service: Database): Promise<HashedKey[]> {
  return await parsedRows(service, hashedKeySchema, statement('people/keys'));
}

/** Everybody who was removed, also where the name was given again. */
export async function removedUsers(service: Database): Promise<RemovedUser[]> {
  return await readRows(service, 'people/removed_users');
}

/** Every name that a user or a stored key has or had. */
export async function namesOfPeople(service: Database): Promise<ReadonlySet<string>> {
  const [users, removed, keys] = await Promise.all([
    listUsers(service),
    removedUsers(service),
    readRows(service, 'people/key_names'),
  ]);
  return new Set([...[...users, ...removed].map((one) => one.user_name), ...keys.map((one) => one.key_name)]);
}

/** Every name that a recorded decision bears. */
export async function namesOfDecisions(service: Database): Promise<ReadonlySet<string>> {
  return new Set((await readRows(service, 'people/decision_names')).map(({ actor }) => actor));
}

/**
 * The names under which one person decides: `name`, the keys that they made, and who made those. What a command made
 * without a key is nobody's.
 */
export async function namesOfOnePerson(service: Database, name: string): Promise<ReadonlySet<string>> {
  const made = (await readRows(service, 'people/key_makers')).filter(({ made_by }) => made_by !== LOCAL_NAME);
  const names = new Set([name]);
  for (const one of names) {
    for (const { key_name, made_by } of made) {
      if (key_name === one) names.add(made_by);
      if (made_by === one) names.add(key_name);
    }
  }
  return names;
}

/** Whether a key was ever stored. */
export async function hasStoredKeys(service: Database): Promise<boolean> {
  return (await readRows(service, 'people/key_names')).length > 0;
}

/**
 * Adds a user; one who was removed comes back under the same name. `other_names` are those of configured keys. Throws
 * NAME_TAKEN, PEOPLE_LIMIT.
 */
export async function addUser(
  service: Database,
  given: NewUser & { readonly issuer?: string },
  other_names: readonly string[],
  mark: ChangeMark,
): Promise<User> {
  return await changing.run(undefined, async () => {
    const users = await listUsers(service);
    const keys = (await readRows(service, 'people/key_names')).map(({ key_name }) => key_name);
    requireFree(given.user_name, [...users.map(({ user_name }) => user_name), ...keys, ...other_names]);
    requireOwnIdentity(given, users);
    if (users.length >= MAX_USERS) throw limit(MAX_USERS, 'users');
    return await appendUser(service, 'added', { issuer: '', added_at_ms: 0, ...given }, mark);
  });
}

/**
 * What is not named stays. A new subject waits for the next sign-in to learn its issuer, and the sessions of the one
 * before end. With `configured` an administrator must remain. Throws USER_NOT_FOUND, NAME_TAKEN, LAST_ADMIN.
 */
export async function changeUser(
  service: Database,
  user_name: string,
  change: UserChange & { readonly issuer?: string },
  mark: ChangeMark,
  configured?: ConfiguredPeople,
): Promise<User> {
  return await changing.run(undefined, async () => {
    const users = await listUsers(service);
    const user = requireUser(users, user_name);
    const isOther = change.subject !== undefined && change.subject !== user.subject;
    const changed = {
      ...user,
      display_name: change.display_name ?? user.display_name,
      email: change.email ?? user.email,
      subject: change.subject ?? user.subject,
      issuer: change.issuer ?? (isOther ? '' : user.issuer),
      role: change.role ?? user.role,
    };
    requireOwnIdentity(changed, users);
    if (user.role === 'admin' && configured !== undefined) {
      const after = users.map((one) => (one === user ? changed : one));
      requireManager(user_name, after, await listStoredKeys(service), configured);
    }
    const appended = await appendUser(service, 'changed', changed, mark);
    if (identityDigest(user) !== identityDigest(appended)) await endSessions(service, user_name, mark.now_ms);
    return appended;
  });
}

/**
 * Ends the sessions of the user; what the user decided keeps the name. With `configured` an administrator must remain.
 * Throws USER_NOT_FOUND, LAST_ADMIN.
 */
export async function removeUser(
  service: Database,
  user_name: string,
  mark: ChangeMark,
  configured?: ConfiguredPeople,
): Promise<User> {
  return await changing.run(undefined, async () => {
    const users = await listUsers(service);
    const user = requireUser(users, user_name);
    if (user.role === 'admin' && configured !== undefined) {
      const after = users.filter((one) => one !== user);
      requireManager(user_name, after, await listStoredKeys(service), configured);
    }
    const removed = await appendUser(service, 'removed', user, mark);
    await endSessions(service, user_name, mark.now_ms);
    return removed;
  });
}

/**
 * Starts a session of a user who is still the one that was found; the oldest ends where there are too many. Throws
 * USER_NOT_KNOWN.
 */
export async function startSession(
  service: Database,
  found: User,
  { session_hash, expires_at_ms }: { readonly session_hash: string; readonly expires_at_ms: number },
  now_ms: number,
): Promise<void> {
  await changing.run(undefined, async () => {
    const user = (await listUsers(service)).find((one) => one.user_name === found.user_name);
    const identity_digest = identityDigest(found);
    if (user === undefined || identityDigest(user) !== identity_digest)
      throw new AnalyticsError('USER_NOT_KNOWN', 'Expected a user of this service, found one who was just changed.');
    const { user_name } = user;
    const own = (await liveSessions(service, now_ms)).filter((one) => one.user_name === user_name);
    const tooMany = own.slice(0, Math.max(0, own.length + 1 - MAX_SESSIONS_OF_USER));
    await recordSessions(service, tooMany, 'ended', now_ms);
    await recordSessions(service, [{ session_hash, user_name, identity_digest, expires_at_ms }], 'started', now_ms);
  });
}

/** Ends every session of a user. */
export async function endSessionsOf(service: Database, user_name: string, now_ms: number): Promise<void> {
  await changing.run(undefined, async () => {
    await endSessions(service, user_name, now_ms);
  });
}

async function endSessions(service: Database, user_name: string, now_ms: number): Promise<void> {
  const sessions = await liveSessions(service, now_ms);
  const ended = sessions.filter((session) => session.user_name === user_name);
  await recordSessions(service, ended, 'ended', now_ms);
}

/**
 * Keeps the hash of a key. The first closes what this machine may do without one: it must have the scope admin for good,
 * unless other keys or sign-in are set. Throws NAME_TAKEN, PEOPLE_LIMIT, LAST_ADMIN.
 */
export async function storeKey(
  service: Database,
  key: NewKey,
  configured: ConfiguredPeople,
  mark: ChangeMark,
): Promise<HashedKey> {
  return await changing.run(undefined, async () => {
    const keys = await listStoredKeys(service);
    const users = [...(await listUsers(service)), ...(await removedUsers(service))];
    requireFree(key.key_name, [
      ...keys.map(({ key_name }) => key_name),
      ...users.map(({ user_name }) => user_name),
      ...configured.key_names,
    ]);
    if (configured.key_names.length === 0 && configured.issuer === undefined && ![...keys, key].some(isLastingAdmin)) {
      const message =
        'Expected the first key with the scope admin and without an end, since it closes what this machine may do without one';
      const end = key.expires_at_ms === 0 ? '' : ' with an end';
      throw new AnalyticsError('LAST_ADMIN', `${message}; found ${key.scope}${end}.`);
    }
    if (keys.length >= MAX_STORED_KEYS) throw limit(MAX_STORED_KEYS, 'API keys');
    return await appendKey(service, 'added', key, mark);
  });
}

/** With `configured` an administrator must remain. Throws STORED_KEY_NOT_FOUND, LAST_ADMIN. */
export async function revokeKey(
  service: Database,
  key_name: string,
  mark: ChangeMark,
  configured?: ConfiguredPeople,
): Promise<HashedKey> {
  return await changing.run(undefined, async () => {
    const keys = await listStoredKeys(service);
    const key = keys.find((one) => one.key_name === key_name);
    if (key === undefined) {
      const message = `Expected a stored API key ${JSON.stringify(key_name)}, found none.`;
      throw new AnalyticsError('STORED_KEY_NOT_FOUND', message);
    }
    const has_expired = key.expires_at_ms !== 0 && mark.now_ms >= key.expires_at_ms;
    if (key.scope === 'admin' && !has_expired && configured !== undefined) {
      const after = keys.filter((one) => one !== key);
      requireManager(key_name, await listUsers(service), after, configured);
    }
    return await appendKey(service, 'revoked', key, mark);
  });
}

/** Tells one state of users, keys and sessions from the next: other processes change them too. */
export async function peopleMark(service: Database): Promise<string> {
  const [mark] = await readRows(service, 'people/mark');
  return `${mark?.last_user_ms ?? 0}/${mark?.last_key_ms ?? 0}/${mark?.session_count ?? 0}`;
}

function requireUser(users: readonly User[], user_name: string): User {
  const user = users.find((one) => one.user_name === user_name);
  if (user !== undefined) return user;
  throw new AnalyticsError('USER_NOT_FOUND', `Expected a user ${JSON.stringify(user_name)}, found none.`);
}

function requireFree(name: string, taken: readonly string[]): void {
  if (!taken.includes(name)) return;
  throw new AnalyticsError('NAME_TAKEN', `Expected a name that no user or API key has, found ${name}.`);
}

/** Who never signed in may never do so, and a key that ends manages nothing afterwards. */
function requireManager(
  name: string,
  users: readonly User[],
  keys: readonly NewKey[],
  { has_admin_key, issuer }: ConfiguredPeople,
): void {
  if (has_admin_key || keys.some(isLastingAdmin)) return;
  if (issuer !== undefined && users.some((one) => one.role === 'admin' && one.issuer === issuer)) return;
  throw new AnalyticsError(
    'LAST_ADMIN',
    `Expected somebody beside ${name} with the scope admin, who has signed in or whose key does not end, found nobody.`,
  );
}

function isLastingAdmin({ scope, expires_at_ms }: NewKey): boolean {
  return scope === 'admin' && expires_at_ms === 0;
}

/** Two users must not be found by one e-mail address or subject. */
function requireOwnIdentity(
  { user_name, email, subject }: Pick<User, 'user_name' | 'email' | 'subject'>,
  users: readonly User[],
): void {
  const others = users.filter((one) => one.user_name !== user_name);
  const twin = others.find(
    (one) =>
      (email !== '' && one.email.toLowerCase() === email.toLowerCase()) || (subject !== '' && one.subject === subject),
  );
  if (twin === undefined) return;
  throw new AnalyticsError(
    'NAME_TAKEN',
    `Expected an e-mail address and a subject that no other user has, found those of ${twin.user_name}.`,
  );
}

function limit(most: number, what: string): AnalyticsError {
  return new AnalyticsError('PEOPLE_LIMIT', `Expected fewer than ${most} ${what}, found as many.`);
}

async function appendUser(
  service: Database,
  action: 'added' | 'changed' | 'removed',
  user: Omit<User, 'changed_by' | 'changed_at_ms'>,
  { changed_by, now_ms }: ChangeMark,
): Promise<User> {
  const { user_name, display_name, email, issuer, subject, role } = user;
  const changed_at_ms = await nextChange(service, now_ms);
  const row = { user_name, display_name, email, issuer, subject, role, changed_by, changed_at_ms };
  await insertRows(service, 'service_users', [{ ...row, action }]);
  service.noteChange('people');
  return { ...row, added_at_ms: action === 'added' ? changed_at_ms : user.added_at_ms };
}

async function appendKey(
  service: Database,
  action: 'added' | 'revoked',
  { key_name, scope, key_hash, expires_at_ms }: NewKey,
  { changed_by, now_ms }: ChangeMark,
): Promise<HashedKey> {
  const changed_at_ms = await nextChange(service, now_ms);
  const row = { key_name, scope, key_hash, expires_at_ms, changed_by, changed_at_ms };
  await insertRows(service, 'service_api_keys', [{ ...row, action }]);
  service.noteChange('people');
  return row;
}

/** The newest change says what stands: no two may be of one time. */
async function nextChange(service: Database, now_ms: number): Promise<number> {
  const [mark] = await readRows(service, 'people/mark');
  return Math.max(now_ms, Number(mark?.last_user_ms ?? 0) + 1, Number(mark?.last_key_ms ?? 0) + 1);
}
