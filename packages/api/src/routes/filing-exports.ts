/** Filings as files: goAML, FinCEN, a page to print, the document; and the validation of the goAML file. */
import { FILING_FORMATS, MAX_FILING_BYTES, MAX_XSD_FILES, filingFile } from '@analytics/domain';
import { validateFiling } from '@analytics/jobs';
import { readFiling } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import { networkQuery } from '../parameters.ts';
import { filingParams, versionParameter } from './filings.ts';

const tags = ['filings'];

export function registerFilingExportRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/filings/:filing_id/export',
    config: { scope: 'read' },
    schema: {
      operationId: 'exportFiling',
      tags,
      summary: 'A version of a filing as a file, which names version and digest and says whether it is approved',
      params: filingParams,
      querystring: networkQuery.extend({ format: z.enum(FILING_FORMATS), version: versionParameter }),
      response: {
        ...answers(z.unknown()),
        200: {
          description: 'The file. The same version gives the same bytes.',
          content: {
            'application/xml': { schema: z.string() },
            'application/json': { schema: z.string() },
            'text/html': { schema: z.string() },
          },
        },
      },
    },
    handler: async (request, reply): Promise<never> => {
      const { network, service } = await networkPlaceOf(app.service, request.query);
      const filing = await readFiling(service, network, request.params.filing_id, request.query.version);
      const { file_name, media_type, text } = filingFile(request.query.format, filing.document, filing);
      return await (reply
        .header('content-disposition', `attachment; filename="${file_name}"`)
        .header('cache-control', 'private, no-cache')
        .type(media_type)
        .serializer(String)
        .send(text) as unknown as Promise<never>);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/validate',
    config: { scope: 'read' },
    bodyLimit: MAX_FILING_BYTES,
    schema: {
      operationId: 'validateFiling',
      tags,
      summary: 'Validate the goAML file of a version against an XSD that is sent with it; nothing is kept',
      params: filingParams,
      querystring: networkQuery.extend({ version: versionParameter }),
      body: z.strictObject({
        files: z
          .array(
            z.strictObject({
              file_name: z.string().regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}$/u, 'expected a name of a file'),
              content: z.string(),
            }),
          )
          .min(1)
          .max(MAX_XSD_FILES)
          .meta({
            description: 'The schema first, then the files that it includes, by the names that it has for them.',
          }),
      }),
      response: answers(
        z.object({
          version: z.int(),
          is_valid: z.boolean(),
          faults: z
            .array(z.object({ line: z.int(), field: z.string(), message: z.string() }))
            .meta({ description: 'The first 200, with the field of the form that each belongs to.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { network, service } = await networkPlaceOf(app.service, request.query);
      const filing = await readFiling(service, network, request.params.filing_id, request.query.version);
      const { is_valid, faults } = await validateFiling(filing.document, filing, request.body.files);
      return { version: filing.version, is_valid, faults };
    },
  });
}
