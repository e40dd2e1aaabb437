/** Who asks: each request is given a name and its scopes before anything else is looked at. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AnalyticsError } from '@analytics/domain';
import type { Scope } from '../contract/route-contract.ts';
import { allows, matchingKey, type ApiKey } from './api-keys.ts';
import { isForeignRequest } from './listening-host.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the API key, `local` where none are set, `anonymous` on public routes. */
    key_name: string;
  }
  interface FastifyContextConfig {
    scope?: Scope | 'public';
  }
}

/** Refuses with KEY_REQUIRED or SCOPE_MISSING before the body is read. */
export function registerAuthentication(app: FastifyInstance, keys: readonly ApiKey[]): void {
  app.decorateRequest('key_name', 'anonymous');
  app.addHook('onRequest', (request, _reply, done) => {
    const wanted = request.routeOptions.config.scope ?? 'public';
    if (keys.length === 0) {
      if (isForeignRequest(request.headers)) {
        const message = 'Expected a request from this machine, found another Host or Origin and no keys set.';
        throw new AnalyticsError('KEY_REQUIRED', message);
      }
      request.key_name = 'local';
    } else if (wanted !== 'public') {
      request.key_name = requireKey(keys, request, wanted).name;
    }
    done();
  });
}

function requireKey(keys: readonly ApiKey[], request: FastifyRequest, wanted: Scope): ApiKey {
  const bearer = /^Bearer ([\x21-\x7e]{1,512})$/iu.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  const presented = bearer ?? (typeof header === 'string' ? header.slice(0, 512) : undefined);
  const key = presented === undefined ? undefined : matchingKey(keys, presented);
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
  return key;
}
