/** A real OpenID provider on a free loopback port: whoever comes is signed in as the account that the test names. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, decodeJwt, exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';

export interface Account {
  readonly sub: string;
  readonly [claim: string]: unknown;
}

export interface TestProvider {
  readonly issuer: string;
  /** Who signs in next. */
  account: Account;
  /** What is wrong with the next ID tokens. */
  fault: ((claims: Record<string, unknown>) => Record<string, unknown>) | 'other key' | undefined;
  /** Whom it says to be, where that is not itself. */
  issuer_said: string | undefined;
  /** Takes browsers back to a service from now on. */
  serve(service_url: string): void;
  close(): Promise<void>;
}

export const CLIENT = { client_id: 'analytics', client_secret: 'a-secret-of-the-test' };

/** `serve` must be called before anybody signs in. */
export async function startProvider(port = 0): Promise<TestProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const { privateKey: otherKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(privateKey)), kid: 'one', use: 'sig', alg: 'RS256' };
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const made: TestProvider = {
    issuer,
    account: { sub: 'nobody' },
    fault: undefined,
    issuer_said: undefined,
    serve(service_url) {
      provider = new Provider(
        issuer,
        configurationOf(service_url, jwk, () => made.account),
      );
      provider.proxy = false;
    },
    async close() {
      if (!server.listening) return;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return made;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (provider === undefined) throw new Error('Expected serve() first, found none.');
    if (made.issuer_said !== undefined) {
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ issuer: made.issuer_said }));
      return;
    }
    if (request.url?.startsWith('/interaction/') === true) {
      await interact(provider, request, response, made.account);
      return;
    }
    if (request.url === '/token' && made.fault !== undefined) withFault(response, made.fault, privateKey, otherKey);
    await provider.callback()(request, response);
  }
}

function configurationOf(service_url: string, jwk: object, account: () => Account): Configuration {
  return {
    clients: [
      {
        ...CLIENT,
        redirect_uris: [`${service_url}/api/v1/session/callback`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['of the test'] },
    claims: {
      openid: ['sub', 'groups', 'realm_access'],
      profile: ['name', 'preferred_username'],
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ ...account(), sub }) }),
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, AuthorizationCode: 60, IdToken: 600 },
    pkce: { required: () => true },
  };
}

/** Signs in and consents, as somebody would who clicks. */
async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  { sub }: Account,
): Promise<void> {
  const { prompt, params, grantId } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: sub, remember: false } });
    return;
  }
  const known = grantId === undefined ? undefined : await provider.Grant.find(grantId);
  const grant = known ?? new provider.Grant({ accountId: sub, clientId: String(params['client_id']) });
  grant.addOIDCScope('openid profile email');
  const consent = { grantId: await grant.save() };
  await provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
}

/** Answers with an ID token that is signed anew. */
function withFault(
  response: ServerResponse,
  fault: NonNullable<TestProvider['fault']>,
  key: CryptoKey,
  otherKey: CryptoKey,
): void {
  const end = response.end.bind(response);
  response.end = ((body: string) => {
    const answer = JSON.parse(body) as Record<string, unknown>;
    const claims = decodeJwt(String(answer['id_token']));
    const changed = fault === 'other key' ? claims : fault(claims);
    void new SignJWT(changed)
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(fault === 'other key' ? otherKey : key)
      .then((id_token) => {
        response.removeHeader('content-length');
        end(JSON.stringify({ ...answer, id_token }));
      });
    return response;
  }) as typeof response.end;
}
