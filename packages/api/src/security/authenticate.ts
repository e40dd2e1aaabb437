/** Who asks: each request is given a name and its scopes before anything else is looked at. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AnalyticsError, LOCAL_NAME, SCOPE_OF_USER_ROLE, type Scope } from '@analytics/domain';
import type { ApiContext } from '../context.ts';
import { allows } from './api-keys.ts';
import { readCookie } from './cookies.ts';
import { isForeignRequest } from './listening-host.ts';
import type { LiveSession, People } from './people.ts';
import { requireOwnPage } from './same-origin.ts';

/** What came with a request, and what it may do. */
export type RequestIdentity =
  | { readonly kind: 'local' | 'key'; readonly name: string; readonly scopes: readonly Scope[] }
  | { readonly kind: 'session'; readonly name: string; readonly scopes: readonly Scope[]; readonly live: LiveSession }
  | { readonly kind: 'nobody'; readonly found: 'nothing' | 'unknown key' | 'ended session' };

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the user or API key, `local` where neither is set up, `anonymous` where none that is known came. */
    key_name: string;
    /** Who shares one allowance of requests and streams: all of one user or key, or else of one address. */
    client: string;
    identity: RequestIdentity;
  }
}

const NOBODY: RequestIdentity = { kind: 'nobody', found: 'nothing' };
/** What an open page asks every few seconds by itself: nobody uses it then. */
const ASKED_BY_PAGES = new Set(['/api/v1/alerts/state']);
const ONLY_READ = new Set(['GET', 'HEAD', 'OPTIONS']);

export function isSecure({ sign_in }: Pick<ApiContext, 'sign_in'>): boolean {
  return sign_in.public_url?.startsWith('https:') === true;
}

/**
 * Says who asks, and refuses with KEY_REQUIRED, SESSION_ENDED, CSRF_REFUSED or SCOPE_MISSING before the body is read. The
 * limit of requests stands in between, so that wrong keys count too.
 */
export function registerAuthentication(app: FastifyInstance, context: ApiContext, people: People): void {
  app.decorateRequest('key_name', 'anonymous');
  app.decorateRequest('client', '');
  app.decorateRequest('identity');
  app.addHook('onRequest', async (request) => {
    const wanted = request.routeOptions.config.scope ?? 'public';
    request.client = `address ${request.ip}`;
    const identity = await identityOf(request, context, people).catch((error: unknown) => {
      // What everybody may ask is answered without the database too.
      if (wanted === 'public') return NOBODY;
      throw error;
    });
    // Before anything is refused: the access log names who lacked a scope.
    request.identity = identity;
    if (identity.kind !== 'nobody') request.key_name = identity.name;
    if (identity.kind === 'key') request.client = `key ${identity.name}`;
    if (identity.kind === 'session') {
      request.client = `user ${identity.name}`;
      if (isUse(request))
        people.noteUse(identity.live).catch((error: unknown) => {
          request.log.error({ err: error }, 'That a session was used could not be written down.');
        });
    }
  });
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const wanted = request.routeOptions.config.scope ?? 'public';
    const { identity } = request;
    if (identity.kind === 'session' && !ONLY_READ.has(request.method))
      requireOwnPage(request.headers, identity.live.session_id, context.sign_in.public_url);
    if (wanted !== 'public') requireScope(identity, wanted);
    done(null, payload);
  });
}

/** What everybody may ask needs no name, and no database: health and readiness answer at once. */
function asksWho(request: FastifyRequest): boolean {
  const { config, url = '' } = request.routeOptions;
  return (config.scope ?? 'public') !== 'public' || url.startsWith('/api/v1/session');
}

/** A key counts before a cookie: a program that sends one means it. */
async function identityOf(request: FastifyRequest, context: ApiContext, people: People): Promise<RequestIdentity> {
  const isAsked = asksWho(request);
  if (await people.isOpen(isAsked)) {
    if (isForeignRequest(request.headers)) {
      const message = 'Expected a request from this machine, found another Host or Origin and no keys set.';
      throw new AnalyticsError('KEY_REQUIRED', message);
    }
    return { kind: 'local', name: LOCAL_NAME, scopes: ['admin'] };
  }
  if (!isAsked) return NOBODY;
  const presented = presentedKey(request);
  if (presented !== undefined) {
    const key = await people.keyOf(presented);
    if (key === undefined) return { kind: 'nobody', found: 'unknown key' };
    return { kind: 'key', name: key.name, scopes: key.scopes };
  }
  const session_id = readCookie(request.headers, 'session', isSecure(context));
  if (session_id === undefined) return NOBODY;
  const live = await people.sessionOf(session_id, isUse(request));
  if (live === undefined) return { kind: 'nobody', found: 'ended session' };
  return { kind: 'session', name: live.user.user_name, scopes: [SCOPE_OF_USER_ROLE[live.user.role]], live };
}

function isUse(request: FastifyRequest): boolean {
  return !ASKED_BY_PAGES.has(request.routeOptions.url ?? '');
}

/** Whether who asks has a scope, or one that includes it. */
export function may(identity: RequestIdentity, scope: Scope): boolean {
  return identity.kind !== 'nobody' && allows(identity.scopes, scope);
}

/** Whether who asked may go on reading: a key may be revoked, and a session may end, while a stream is open. */
export async function isStillKnown(identity: RequestIdentity, people: People): Promise<boolean> {
  switch (identity.kind) {
    case 'local':
      return await people.isOpen(true);
    case 'key':
      return await people.hasKey(identity.name);
    case 'session':
      return (await people.sessionOf(identity.live.session_id, false)) !== undefined;
    case 'nobody':
      return false;
  }
}

/** As a bearer token or as X-API-Key; the first where both came. */
function presentedKey(request: FastifyRequest): string | undefined {
  const bearer = /^Bearer ([\x21-\x7e]{1,512})$/iu.exec(request.headers.authorization ?? '')?.[1];
  const header = request.headers['x-api-key'];
  return bearer ?? (typeof header === 'string' ? header.slice(0, 512) : undefined);
}

function requireScope(identity: RequestIdentity, wanted: Scope): void {
  if (identity.kind === 'nobody') {
    if (identity.found === 'ended session')
      throw new AnalyticsError('SESSION_ENDED', 'Expected a session that lives, found one that has ended.');
    const found = identity.found === 'nothing' ? 'none' : 'one that is not known';
    throw new AnalyticsError('KEY_REQUIRED', `Expected an API key or a session, found ${found}.`);
  }
  if (!may(identity, wanted)) {
    const what = identity.kind === 'session' ? 'a user' : 'a key';
    throw new AnalyticsError(
      'SCOPE_MISSING',
      `Expected ${what} with the scope "${wanted}", found ${identity.name} with ${identity.scopes.join(', ')}.`,
    );
  }
}
