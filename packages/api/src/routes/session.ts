/** Who asks, and signing in and out at the OpenID provider. */
import { AnalyticsError, SCOPES, SERVICE_TRAIL, USER_ROLES } from '@analytics/domain';
import { askedByNobody, recordDecisions } from '@analytics/storage';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer, ApiService } from '../api-server.ts';
import { allows } from '../security/api-keys.ts';
import { isSecure } from '../security/authenticate.ts';
import { cookieText, readCookie } from '../security/cookies.ts';
import { isLoopback } from '../security/listening-host.ts';
import { SIGN_IN_MS, type OpenIdSignIn } from '../security/openid.ts';
import { csrfToken } from '../security/same-origin.ts';
import { signedInUser } from '../security/signed-in-user.ts';

const tags = ['session'];
const CALLBACK = '/api/v1/session/callback';
const MINUTE_MS = 60_000;
/** Where a page of ours says what went wrong with a sign-in. */
const PROBLEM_PAGE = '/sign-in';

/** A path of this service: nothing that a browser could take for another host. */
const returnTo = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/u, 'expected a path of this service')
  .default('/');

const whoSchema = z
  .object({
    name: z.string().meta({ description: 'What decisions bear; empty for nobody.' }),
    display_name: z.string(),
    signed_in_by: z
      .enum(['session', 'key', 'local', 'nobody'])
      .meta({ description: 'local: no key was ever made and nobody can sign in, so this machine may do all.' }),
    role: z.enum(USER_ROLES).nullable().meta({ description: 'Of a user who signed in.' }),
    scopes: z.array(z.enum(SCOPES)).meta({ description: 'All that may be done.' }),
    csrf_token: z
      .string()
      .nullable()
      .meta({ description: 'Goes as X-CSRF-Token with each request that changes something by cookie.' }),
    expires_at_ms: z.int().nullable().meta({ description: 'When the session ends at the latest.' }),
    has_sign_in: z.boolean().meta({ description: 'Whether people can sign in here.' }),
  })
  .meta({ id: 'Who' });

export function registerSessionRoutes(app: ApiServer): void {
  const rateLimit = {
    max: () => app.service.limits.sign_ins_per_minute,
    timeWindow: MINUTE_MS,
    keyGenerator: (request: FastifyRequest) => `sign-in ${request.ip}`,
  };

  app.route({
    method: 'GET',
    url: '/api/v1/session',
    config: { scope: 'public' },
    schema: {
      operationId: 'getSession',
      tags,
      summary: 'Who asks, and what they may do',
      response: answers(whoSchema),
    },
    handler: (request, reply) => {
      reply.header('cache-control', 'no-store');
      return whoOf(request, app.service);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/session/sign-in',
    config: { scope: 'public', rateLimit },
    schema: {
      operationId: 'beginSignIn',
      tags,
      summary: 'Begin to sign in: the address at the provider, to go to with this browser',
      body: z.strictObject({ return_to: returnTo.meta({ description: 'The page to come back to.' }) }),
      response: answers(z.object({ url: z.string() })),
    },
    handler: async (request, reply) => {
      const openid = openIdOf(app.service);
      const { url, ticket } = await openid.begin(redirectUri(request, app.service), request.body.return_to);
      reply.header('set-cookie', cookieText('sign_in', ticket, SIGN_IN_MS, isSecure(app.service)));
      reply.header('cache-control', 'no-store');
      return { url };
    },
  });

  app.route({
    method: 'GET',
    url: CALLBACK,
    config: { scope: 'public', rateLimit },
    schema: {
      operationId: 'completeSignIn',
      tags,
      summary: 'Where the provider sends the browser back to: starts the session and goes on to the page',
      querystring: z.looseObject({
        code: z.string().max(4096).optional(),
        state: z.string().max(1024).optional(),
        iss: z.string().max(1024).optional(),
        error: z.string().max(256).optional(),
      }),
      response: { ...answers(z.undefined()), 303: z.undefined().meta({ description: 'To the page.' }) },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer');
      try {
        return await reply.redirect(await completed(request, reply, app.service), 303);
      } catch (error) {
        const isPage = (request.headers.accept ?? '').includes('text/html');
        const code = error instanceof AnalyticsError ? error.code : 'INTERNAL';
        request.log.warn({ err: error }, 'A sign-in was refused.');
        if (!isPage || code === 'RATE_LIMITED') throw error;
        return await reply.redirect(`${PROBLEM_PAGE}?problem=${code}`, 303);
      }
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/session/sign-out',
    config: { scope: 'public' },
    schema: {
      operationId: 'signOut',
      tags,
      summary: 'End the session, here and in the browser',
      response: answers(z.object({ has_ended: z.boolean() })),
    },
    handler: async (request, reply) => {
      const { identity } = request;
      if (identity.kind === 'session') await app.service.people.endSession(identity.live.session_id);
      reply.header('set-cookie', cookieText('session', '', 0, isSecure(app.service)));
      return { has_ended: identity.kind === 'session' };
    },
  });
}

function whoOf({ identity }: FastifyRequest, { sign_in }: ApiService): z.infer<typeof whoSchema> {
  const has_sign_in = sign_in.provider !== undefined;
  const nothing = { display_name: '', role: null, csrf_token: null, expires_at_ms: null, has_sign_in };
  if (identity.kind === 'nobody') return { ...nothing, name: '', signed_in_by: 'nobody', scopes: [] };
  const { name, kind } = identity;
  const scopes = SCOPES.filter((scope) => allows(identity.scopes, scope));
  if (identity.kind !== 'session') return { ...nothing, name, signed_in_by: kind, scopes };
  const { user, session, session_id } = identity.live;
  const { display_name, role } = user;
  const { expires_at_ms } = session;
  return {
    name,
    signed_in_by: kind,
    scopes,
    display_name,
    role,
    csrf_token: csrfToken(session_id),
    expires_at_ms,
    has_sign_in,
  };
}

/** Starts the session; gives the page to go to. */
async function completed(request: FastifyRequest, reply: FastifyReply, service: ApiService): Promise<string> {
  const { people, databases, now_ms, sign_in } = service;
  const secure = isSecure(service);
  const forgotten = cookieText('sign_in', '', 0, secure);
  reply.header('set-cookie', forgotten);
  const ticket = readCookie(request.headers, 'sign_in', secure);
  const { search } = new URL(request.url, 'http://localhost');
  const { claims, return_to } = await openIdOf(service).complete(ticket, search);
  const { provider, lifetime_ms } = sign_in;
  if (provider === undefined) throw noProvider();
  const session_id = await askedByNobody(async () => {
    const names = service.keys.map(({ name }) => name);
    const user = await people.oneAtATime(() => signedInUser(databases.service, claims, provider, names, now_ms()));
    await recordDecisions(databases.service, undefined, SERVICE_TRAIL, now_ms());
    // Whoever had the browser before has left: a session that somebody put there ends.
    if (request.identity.kind === 'session') await people.endSession(request.identity.live.session_id);
    return await people.startSession(user);
  });
  reply.header('set-cookie', cookieText('session', session_id, lifetime_ms, secure));
  return return_to;
}

function openIdOf({ openid }: ApiService): OpenIdSignIn {
  if (openid === undefined) throw noProvider();
  return openid;
}

function noProvider(): AnalyticsError {
  return new AnalyticsError('SIGN_IN_UNAVAILABLE', 'Expected an OpenID provider, found none set.');
}

/** Throws SIGN_IN_UNAVAILABLE: what a stranger writes into Host is no address to send an answer to. */
function redirectUri({ headers }: FastifyRequest, { sign_in }: ApiService): string {
  if (sign_in.public_url !== undefined) return `${sign_in.public_url}${CALLBACK}`;
  const { host = '' } = headers;
  if (isLoopback(host.replace(/:\d+$/u, ''))) return `http://${host}${CALLBACK}`;
  throw new AnalyticsError(
    'SIGN_IN_UNAVAILABLE',
    'Expected ANALYTICS_PUBLIC_URL or a request from this machine, found neither.',
  );
}
