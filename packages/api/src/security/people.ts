/** Who may ask: configured keys, stored keys, users and their sessions, kept in memory as they stand. */
import { createHash, randomBytes } from 'node:crypto';
import {
  OncePerKey,
  SCOPE_OF_USER_ROLE,
  type HashedKey,
  type Scope,
  type SignInSession,
  type User,
} from '@analytics/domain';
import {
  askedByNobody,
  hasStoredKeys,
  identityDigest,
  listStoredKeys,
  listUsers,
  liveSessions,
  peopleMark,
  recordSessions,
  removedUsers,
  startSession,
  StatementTurns,
  type ConfiguredPeople,
} from '@analytics/storage';
import type { ApiContext } from '../context.ts';
import { allows, configuredPeople, matchingKey, requireOwnKeyNames, type ApiKey } from './api-keys.ts';

export interface LiveSession {
  readonly session_id: string;
  readonly session: SignInSession;
  readonly user: User;
}

interface Roster {
  readonly users: ReadonlyMap<string, User>;
  readonly keys: readonly (ApiKey & { readonly expires_at_ms: number })[];
  /** Revoked and expired ones count: what was closed once stays closed. */
  readonly has_had_keys: boolean;
  readonly sessions: ReadonlyMap<string, SignInSession>;
}

/** What another process changed is seen after this long at the latest. */
const FRESH_MS = 1000;
/** That a session was used is written down after a part of the time in which it would end. */
const SEEN_PARTS = 10;

type Context = Pick<ApiContext, 'databases' | 'keys' | 'sign_in' | 'now_ms'>;

export class People {
  private readonly context: Context;
  private readonly rosters = new OncePerKey<string, Roster>(2);
  private readonly marks = new OncePerKey<string, string>(2);
  private known: Roster | undefined;
  /**
   * When a session was used last and when that was written down, by its hash; and when a key was used, by its name; all
   * since this process began.
   */
  private readonly seen = new Map<string, number>();
  private readonly used = new Map<string, number>();
  private readonly written = new Map<string, number>();
  private readonly turns = new StatementTurns();

  constructor(context: Context) {
    this.context = context;
  }

  /** Before the service listens: what it answers at once then needs no database. Throws INVALID_SETTING. */
  async first(): Promise<void> {
    const taken = await this.namesOfOthers().catch(() => undefined);
    if (taken !== undefined) requireOwnKeyNames(this.context.keys, taken);
  }

  /** Those of stored keys, and of users of now and before. */
  private async namesOfOthers(): Promise<ReadonlySet<string>> {
    const { users, keys } = await this.roster();
    const removed = await askedByNobody(() => removedUsers(this.context.databases.watch));
    return new Set([...users.keys(), ...removed.map(({ user_name }) => user_name), ...keys.map(({ name }) => name)]);
  }

  /** Whether everybody on this machine may do all: no key was ever made, and nobody can sign in. */
  async isOpen(isFresh: boolean): Promise<boolean> {
    const { keys, sign_in } = this.context;
    if (keys.length > 0 || sign_in.provider !== undefined) return false;
    const roster = isFresh ? await this.roster() : this.known;
    return roster?.has_had_keys !== true;
  }

  /** A configured key, or a stored one that has not expired. */
  async keyOf(presented: string): Promise<ApiKey | undefined> {
    const configured = matchingKey(this.context.keys, presented);
    if (configured !== undefined) return configured;
    const key = matchingKey(await this.liveKeys(), presented);
    if (key !== undefined) this.used.set(key.name, this.context.now_ms());
    return key;
  }

  /** Whether a key of that name still counts. */
  async hasKey(key_name: string): Promise<boolean> {
    return [...this.context.keys, ...(await this.liveKeys())].some(({ name }) => name === key_name);
  }

  /** 0 where it was not used since this process began. */
  lastUsed(key_name: string): number {
    return this.used.get(key_name) ?? 0;
  }

  /** The session of a cookie, which `isUse` says somebody uses now; while it lives, and its user is still who signed in, at the provider that is set. */
  async sessionOf(session_id: string, isUse: boolean): Promise<LiveSession | undefined> {
    const { sign_in } = this.context;
    if (sign_in.provider === undefined) return undefined;
    const now_ms = this.context.now_ms();
    const { sessions, users } = await this.roster();
    const session = sessions.get(hashOf(session_id));
    const user = session === undefined ? undefined : users.get(session.user_name);
    if (session === undefined || user?.issuer !== sign_in.provider.issuer) return undefined;
    if (identityDigest(user) !== session.identity_digest) return undefined;
    const seen_at_ms = Math.max(session.seen_at_ms, this.seen.get(session.session_hash) ?? 0);
    if (now_ms >= session.expires_at_ms || now_ms - seen_at_ms >= sign_in.idle_ms) return undefined;
    if (isUse) this.seen.set(session.session_hash, now_ms);
    return { session_id, session: { ...session, seen_at_ms }, user };
  }

  /** Writes down that a session was used, where that was long ago. */
  async noteUse({ session }: LiveSession): Promise<void> {
    const now_ms = this.context.now_ms();
    const written_ms = this.written.get(session.session_hash) ?? session.started_at_ms;
    if (now_ms - written_ms < this.context.sign_in.idle_ms / SEEN_PARTS) return;
    this.written.set(session.session_hash, now_ms);
    await askedByNobody(() => recordSessions(this.context.databases.service, [session], 'seen', now_ms));
  }

  /** Starts a session and gives what the cookie holds; a user's oldest ends where there are too many. */
  async startSession(user: User): Promise<string> {
    const { databases, sign_in, now_ms } = this.context;
    const session_id = randomBytes(32).toString('base64url');
    const at_ms = now_ms();
    const started = { session_hash: hashOf(session_id), expires_at_ms: at_ms + sign_in.lifetime_ms };
    await startSession(databases.service, user, started, at_ms);
    return session_id;
  }

  async endSession(session_id: string): Promise<void> {
    const session = (await this.roster()).sessions.get(hashOf(session_id));
    if (session !== undefined)
      await recordSessions(this.context.databases.service, [session], 'ended', this.context.now_ms());
  }

  /** Two sign-ins of one person must not add the user twice. */
  async oneAtATime<T>(work: () => Promise<T>): Promise<T> {
    return await this.turns.run(undefined, work);
  }

  configured(): ConfiguredPeople {
    return configuredPeople(this.context.keys, this.context.sign_in);
  }

  /** Who may work on alerts and cases: users and keys with the scope run; undefined where everybody may do all. */
  async workers(): Promise<ReadonlySet<string> | undefined> {
    return (await this.isOpen(true)) ? undefined : new Set(await this.whoMay('run'));
  }

  private async whoMay(scope: Scope): Promise<readonly string[]> {
    const { keys, sign_in } = this.context;
    const users = sign_in.provider === undefined ? [] : [...(await this.roster()).users.values()];
    return [
      ...[...keys, ...(await this.liveKeys())].filter(({ scopes }) => allows(scopes, scope)).map(({ name }) => name),
      ...users.filter(({ role }) => allows([SCOPE_OF_USER_ROLE[role]], scope)).map(({ user_name }) => user_name),
    ];
  }

  /** Stored keys that have not expired. */
  private async liveKeys(): Promise<Roster['keys']> {
    const now_ms = this.context.now_ms();
    return (await this.roster()).keys.filter(({ expires_at_ms }) => expires_at_ms === 0 || now_ms < expires_at_ms);
  }

  private async roster(): Promise<Roster> {
    const state = await this.state();
    this.known = await this.rosters.get(state, () => askedByNobody(() => this.read()));
    return this.known;
  }

  /** Of the embedded engine only this process writes. */
  private async state(): Promise<string> {
    const { watch } = this.context.databases;
    const own = String(watch.changeCount('people'));
    if (watch.kind === 'embedded') return own;
    const second = String(Math.floor(this.context.now_ms() / FRESH_MS));
    return `${own}/${await this.marks.get(second, () => askedByNobody(() => peopleMark(watch)))}`;
  }

  private async read(): Promise<Roster> {
    const { watch } = this.context.databases;
    const [users, keys, has_had_keys, sessions] = await Promise.all([
      listUsers(watch),
      listStoredKeys(watch),
      hasStoredKeys(watch),
      liveSessions(watch, this.context.now_ms()),
    ]);
    const hashes = new Set(sessions.map(({ session_hash }) => session_hash));
    for (const kept of [this.seen, this.written])
      for (const hash of kept.keys()) if (!hashes.has(hash)) kept.delete(hash);
    return {
      users: new Map(users.map((user) => [user.user_name, user])),
      keys: keys.map(asApiKey),
      has_had_keys,
      sessions: new Map(sessions.map((session) => [session.session_hash, session])),
    };
  }
}

function asApiKey({
  key_name,
  scope,
  key_hash,
  expires_at_ms,
}: HashedKey): ApiKey & { readonly expires_at_ms: number } {
  return { name: key_name, scopes: [scope], hash: Buffer.from(key_hash, 'hex'), expires_at_ms };
}

function hashOf(session_id: string): string {
  return createHash('sha256').update(session_id).digest('hex');
}
