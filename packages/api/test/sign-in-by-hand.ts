/** What a browser does to sign in, step by step, with the cookies in sight. */

export interface Begun {
  /** What the service gave the browser to come back with: `name=value`. */
  readonly ticket: string;
  /** Where the provider sends the browser. */
  readonly callback: string;
}

export interface Session {
  /** `name=value`. */
  readonly cookie: string;
  readonly csrf_token: string;
  /** For a request that changes something. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Goes to the provider and through it. */
export async function beginSignIn(service_url: string, return_to = '/'): Promise<Begun> {
  const begun = await fetch(`${service_url}/api/v1/session/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ return_to }),
  });
  if (!begun.ok) throw new Error(await begun.text());
  const ticket = pairOf(begun.headers.getSetCookie()[0] ?? '');
  const { url } = (await begun.json()) as { url: string };
  return { ticket, callback: await throughProvider(url, service_url) };
}

/** Comes back. */
export async function comeBack(
  callback: string,
  cookie: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  return await fetch(callback, { redirect: 'manual', headers: { cookie, ...headers } });
}

/** All of it. Throws what the service answered where it refused. */
export async function signIn(service_url: string): Promise<Session> {
  const { callback, ticket } = await beginSignIn(service_url);
  const answer = await comeBack(callback, ticket);
  if (answer.status !== 303) throw new Error(await answer.text());
  return await sessionOf(service_url, sessionCookie(answer));
}

export async function sessionOf(service_url: string, cookie: string): Promise<Session> {
  const who = (await (await fetch(`${service_url}/api/v1/session`, { headers: { cookie } })).json()) as {
    csrf_token: string | null;
  };
  const csrf_token = who.csrf_token ?? '';
  return { cookie, csrf_token, headers: { cookie, origin: service_url, 'x-csrf-token': csrf_token } };
}

export function sessionCookie(answer: Response): string {
  return pairOf(answer.headers.getSetCookie().find((one) => one.includes('analytics_session=')) ?? '');
}

async function throughProvider(start: string, service_url: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let step = 0; step < 10; step += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const one of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = pairOf(one).split('=');
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`Expected a redirect of ${url}, found ${answer.status}.`);
    url = new URL(location, url).href;
    if (url.startsWith(service_url)) return url;
  }
  throw new Error('Expected the provider to send the browser back, found no end.');
}

function pairOf(set_cookie: string): string {
  return set_cookie.split(';')[0] ?? '';
}
