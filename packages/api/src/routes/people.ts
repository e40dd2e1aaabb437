/** Users and stored API keys, which administrators manage, and the trail of their changes. */
import {
  DAY_MS,
  SCOPES,
  SERVICE_TRAIL,
  auditEntrySchema,
  auditReportSchema,
  newUserSchema,
  personName,
  storedKeySchema,
  userChangeSchema,
  userSchema,
  type HashedKey,
} from '@analytics/domain';
import {
  addUser as storeUser,
  auditEntries,
  changeUser as storeChange,
  listStoredKeys as readKeys,
  listUsers as readUsers,
  recordDecisions,
  removeUser as endUser,
  revokeKey as endKey,
  storeKey,
  verifyAuditTrail,
} from '@analytics/storage';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { idempotencyHeaders, limitParameter } from '../parameters.ts';
import { makeApiKey } from '../security/api-keys.ts';

const tags = ['people'];
const offset = z.coerce.number().int().min(0).max(1_000_000).default(0);
const pageQuery = z.strictObject({ limit: limitParameter(100, 1000), offset });
/** Who has such a name may have it from before the rules were so: looked up, never made. */
const lookedUp = z.string().min(1).max(63);
/** Days in which a new key ends. */
const MAX_KEY_DAYS = 3650;

const shownKeySchema = storedKeySchema.extend({
  last_used_ms: z.int().meta({ description: 'Since this process began; 0 where it was not.' }),
});

export function registerPeopleRoutes(app: ApiServer): void {
  const configured = () => app.service.people.configured();
  const markOf = (request: FastifyRequest) => ({ changed_by: request.key_name, now_ms: app.service.now_ms() });
  const record = async (): Promise<void> => {
    await recordDecisions(app.service.databases.service, undefined, SERVICE_TRAIL, app.service.now_ms());
  };

  app.route({
    method: 'GET',
    url: '/api/v1/users',
    config: { scope: 'admin' },
    schema: {
      operationId: 'listUsers',
      tags,
      summary: 'The users who may sign in, by name',
      querystring: pageQuery,
      response: answers(z.object({ users: z.array(userSchema), has_more: z.boolean() })),
    },
    handler: async ({ query: { limit, offset: first } }) => {
      const users = await readUsers(app.service.databases.service);
      return { users: users.slice(first, first + limit), has_more: users.length > first + limit };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/users',
    config: { scope: 'admin' },
    schema: {
      operationId: 'addUser',
      tags,
      summary: 'Add a user, who is found at the first sign-in by subject or verified e-mail address',
      headers: idempotencyHeaders,
      body: newUserSchema.strict(),
      response: answers(userSchema),
    },
    handler: async (request) => {
      const added = await storeUser(
        app.service.databases.service,
        request.body,
        configured().key_names,
        markOf(request),
      );
      await record();
      return added;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/users/:user_name',
    config: { scope: 'admin' },
    schema: {
      operationId: 'changeUser',
      tags,
      summary: 'Change the role of a user, or how the user is found; it counts from the next request on',
      params: z.strictObject({ user_name: lookedUp }),
      headers: idempotencyHeaders,
      body: userChangeSchema.strict(),
      response: answers(userSchema),
    },
    handler: async (request) => {
      const { service } = app.service.databases;
      const { params, body } = request;
      const changed = await storeChange(service, params.user_name, body, markOf(request), configured());
      await record();
      return changed;
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/users/:user_name/remove',
    config: { scope: 'admin' },
    schema: {
      operationId: 'removeUser',
      tags,
      summary: 'Remove a user and end their sessions at once; what they decided keeps the name',
      params: z.strictObject({ user_name: lookedUp }),
      headers: idempotencyHeaders,
      response: answers(userSchema),
    },
    handler: async (request) => {
      const { user_name } = request.params;
      const removed = await endUser(app.service.databases.service, user_name, markOf(request), configured());
      await record();
      return removed;
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/keys',
    config: { scope: 'admin' },
    schema: {
      operationId: 'listKeys',
      tags,
      summary: 'The stored API keys by name, and those of ANALYTICS_API_KEYS; no key itself',
      querystring: pageQuery,
      response: answers(
        z.object({
          keys: z.array(shownKeySchema),
          has_more: z.boolean(),
          configured: z
            .array(z.object({ key_name: z.string(), scopes: z.array(z.enum(SCOPES)) }))
            .meta({ description: 'Of ANALYTICS_API_KEYS, where they are changed.' }),
        }),
      ),
    },
    handler: async ({ query: { limit, offset: first } }) => {
      const keys = await readKeys(app.service.databases.service);
      return {
        keys: keys.slice(first, first + limit).map(shown),
        has_more: keys.length > first + limit,
        configured: app.service.keys.map(({ name, scopes }) => ({ key_name: name, scopes: [...scopes] })),
      };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/keys',
    config: { scope: 'admin' },
    schema: {
      operationId: 'addKey',
      tags,
      summary: 'Make an API key: the answer shows it, and nothing else ever does',
      body: z.strictObject({
        key_name: personName,
        scope: z.enum(SCOPES),
        expires_in_days: z.int().min(1).max(MAX_KEY_DAYS).optional().meta({ description: 'Unset: never.' }),
      }),
      response: answers(shownKeySchema.extend({ key: z.string().meta({ description: 'Shown this once.' }) })),
    },
    handler: async (request, reply) => {
      const { key_name, scope, expires_in_days } = request.body;
      const { key, hash } = makeApiKey();
      const now_ms = app.service.now_ms();
      const expires_at_ms = expires_in_days === undefined ? 0 : now_ms + expires_in_days * DAY_MS;
      const stored = { key_name, scope, key_hash: hash, expires_at_ms };
      const added = await storeKey(app.service.databases.service, stored, configured(), markOf(request));
      await record();
      reply.header('cache-control', 'no-store');
      return { ...shown(added), key };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/keys/:key_name/revoke',
    config: { scope: 'admin' },
    schema: {
      operationId: 'revokeKey',
      tags,
      summary: 'Revoke a stored API key at once; what was decided with it keeps the name',
      params: z.strictObject({ key_name: lookedUp }),
      headers: idempotencyHeaders,
      response: answers(shownKeySchema),
    },
    handler: async (request) => {
      const { key_name } = request.params;
      const revoked = await endKey(app.service.databases.service, key_name, markOf(request), configured());
      await record();
      return shown(revoked);
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/people/trail',
    config: { scope: 'read' },
    schema: {
      operationId: 'listPeopleTrail',
      tags,
      summary: 'Every change of users and API keys, newest first, in a chain of digests',
      querystring: pageQuery,
      response: answers(z.object({ entries: z.array(auditEntrySchema), has_more: z.boolean() })),
    },
    handler: async ({ query: { limit, offset: row_offset } }) => {
      await record();
      const page = { kind: '', subject: '', actor: '', before_number: 0, row_limit: limit + 1, row_offset };
      const found = await auditEntries(app.service.databases.service, SERVICE_TRAIL, page);
      return { entries: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/people/trail/verification',
    config: { scope: 'read' },
    schema: {
      operationId: 'verifyPeopleTrail',
      tags,
      summary: 'Compare the chain of changes of users and API keys with itself and with their tables',
      response: answers(auditReportSchema),
    },
    handler: async () => await verifyAuditTrail(app.service.databases.service, undefined, SERVICE_TRAIL),
  });

  function shown({ key_name, scope, expires_at_ms, changed_by, changed_at_ms }: HashedKey) {
    const last_used_ms = app.service.people.lastUsed(key_name);
    return { key_name, scope, expires_at_ms, changed_by, changed_at_ms, last_used_ms };
  }
}
