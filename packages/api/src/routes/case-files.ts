/** Files that are attached to cases: sent as bytes, and given back as a download only. */
import { Readable } from 'node:stream';
import { AnalyticsError, caseFileSchema, caseFileType, cleanFileName } from '@analytics/domain';
import { attachFile, caseWork, detachFile, fileBytes } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { actorOf, caseOfRequest } from '../case-of-request.ts';
import { idParameter, idempotencyHeaders, sliceQuery } from '../parameters.ts';
import { receivedFile } from '../received-file.ts';
import { sendStream } from '../send-stream.ts';
import { caseParams, caseReason } from './case-work.ts';

const tags = ['case work'];
const fileParams = caseParams.extend({ file_id: idParameter });
const BYTES = 'application/octet-stream';

export function registerCaseFileRoutes(app: ApiServer): void {
  registerDownload(app);
  registerRemoval(app);
  // Bytes are read of uploads only: other routes take JSON.
  app.register((uploads, _options, done) => {
    uploads.addContentTypeParser(BYTES, (_request, payload, parsed) => {
      parsed(null, payload);
    });
    registerUpload(uploads);
    done();
  });
}

function registerUpload(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/files',
    config: { scope: 'run' },
    schema: {
      operationId: 'attachCaseFile',
      tags,
      summary: 'Attach a file to a case: PDF, PNG, JPEG, WebP, DOCX, XLSX, EML, JSON, CSV or text, by its content',
      description:
        'The body is the bytes. A file that is attached already is attached once. More than API_CASE_FILE_BYTES are refused with BODY_TOO_LARGE before they are read.',
      consumes: [BYTES],
      params: caseParams,
      querystring: sliceQuery.extend({
        file_name: z.string().min(1).max(1000).meta({
          description: 'Folders, control characters and what turns letters around are left out of it.',
        }),
      }),
      body: z.unknown().meta({ description: 'The bytes of the file.' }),
      response: answers(caseFileSchema),
    },
    handler: async (request, reply) => {
      const { limits, now_ms } = app.service;
      const leave = app.service.upload_places.take(request.client);
      try {
        const bytes = await receivedFile(request, reply, {
          most_bytes: limits.case_file_bytes,
          timeout_ms: limits.request_timeout_ms,
        });
        const file_name = cleanFileName(request.query.file_name);
        const media_type = caseFileType(bytes, file_name);
        const { place, case_id } = await caseOfRequest(app.service, request.query, request.params.cluster_id);
        const file = { file_name, media_type, bytes };
        const file_id = await attachFile(place, case_id, file, limits.case_files, actorOf(request), now_ms());
        const { resident } = await caseOfRequest(app.service, request.query, case_id);
        const { files } = await caseWork(place, await resident.case_book(), case_id, []);
        return fileNamed(files, file_id);
      } finally {
        leave();
      }
    },
  });
}

function registerDownload(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/cases/:cluster_id/work/files/:file_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getCaseFile',
      tags,
      summary: 'The bytes of a file, as a download',
      produces: [BYTES],
      params: fileParams,
      querystring: sliceQuery,
    },
    handler: async (request, reply): Promise<never> => {
      const { cluster_id, file_id } = request.params;
      const { place, book } = await caseOfRequest(app.service, request.query, cluster_id);
      const file = fileNamed((await caseWork(place, book, cluster_id, [])).files, file_id);
      if (file.removed_by !== '') throw noFile(file_id);
      const bytes = await fileBytes(place.service, place.network, file);
      reply
        .header('content-disposition', dispositionOf(file.file_name))
        .header('content-length', String(file.byte_count))
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', "sandbox; default-src 'none'")
        .type(BYTES);
      return await sendStream(reply, Readable.from(bytes));
    },
  });
}

function registerRemoval(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/files/:file_id/remove',
    config: { scope: 'run' },
    schema: {
      operationId: 'removeCaseFile',
      tags,
      summary: 'Attach a file no longer; who removed it, when and why stays',
      description: 'Whoever attached it may, the owner of the case, and the scope lead.',
      params: fileParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ reason: caseReason }),
      response: answers(z.object({ case_id: z.string(), file_id: z.string() })),
    },
    handler: async (request) => {
      const { cluster_id, file_id } = request.params;
      const { place, case_id } = await caseOfRequest(app.service, request.query, cluster_id);
      await detachFile(place, case_id, file_id, request.body.reason, actorOf(request), app.service.now_ms());
      return { case_id, file_id };
    },
  });
}

function fileNamed<File extends { readonly file_id: string }>(files: readonly File[], file_id: string): File {
  const found = files.find((one) => one.file_id === file_id);
  if (found === undefined) throw noFile(file_id);
  return found;
}

function noFile(file_id: string): AnalyticsError {
  return new AnalyticsError('CASE_ITEM_NOT_FOUND', `Expected a file ${JSON.stringify(file_id)}, found none.`);
}

/** A plain name for clients that know no other, and the real one (RFC 6266). */
function dispositionOf(file_name: string): string {
  const plain = file_name.normalize('NFKD').replaceAll(/[^\w. ()-]/gu, '_');
  const encoded = encodeURIComponent(file_name).replaceAll(/['()*]/gu, (one) => `%${one.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
