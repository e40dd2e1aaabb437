/**
 * Turns whatever went wrong into an application/problem+json of the catalogue; never a stack, never the engine's
 * statement.
 */
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { AnalyticsError, type ErrorCode } from '@analytics/domain';
import type { Problem } from './answers.ts';

const CODE_OF_FASTIFY: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'INVALID_REQUEST',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'INVALID_REQUEST',
  FST_ERR_CTP_INVALID_JSON_BODY: 'INVALID_REQUEST',
};

/** Parameters whose refusal has a code of its own. */
const CODE_OF_PARAMETER: Readonly<Record<string, ErrorCode>> = {
  network: 'INVALID_NETWORK',
  processing_date: 'INVALID_DATE',
  start_date: 'INVALID_DATE',
  end_date: 'INVALID_DATE',
  window_days: 'INVALID_WINDOW',
};

/** How long a client has to read the answer before its connection is closed for good. */
const LINGER_MS = 200;

interface Found {
  readonly code: ErrorCode;
  readonly detail: string;
  readonly errors?: { path: string; message: string }[];
}

/** `redact` leaves secrets out: messages may quote an address with a password in it. */
export function registerProblems(app: FastifyInstance, redact: (text: string) => string): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const explained = explain(error);
    const failure = new AnalyticsError(explained.code, redact(explained.detail));
    if (failure.definition.http_status >= 500) request.log.error({ err: error, code: failure.code }, failure.message);
    return sendProblem(request, reply, withoutForeignWords(failure), explained.errors);
  });
}

/** Sends a failure of the catalogue. */
export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  failure: AnalyticsError,
  errors?: Problem['errors'],
): FastifyReply {
  const { definition } = failure;
  request.is_retryable = definition.retryable;
  if (definition.http_status === 401) reply.header('www-authenticate', 'Bearer');
  if (definition.http_status === 503 && !reply.hasHeader('retry-after')) reply.header('retry-after', '5');
  return reply
    .code(definition.http_status)
    .header('x-request-id', request.id)
    .type('application/problem+json')
    .send(JSON.stringify(problemOf(failure, request.id, errors)));
}

/** Answers what is no HTTP, for which there is no request yet: the connection is closed after it. */
export function answerBrokenHttp(error: NodeJS.ErrnoException, socket: Socket): void {
  // The client is gone, or an earlier answer may be under way, which nothing may be written into.
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy();
    return;
  }
  const failure =
    error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? new AnalyticsError('REQUEST_TIMEOUT', 'Expected the whole request in time, found a part of it.')
      : new AnalyticsError(
          'INVALID_REQUEST',
          `Expected an HTTP request, found what cannot be read as one: ${error.code}.`,
        );
  const { http_status } = failure.definition;
  const request_id = randomUUID();
  const body = JSON.stringify(problemOf(failure, request_id));
  const head = [
    `HTTP/1.1 ${http_status} ${STATUS_CODES[http_status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-Request-Id: ${request_id}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
  // A client that keeps its end open would hold what its request holds.
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function problemOf(failure: AnalyticsError, request_id: string, errors?: Problem['errors']): Problem {
  const { code, message, definition } = failure;
  return {
    type: `urn:analytics:error:${code}`,
    title: definition.title,
    status: definition.http_status,
    code,
    detail: message,
    remedy: definition.remedy,
    retryable: definition.retryable,
    request_id,
    ...(errors === undefined ? {} : { errors }),
  };
}

/**
 * Failures of the service whose messages are written for clients: they name slices, tables, counts and the provider, no
 * path and no statement.
 */
const IN_OUR_WORDS: ReadonlySet<ErrorCode> = new Set([
  'SERVICE_BUSY',
  'SLICE_DAMAGED',
  'CASE_FILE_DAMAGED',
  'DATA_DIR_DAMAGED',
  'SIGN_IN_UNAVAILABLE',
]);

/** What failed of ours may quote the engine, its statement or a path: clients learn only that it failed. */
function withoutForeignWords(failure: AnalyticsError): AnalyticsError {
  const { http_status, title } = failure.definition;
  if (http_status < 500 || IN_OUR_WORDS.has(failure.code)) return failure;
  const message = `Expected to answer, found: ${title}; the log has the rest under this request_id.`;
  return new AnalyticsError(failure.code, message);
}

function explain(error: FastifyError): Found {
  if (error instanceof AnalyticsError) return { code: error.code, detail: error.message };
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//u, '').replaceAll('/', '.'),
      message: issue.message ?? 'not as expected',
    }));
    const first = errors[0]?.path.split('.').at(-1) ?? '';
    const list = errors.map(({ path, message }) => `${path === '' ? 'the request' : path}: ${message}`).join('; ');
    return {
      code: (Object.hasOwn(CODE_OF_PARAMETER, first) ? CODE_OF_PARAMETER[first] : undefined) ?? 'INVALID_REQUEST',
      detail: `Expected a request as /docs describes it, found ${list.slice(0, 1000)}.`,
      errors: errors.slice(0, 50),
    };
  }
  const known = CODE_OF_FASTIFY[error.code];
  if (known !== undefined) return { code: known, detail: `Expected a body that can be read, found: ${error.message}.` };
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500) {
    return {
      code: 'INVALID_REQUEST',
      detail: `Expected a valid request, found: ${STATUS_CODES[status] ?? 'another'}.`,
    };
  }
  return { code: 'INTERNAL', detail: 'Expected to answer, found a defect; the log has it under this request_id.' };
}
