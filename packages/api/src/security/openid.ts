/**
 * Sign-in at an OpenID provider: authorization code with PKCE, state and nonce. What the provider signs is verified with
 * its published keys, whatever way it came.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  ClientSecretPost,
  None,
  ClientError,
  ResponseBodyError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  clockTolerance,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  type Configuration,
} from 'openid-client';
import { AnalyticsError, type OpenIdProvider } from '@analytics/domain';
import type { Claims } from './claims.ts';

/** What was begun and has not come back. */
interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly code_verifier: string;
  readonly redirect_uri: string;
  readonly return_to: string;
  readonly expires_at_ms: number;
}

export interface SignedIn {
  readonly claims: Claims;
  readonly return_to: string;
}

/** As long as somebody may take at the provider. */
export const SIGN_IN_MS = 10 * 60_000;
/** More are begun by nobody who means to end them: the oldest makes room. */
const MOST_BEGUN = 2000;
/** Clocks of two machines differ by so much. */
const CLOCKS_DIFFER_SECONDS = 60;
const PROVIDER_SECONDS = 10;

export class OpenIdSignIn {
  private readonly provider: OpenIdProvider;
  private readonly now_ms: () => number;
  private readonly begun = new Map<string, Begun>();
  private discovering: Promise<Configuration> | undefined;

  constructor(provider: OpenIdProvider, now_ms: () => number) {
    this.provider = provider;
    this.now_ms = now_ms;
  }

  /** The address to go to, and what the browser brings back. Throws SIGN_IN_UNAVAILABLE. */
  async begin(redirect_uri: string, return_to: string): Promise<{ url: string; ticket: string }> {
    const configuration = await this.configuration();
    const [state, nonce, code_verifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
    const ticket = randomBytes(32).toString('base64url');
    const [oldest] = this.begun.keys();
    if (this.begun.size >= MOST_BEGUN && oldest !== undefined) this.begun.delete(oldest);
    const expires_at_ms = this.now_ms() + SIGN_IN_MS;
    this.begun.set(keyOf(ticket), { state, nonce, code_verifier, redirect_uri, return_to, expires_at_ms });
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri,
      scope: this.provider.scopes,
      state,
      nonce,
      code_challenge: await calculatePKCECodeChallenge(code_verifier),
      code_challenge_method: 'S256',
    });
    return { url: url.href, ticket };
  }

  /**
   * Who came back: `search` is the query of the provider's answer. A ticket counts once. Throws SIGN_IN_REFUSED,
   * SIGN_IN_UNAVAILABLE.
   */
  async complete(ticket: string | undefined, search: string): Promise<SignedIn> {
    const begun = ticket === undefined ? undefined : this.begun.get(keyOf(ticket));
    if (ticket !== undefined) this.begun.delete(keyOf(ticket));
    if (begun === undefined || this.now_ms() >= begun.expires_at_ms)
      throw refused(
        'an answer to a sign-in that this browser began',
        'none, one that was used, or one that is too old',
      );
    const configuration = await this.configuration();
    const current = new URL(begun.redirect_uri);
    current.search = search;
    try {
      const tokens = await authorizationCodeGrant(configuration, current, {
        pkceCodeVerifier: begun.code_verifier,
        expectedState: begun.state,
        expectedNonce: begun.nonce,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw refused('an ID token', 'none');
      const { userinfo_endpoint } = configuration.serverMetadata();
      const more =
        userinfo_endpoint === undefined ? {} : await fetchUserInfo(configuration, tokens.access_token, claims.sub);
      return { claims: joined(claims, more), return_to: begun.return_to };
    } catch (error) {
      throw translated(error);
    }
  }

  /** Found once; a failure is not kept, so that a provider that comes back is found by the next sign-in. */
  private async configuration(): Promise<Configuration> {
    this.discovering ??= this.discover().catch((cause: unknown) => {
      this.discovering = undefined;
      throw new AnalyticsError(
        'SIGN_IN_UNAVAILABLE',
        `Expected the OpenID provider ${new URL(this.provider.issuer).host} to describe itself, found: ${reasonOf(cause)}.`,
        { cause },
      );
    });
    return await this.discovering;
  }

  private async discover(): Promise<Configuration> {
    const { issuer, client_id, client_secret } = this.provider;
    const url = new URL(issuer);
    const execute = [enableNonRepudiationChecks, ...(url.protocol === 'http:' ? [allowInsecureRequests] : [])];
    const metadata = { [clockTolerance]: CLOCKS_DIFFER_SECONDS };
    const authentication = client_secret === '' ? None() : ClientSecretPost(client_secret);
    return await discovery(url, client_id, metadata, authentication, { execute, timeout: PROVIDER_SECONDS });
  }
}

/** The ID token counts first; an address and whether it is verified are of one of the two. */
function joined(token: Claims, more: Claims): Claims {
  const { email, email_verified } = token['email'] === undefined ? more : token;
  return { ...more, ...token, email, email_verified };
}

function keyOf(ticket: string): string {
  return createHash('sha256').update(ticket).digest('hex');
}

function refused(expected: string, found: string, cause?: unknown): AnalyticsError {
  return new AnalyticsError('SIGN_IN_REFUSED', `Expected ${expected}, found ${found}.`, { cause });
}

/** No word of the provider's answer: it may hold what somebody wrote into it. */
function translated(error: unknown): AnalyticsError {
  if (error instanceof AnalyticsError) return error;
  const reason = reasonOf(error);
  if (isUnreachable(error)) {
    const message = `Expected the OpenID provider to answer, found: ${reason}.`;
    return new AnalyticsError('SIGN_IN_UNAVAILABLE', message, { cause: error });
  }
  return refused('an answer of the provider that can be verified', reason, error);
}

/** A code of the library or of the connection. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something else';
  const { code } = error as { code?: unknown };
  const nested = error.cause instanceof Error ? (error.cause as { code?: unknown }).code : undefined;
  const word = [code, nested, error.name].find((one) => typeof one === 'string' && /^[\w-]{1,60}$/u.test(one));
  return String(word);
}

function isUnreachable(error: unknown): boolean {
  if (error instanceof ResponseBodyError) return error.status >= 500;
  if (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT') return true;
  return error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError');
}
