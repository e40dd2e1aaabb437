/** Who asks: each request is given a name and its scopes before anything else is looked at. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AnalyticsError, LOCAL_NAME } from '@analytics/domain';
import type { Scope } from './route-scopes.ts';
import { allows, matchingKey, type ApiKey } from './api-keys.ts';
import { isForeignRequest } from './listening-host.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the API key, `local` where none are set, `anonymous` where none that is known came with the request. */
    key_name: string;
    /** Who shares one allowance of requests and streams: all that come with one key, or else from one address. */
    client: string;
    /** Whether whoever asks may change the work of others: by the scope lead, or where no keys are set. */
    is_lead: boolean;
  }
}

/** Refuses with KEY_REQUIRED or SCOPE_MISSING before the body is read. */
export function registerAuthentication(app: FastifyInstance, keys: readonly ApiKey[]): void {
  app.decorateRequest('key_name', 'anonymous');
  app.decorateRequest('client', '');
  app.decorateRequest('is_lead', false);
  app.addHook('onRequest', (request, _reply, done) => {
    const wanted = request.routeOptions.config.scope ?? 'public';
    const presented = presentedKey(request);
    const key = presented === undefined ? undefined : matchingKey(keys, presented);
    request.client = `address ${request.ip}`;
    if (keys.length === 0) {
      if (isForeignRequest(request.headers)) {
        const message = 'Expected a request from this machine, found another Host or Origin and no keys set.';
        throw new AnalyticsError('KEY_REQUIRED', message);
      }
      request.key_name = LOCAL_NAME;
      request.is_lead = true;
    } else {
      // Before anything is refused: the access log names the key that lacked a scope.
      if (key !== undefined) {
        request.key_name = key.name;
        request.is_lead = allows(key.scopes, 'lead');
        request.client = `key ${key.name}`;
      }
      if (wanted !== 'public') requireScope(presented, key, wanted);
    }
    done();
  });
}

/** As a bearer token or as X-API-Key; the first where both came. */
function presentedKey(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\x21-\x7e]{1,512})$/iu.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  return bearer ?? (typeof header === 'string' ? header.slice(0, 512) : undefined);
}

function requireScope(presented: string | undefined, key: ApiKey | undefined, wanted: Scope): void {
  if (key === undefined) {
    const found = presented === undefined ? 'none' : 'one that is not known';
    throw new AnalyticsError('KEY_REQUIRED', `Expected an API key, found ${found}.`);
  }
  if (!allows(key.scopes, wanted)) {
    throw new AnalyticsError(
      'SCOPE_MISSING',
      `Expected a key with the scope "${wanted}", found ${key.name} with ${key.scopes.join(', ')}.`,
    );
  }
}
