/** The server as its routes see it: the service that they answer for, and schemas in zod. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { AccessLog } from './access-log.ts';
import type { ApiContext } from './context.ts';
import type { ExportFiles } from './export-files.ts';
import type { ServiceMetrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';
import type { ServerPaths } from './server-paths.ts';
import type { StreamPlaces } from './stream-places.ts';
import type { UploadPlaces } from './upload-places.ts';
import type { KnownTasks } from './known-tasks.ts';
import type { OpenIdSignIn } from './security/openid.ts';
import type { People } from './security/people.ts';

/** What handlers work with. */
export interface ApiService extends ApiContext {
  readonly metrics: ServiceMetrics;
  readonly readiness: Readiness;
  readonly access_log: AccessLog;
  readonly export_files: ExportFiles;
  readonly stream_places: StreamPlaces;
  readonly upload_places: UploadPlaces;
  readonly tasks: KnownTasks;
  readonly people: People;
  /** Undefined where nobody signs in. */
  readonly openid: OpenIdSignIn | undefined;
  /** Keeps the directories of the server out of what is sent as text. */
  readonly paths: ServerPaths;
  /** Aborts when the service shuts down: streams end, clients connect elsewhere. */
  readonly closing: AbortSignal;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** For handlers only: routes are also registered where nothing is served, to document them. */
    readonly service: ApiService;
  }
}

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
