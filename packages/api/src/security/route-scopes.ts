/** Who may ask for a route: it says so where it is registered, or the server does not start. */
import type { FastifyInstance, FastifySchema } from 'fastify';
import { AnalyticsError, type Scope } from '@analytics/domain';

export interface RegisteredRoute {
  readonly method: string;
  readonly url: string;
  /** `public`: no key is asked for. */
  readonly scope: Scope | 'public';
  readonly schema: FastifySchema;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    scope?: Scope | 'public';
  }
  interface FastifySchema {
    operationId?: string;
    security?: readonly Record<string, readonly string[]>[];
  }
  interface FastifyInstance {
    /**
     * The routes that name a scope, in the order of their registration; HEAD, which goes with each GET, is left out.
     */
    readonly scopedRoutes: readonly RegisteredRoute[];
  }
}

/**
 * Routes registered from here on need a scope under /api, and their documentation says which. Throws INTERNAL where one
 * is missing.
 */
export function registerScopes(app: FastifyInstance): void {
  const routes: RegisteredRoute[] = [];
  app.decorate('scopedRoutes', routes);
  app.addHook('onRoute', (route) => {
    const { url, schema = {} } = route;
    const method = String(route.method);
    const scope = route.config?.scope;
    if (scope === undefined) {
      if (!/^\/api(\/|$)/u.test(url)) return;
      throw new AnalyticsError('INTERNAL', `Expected ${method} ${url} to name a scope in its config, found none.`);
    }
    if (scope !== 'public')
      route.schema = { ...schema, security: [{ bearer: [scope] }, { api_key: [scope] }, { session: [scope] }] };
    if (method !== 'HEAD') routes.push({ method, url, scope, schema });
  });
}
