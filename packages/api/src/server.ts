/** The API as one Fastify server: HTTP in, nothing computed. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import swaggerUi from '@fastify/swagger-ui';
import fastify, { LogController, type FastifyInstance } from 'fastify';
import { AnalyticsError } from '@analytics/domain';
import { AccessLog, loggedTarget, registerAccessLog } from './access-log.ts';
import type { ApiService } from './api-server.ts';
import type { ApiContext } from './context.ts';
import { ExportFiles } from './export-files.ts';
import { registerIdempotency } from './idempotency.ts';
import { ServiceMetrics, registerMetrics } from './metrics.ts';
import { registerOpenApi } from './openapi.ts';
import { answerBrokenHttp, registerProblems, sendProblem } from './problem.ts';
import { registerAuditTrail } from './record-decisions.ts';
import { KnownTasks } from './known-tasks.ts';
import { Readiness } from './readiness.ts';
import { registerAskers } from './request-asker.ts';
import { registerRoutes } from './routes/all-routes.ts';
import { registerAuthentication } from './security/authenticate.ts';
import { requireShallow } from './security/json-depth.ts';
import { OpenIdSignIn } from './security/openid.ts';
import { People } from './security/people.ts';
import { registerScopes } from './security/route-scopes.ts';
import { serverPaths } from './server-paths.ts';
import { StreamPlaces } from './stream-places.ts';
import { UploadPlaces } from './upload-places.ts';

/** Everything from this origin, nothing inline, nobody's frame. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'"],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
};

const REQUEST_ID = /^[\w.-]{1,100}$/u;
const COMPRESSIBLE =
  /^(application\/(json|problem\+json|x-ndjson|javascript)|text\/(csv|html|css|javascript|plain)|image\/svg\+xml)/u;

/** Builds the server; nothing listens yet. Closing it ends its streams and waits for requests under way. */
export async function createServer(context: ApiContext): Promise<FastifyInstance> {
  const { limits } = context;
  const { provider } = context.sign_in;
  const app = fastify({
    logger: {
      level: context.log_level,
      // Whole lines, for a secret may stand in any part of one.
      stream: { write: (line: string) => void process.stdout.write(context.redact(line)) },
      base: { service: 'api' },
      redact: ['req.headers.authorization', 'req.headers["x-api-key"]', 'req.headers.cookie'],
      serializers: {
        req: (request) => ({ method: request.method, url: loggedTarget(request.url), remote_address: request.ip }),
      },
    },
    genReqId: (request) => {
      const given = request.headers['x-request-id'];
      return typeof given === 'string' && REQUEST_ID.test(given) ? given : randomUUID();
    },
    logController: new LogController({ requestIdLogLabel: 'request_id' }),
    bodyLimit: limits.body_bytes,
    requestTimeout: limits.request_timeout_ms,
    http: {
      requestTimeout: limits.request_timeout_ms,
      headersTimeout: limits.request_timeout_ms,
      connectionsCheckingInterval: limits.timeout_check_ms,
    },
    frameworkErrors: (error, request, reply) => {
      const message = `Expected an address that can be read, found: ${error.code}.`;
      void sendProblem(request, reply, new AnalyticsError('INVALID_REQUEST', message));
    },
    clientErrorHandler: answerBrokenHttp,
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: 'idle',
  });
  // Only JSON is read: other bodies are UNSUPPORTED_MEDIA.
  app.removeContentTypeParser('text/plain');
  // An expectation that is not known may be ignored (RFC 9110, 10.1.1).
  app.server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit('request', request, response);
  });
  const metrics = new ServiceMetrics(context);
  const readiness = new Readiness(context);
  const people = new People(context);
  await Promise.all([readiness.first(), metrics.first(), people.first()]);
  const accessLog = new AccessLog(context.data_dir, context.redact);
  const files = new ExportFiles(context.data_dir, {
    at_once: limits.exports_at_once,
    max_waiting: limits.exports_waiting,
    max_files: limits.export_files,
    max_files_per_client: limits.export_files_per_client,
    max_waiting_per_client: limits.exports_waiting_per_client,
    idle_ms: limits.export_idle_ms,
    min_bytes_per_second: limits.export_bytes_per_second,
  });
  const closing = new AbortController();
  await files.sweep();

  const paths = serverPaths([context.data_dir, ...context.private_directories]);
  const service: ApiService = {
    ...context,
    metrics,
    readiness,
    access_log: accessLog,
    export_files: files,
    stream_places: new StreamPlaces(limits.event_streams),
    upload_places: new UploadPlaces(limits.uploads_at_once, limits.uploads_per_client),
    tasks: new KnownTasks(context.queue),
    people,
    openid: provider === undefined ? undefined : new OpenIdSignIn(provider, context.now_ms),
    paths,
    closing: closing.signal,
  };
  app.decorate('service', service);
  registerScopes(app);
  registerProblems(app, (text) => paths.hide(context.redact(text)));
  app.addHook('preSerialization', (_request, _reply, payload, done) => {
    done(null, paths.hideIn(payload));
  });
  registerMetrics(app, metrics);
  registerAccessLog(app, accessLog, context.now_ms);
  await registerOpenApi(app, context.version);
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  await app.register(helmet, { contentSecurityPolicy: CONTENT_SECURITY_POLICY, strictTransportSecurity: false });
  await app.register(cors, { origin: false });
  await app.register(rateLimit, {
    keyGenerator: (request) => request.client,
    max: limits.requests_per_minute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, { max, after }) =>
      new AnalyticsError(
        'RATE_LIMITED',
        `Expected at most ${max} requests a minute, found more; try again in ${after}.`,
      ),
  });
  registerAuthentication(app, context, people);
  registerAskers(app);
  await app.register(compress, { encodings: ['gzip'], customTypes: COMPRESSIBLE, threshold: 1024 });
  app.addHook('preValidation', (request, _reply, done) => {
    requireShallow(request.body);
    done();
  });
  registerIdempotency(app, context.databases.service, context.now_ms);
  registerAuditTrail(app, context);
  app.addHook('preClose', (done) => {
    closing.abort();
    // A client that does not read what it asked for must not hold up the end.
    setTimeout(() => {
      app.server.closeAllConnections();
      files.close();
    }, limits.shutdown_grace_ms).unref();
    done();
  });

  app.addHook('onClose', (_app, done) => {
    files.close();
    done();
  });

  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true });
  registerRoutes(app);
  if (context.dashboard_dir !== undefined) await app.register(fastifyStatic, { root: context.dashboard_dir });
  registerNotFound(app, context);
  return app;
}

/** An address of the dashboard's own is its page; anything else, such as a file of an older build, is a problem. */
function registerNotFound(app: FastifyInstance, { dashboard_dir, redact }: ApiContext): void {
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    if (dashboard_dir !== undefined && isPage && !/^\/(api|docs|assets)\b/u.test(request.url))
      return await reply.sendFile('index.html');
    const path = redact(request.url.split('?')[0] ?? '');
    const message = `Expected a route, found ${request.method} ${path.slice(0, 200)}.`;
    return await sendProblem(request, reply, new AnalyticsError('ROUTE_NOT_FOUND', message));
  });
}
