/** A typed client of the API: its types are generated from the OpenAPI document. Runs in browsers and in Node. */
import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated/openapi.ts';

export type ApiClient = Client<paths>;
export type ApiPaths = paths;
/** The named shapes of the API, as in `ApiSchemas['AlertSummary']`. */
export type ApiSchemas = components['schemas'];

export interface ApiClientOptions {
  /** `http://127.0.0.1:8001`; '' for the page's own origin. */
  readonly base_url: string;
  /** Asked for each request, so that a key entered later is used at once. */
  readonly api_key?: () => string | undefined;
  /** Of the session of a page; asked for each request that changes something and carries no key. */
  readonly csrf_token?: () => string | undefined;
  readonly fetch?: (request: Request) => Promise<Response>;
}

/** Calls answer `{ data }` or, with an `application/problem+json`, `{ error }`; a lost connection throws. */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const client = createClient<paths>({
    baseUrl: options.base_url,
    ...(options.fetch === undefined ? {} : { fetch: options.fetch }),
  });
  client.use({
    onRequest({ request }) {
      const key = options.api_key?.();
      if (key !== undefined) request.headers.set('authorization', `Bearer ${key}`);
      const token = key === undefined && request.method !== 'GET' ? options.csrf_token?.() : undefined;
      if (token !== undefined) request.headers.set('x-csrf-token', token);
      return request;
    },
  });
  return client;
}
