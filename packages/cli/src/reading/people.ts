/** Users and stored keys: of the engine, or of the API that has the data directory open. */
import type { ApiClient } from '@analytics/api-client';
import { configuredPeople, makeApiKey, parseApiKeys } from '@analytics/api';
import {
  DAY_MS,
  LOCAL_NAME,
  SERVICE_TRAIL,
  signInSettings,
  storedKeySchema,
  userSchema,
  type NewUser,
  type Scope,
  type StoredKey,
  type User,
  type UserChange,
} from '@analytics/domain';
import {
  addUser,
  changeUser,
  listStoredKeys,
  listUsers,
  recordDecisions,
  removeUser,
  revokeKey,
  storeKey,
  type Database,
} from '@analytics/storage';
import { parsePlace, type PlaceFlags } from '../place.ts';
import type { Shell } from '../shell.ts';
import { orOfService } from './running-service.ts';
import { answerOf } from './service-client.ts';
import { MOST_ROWS, allPages } from './service-pages.ts';
import { withSharedDatabase } from './shared-database.ts';

export interface NewKeyWish {
  readonly key_name: string;
  readonly scope: Scope;
  /** 0: never. */
  readonly expires_in_days: number;
}

/** Each throws what the catalogue has for what is not there or is there already. */
export interface PeopleOfPlace {
  users(): Promise<readonly User[]>;
  add(user: NewUser): Promise<User>;
  change(user_name: string, change: UserChange): Promise<User>;
  remove(user_name: string): Promise<User>;
  keys(): Promise<readonly StoredKey[]>;
  /** The key itself, which is shown this once. */
  addKey(wish: NewKeyWish): Promise<StoredKey & { readonly key: string }>;
  revoke(key_name: string): Promise<StoredKey>;
}

export async function withPeople<T>(
  shell: Shell,
  raw: PlaceFlags,
  work: (people: PeopleOfPlace) => Promise<T>,
): Promise<T> {
  const place = parsePlace(raw, shell);
  return await orOfService(
    shell,
    place.data_dir,
    async () => await withSharedDatabase(shell, place, async (service) => await work(ofEngine(service, shell))),
    async (url) => {
      const { clientOf } = await import('./service-client.ts');
      return await work(ofService(clientOf(shell, url)));
    },
  );
}

function ofEngine(service: Database, { environment, now_ms }: Shell): PeopleOfPlace {
  const configured = configuredPeople(parseApiKeys(environment.ANALYTICS_API_KEYS), signInSettings(environment));
  const mark = () => ({ changed_by: LOCAL_NAME, now_ms: now_ms() });
  const recorded = async <T>(change: Promise<T>): Promise<T> => {
    const changed = await change;
    await recordDecisions(service, undefined, SERVICE_TRAIL, now_ms());
    return changed;
  };
  return {
    users: async () => await listUsers(service),
    add: async (user) => await recorded(addUser(service, user, configured.key_names, mark())),
    change: async (user_name, change) => await recorded(changeUser(service, user_name, change, mark())),
    remove: async (user_name) => await recorded(removeUser(service, user_name, mark())),
    keys: async () => storedKeySchema.array().parse(await listStoredKeys(service)),
    addKey: async ({ key_name, scope, expires_in_days }) => {
      const { key, hash } = makeApiKey();
      const expires_at_ms = expires_in_days === 0 ? 0 : now_ms() + expires_in_days * DAY_MS;
      const stored = { key_name, scope, key_hash: hash, expires_at_ms };
      const added = await recorded(storeKey(service, stored, configured, mark()));
      return { ...storedKeySchema.parse(added), key };
    },
    revoke: async (key_name) => storedKeySchema.parse(await recorded(revokeKey(service, key_name, mark()))),
  };
}

function ofService(client: ApiClient): PeopleOfPlace {
  const all = { row_limit: Number.MAX_SAFE_INTEGER, page_limit: MOST_ROWS };
  return {
    users: async () => {
      const { rows } = await allPages(
        all,
        async (query) => answerOf(await client.GET('/api/v1/users', { params: { query } })),
        ({ users }) => userSchema.array().parse(users),
      );
      return rows;
    },
    add: async (body) => userSchema.parse(answerOf(await client.POST('/api/v1/users', { body }))),
    change: async (user_name, { role, email, subject, display_name }) => {
      const params = { path: { user_name } };
      const body = {
        ...(role === undefined ? {} : { role }),
        ...(email === undefined ? {} : { email }),
        ...(subject === undefined ? {} : { subject }),
        ...(display_name === undefined ? {} : { display_name }),
      };
      return userSchema.parse(answerOf(await client.POST('/api/v1/users/{user_name}', { params, body })));
    },
    remove: async (user_name) => {
      const params = { path: { user_name } };
      return userSchema.parse(answerOf(await client.POST('/api/v1/users/{user_name}/remove', { params })));
    },
    keys: async () => {
      const { rows } = await allPages(
        all,
        async (query) => answerOf(await client.GET('/api/v1/keys', { params: { query } })),
        ({ keys }) => storedKeySchema.array().parse(keys),
      );
      return rows;
    },
    addKey: async ({ key_name, scope, expires_in_days }) => {
      const body = { key_name, scope, ...(expires_in_days === 0 ? {} : { expires_in_days }) };
      const made = answerOf(await client.POST('/api/v1/keys', { body }));
      return { ...storedKeySchema.parse(made), key: made.key };
    },
    revoke: async (key_name) => {
      const params = { path: { key_name } };
      return storedKeySchema.parse(answerOf(await client.POST('/api/v1/keys/{key_name}/revoke', { params })));
    },
  };
}
