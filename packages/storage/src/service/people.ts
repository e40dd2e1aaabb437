/**
 * Users who may sign in and stored API keys: a row a change, appended, in the database that all networks share. A name
 * belongs to one of them for good, for decisions bear it.
 */
import {
  AnalyticsError,
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
import { liveSessions, recordSessions } from './sign-in-sessions.ts';

/** Who changes it, and when. */
export interface ChangeMark {
  readonly changed_by: string;
  readonly now_ms: number;
}

/** What a provider calls somebody. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
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

/** Those who were removed and not added again. */
export async function removedUsers(service: Database): Promise<(Identity & { readonly user_name: string })[]> {
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
    return await appendUser(service, 'added', { issuer: '', ...given }, mark);
  });
}

/** What is not named stays. A new subject waits for the next sign-in to learn its issuer. Throws USER_NOT_FOUND, NAME_TAKEN. */
export async function changeUser(
  service: Database,
  user_name: string,
  change: UserChange & { readonly issuer?: string },
  mark: ChangeMark,
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
    return await appendUser(service, 'changed', changed, mark);
  });
}

/** Ends the sessions of the user; what the user decided keeps the name. Throws USER_NOT_FOUND. */
export async function removeUser(service: Database, user_name: string, mark: ChangeMark): Promise<User> {
  return await changing.run(undefined, async () => {
    const user = requireUser(await listUsers(service), user_name);
    const removed = await appendUser(service, 'removed', user, mark);
    const sessions = await liveSessions(service, mark.now_ms);
    const ended = sessions.filter((session) => session.user_name === user_name);
    await recordSessions(service, ended, 'ended', mark.now_ms);
    return removed;
  });
}

/** Keeps the hash of a key. Throws NAME_TAKEN, PEOPLE_LIMIT. */
export async function storeKey(
  service: Database,
  key: NewKey,
  other_names: readonly string[],
  mark: ChangeMark,
): Promise<HashedKey> {
  return await changing.run(undefined, async () => {
    const keys = await listStoredKeys(service);
    const users = [...(await listUsers(service)), ...(await removedUsers(service))];
    requireFree(key.key_name, [
      ...keys.map(({ key_name }) => key_name),
      ...users.map(({ user_name }) => user_name),
      ...other_names,
    ]);
    if (keys.length >= MAX_STORED_KEYS) throw limit(MAX_STORED_KEYS, 'API keys');
    return await appendKey(service, 'added', key, mark);
  });
}

/** Throws STORED_KEY_NOT_FOUND. */
export async function revokeKey(service: Database, key_name: string, mark: ChangeMark): Promise<HashedKey> {
  return await changing.run(undefined, async () => {
    const key = (await listStoredKeys(service)).find((one) => one.key_name === key_name);
    if (key === undefined) {
      const message = `Expected a stored API key ${JSON.stringify(key_name)}, found none.`;
      throw new AnalyticsError('STORED_KEY_NOT_FOUND', message);
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
  user: Pick<User, 'user_name' | 'display_name' | 'email' | 'issuer' | 'subject' | 'role'>,
  { changed_by, now_ms }: ChangeMark,
): Promise<User> {
  const { user_name, display_name, email, issuer, subject, role } = user;
  const changed_at_ms = await nextChange(service, now_ms);
  const row = { user_name, display_name, email, issuer, subject, role, changed_by, changed_at_ms };
  await insertRows(service, 'service_users', [{ ...row, action }]);
  service.noteChange('people');
  return row;
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
