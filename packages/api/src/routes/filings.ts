/** Filings: reports to an authority, drafted from alerts and cases, in versions. */
import {
  FILING_SUBJECTS,
  MAX_FILING_BYTES,
  MAX_FILING_NOTE,
  filingDocumentSchema,
  filingNotices,
  filingStatusSchema,
  filingVersionSchema,
  isRealDate,
  missingFields,
  storedFilingSchema,
} from '@analytics/domain';
import { draftOfAlerts } from '@analytics/jobs';
import {
  actOnFiling,
  createFiling,
  filingVersions,
  listFilings as readFilings,
  namesOfOnePerson,
  readFiling,
  type FilingAct,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import {
  dateParameter,
  idParameter,
  idempotencyHeaders,
  limitParameter,
  networkQuery,
  noteText,
  sliceQuery,
} from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const tags = ['filings'];
export const filingParams = z.strictObject({ filing_id: idParameter });
export const versionParameter = z.coerce
  .number()
  .int()
  .min(1)
  .max(1_000_000)
  .optional()
  .meta({ description: 'Default: the newest.' });
const seenVersion = z.int().min(1).meta({
  description: 'The newest version that was seen: where there is a newer one, the answer is FILING_CONFLICT.',
});
const realDate = dateParameter.refine(isRealDate, 'expected a date of the calendar');
const note = noteText(MAX_FILING_NOTE).default('');
const reason = noteText(MAX_FILING_NOTE).regex(/\S/u, 'expected a reason');

export const filingSchema = filingVersionSchema
  .extend({
    document: storedFilingSchema,
    newest_version: z.int(),
    superseded_by: z
      .int()
      .meta({ description: 'The version that took the approval of this one back; 0 where none did.' }),
    missing: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .meta({ description: 'Required fields that are empty: they keep it from being submitted and approved.' }),
    notices: z.array(z.object({ sentence_id: z.string(), figure: z.string(), message: z.string() })).meta({
      description:
        'What to look at: sums that do not match, links to transactions that are left out, texts that a form cuts off.',
    }),
    allows_own_approval: z.boolean().meta({ description: 'Whether who drafted it may approve it here.' }),
  })
  .meta({ id: 'Filing' });

export function registerFilingRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/filings',
    config: { scope: 'read' },
    schema: {
      operationId: 'listFilings',
      tags,
      summary: 'The filings of a network as they are now, changed last first',
      querystring: networkQuery.extend({
        status: filingStatusSchema.optional(),
        subject_id: idParameter.optional().meta({ description: 'An alert_id or cluster_id.' }),
        drafted_by: noteText(200).optional(),
        limit: limitParameter(50, 500),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(
        z.object({ filings: z.array(filingVersionSchema), total_count: z.int(), has_more: z.boolean() }),
      ),
    },
    handler: async (request) => {
      const { status = '', subject_id = '', drafted_by = '', limit, offset } = request.query;
      const { network, service } = await networkPlaceOf(app.service, request.query);
      const page = { status, subject_id, drafted_by, row_limit: limit, row_offset: offset } as const;
      const { filings, total_count } = await readFilings(service, network, page);
      return { filings, total_count, has_more: offset + filings.length < total_count };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/filings/:filing_id',
    config: { scope: 'read' },
    schema: {
      operationId: 'getFiling',
      tags,
      summary: 'A filing with its document, what it lacks and which sums do not match: the newest version, or another',
      params: filingParams,
      querystring: networkQuery.extend({ version: versionParameter }),
      response: answers(filingSchema),
    },
    handler: async (request) => {
      const { network, service } = await networkPlaceOf(app.service, request.query);
      const { filing_id } = request.params;
      const found = await readFiling(service, network, filing_id, request.query.version);
      const first = found.version === 1 ? found : await readFiling(service, network, filing_id, 1);
      const { versions } = await filingVersions(service, network, filing_id);
      return {
        ...found,
        newest_version: versions.length,
        missing: missingFields(found.document),
        notices: filingNotices(found.document, first.document),
        allows_own_approval: app.service.filing.allow_own_approval,
      };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/filings/:filing_id/versions',
    config: { scope: 'read' },
    schema: {
      operationId: 'listFilingVersions',
      tags,
      summary: 'Every version of a filing, without its document, the first of them first',
      params: filingParams,
      querystring: networkQuery,
      response: answers(
        z.object({
          versions: z.array(filingVersionSchema),
          damaged_version: z.int().meta({
            description:
              'The version that is not what was saved: it and those after it are left out. 0 where all are sound.',
          }),
        }),
      ),
    },
    handler: async (request) => {
      const { network, service } = await networkPlaceOf(app.service, request.query);
      const { versions, damaged_version } = await filingVersions(service, network, request.params.filing_id);
      return { versions: [...versions], damaged_version };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings',
    config: { scope: 'run' },
    schema: {
      operationId: 'createFiling',
      tags,
      summary: 'Draft a filing of an alert or a case, from its story and its evidence',
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        subject_kind: z.enum(FILING_SUBJECTS),
        subject_id: idParameter.meta({ description: 'The alert_id or cluster_id.' }),
      }),
      response: answers(filingVersionSchema),
    },
    handler: async (request) => {
      const { network, resident, window } = await sliceOf(app.service, request.query);
      const { filing, databases, now_ms } = app.service;
      const question = { network, window, ...request.body };
      const document = await draftOfAlerts(databases.service, resident, filing, question, now_ms());
      return await createFiling(databases.service, network, document, request.key_name, now_ms());
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/versions',
    config: { scope: 'run' },
    bodyLimit: MAX_FILING_BYTES,
    schema: {
      operationId: 'saveFiling',
      tags,
      summary: 'Save the next version of a filing: it is a draft again, whatever it was',
      description:
        'Transactions and origin must be those of the first version; a transaction is left out with is_chosen. Amending a filed report takes a note that says why; its number and date stay. Where somebody changed it after seen_version, nothing is saved: the answer says who did, and when.',
      params: filingParams,
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ document: filingDocumentSchema, seen_version: seenVersion, note }),
      response: answers(filingVersionSchema),
    },
    handler: async (request) => {
      const { network, service } = await networkPlaceOf(app.service, request.query);
      const act = { action: 'saved', done_by: request.key_name, ...request.body } as const;
      return await actOnFiling(service, network, request.params.filing_id, act, app.service.now_ms());
    },
  });

  registerActs(app);
}

/** What is done with a filing as it stands. */
function registerActs(app: ApiServer): void {
  const act = async (request: ActRequest, given: Omit<FilingAct, 'done_by'>) => {
    const { network, service } = await networkPlaceOf(app.service, request.query);
    const whole = { ...given, done_by: request.key_name };
    return await actOnFiling(service, network, request.params.filing_id, whole, app.service.now_ms());
  };
  const schemaOf = <T extends z.ZodType>(operationId: string, summary: string, body: T) => ({
    operationId,
    tags,
    summary,
    params: filingParams,
    querystring: networkQuery,
    headers: idempotencyHeaders,
    body,
    response: answers(filingVersionSchema),
  });
  const noted = z.strictObject({ seen_version: seenVersion, note });
  const reasoned = z.strictObject({ seen_version: seenVersion, note: reason });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/submit',
    config: { scope: 'run' },
    schema: schemaOf('submitFiling', 'Hand a draft over for review; no required field may be empty', noted),
    handler: async (request) => await act(request, { action: 'submitted', ...request.body }),
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/approve',
    config: { scope: 'lead' },
    schema: schemaOf('approveFiling', 'Approve what is in review, as somebody who wrote no version of it', noted),
    handler: async (request) => {
      const { allow_own_approval } = app.service.filing;
      const same_person = await namesOfOnePerson(app.service.databases.service, request.key_name);
      return await act(request, { action: 'approved', allow_own_approval, same_person, ...request.body });
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/return',
    config: { scope: 'lead' },
    schema: schemaOf('returnFiling', 'Send back what is in review or approved, with the reason', reasoned),
    handler: async (request) => await act(request, { action: 'returned', ...request.body }),
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/withdraw',
    config: { scope: 'run' },
    schema: schemaOf(
      'withdrawFiling',
      'Give a filing up that was never filed, with the reason; it stays readable',
      reasoned,
    ),
    handler: async (request) => await act(request, { action: 'withdrawn', ...request.body }),
  });

  app.route({
    method: 'POST',
    url: '/api/v1/filings/:filing_id/file',
    config: { scope: 'run' },
    schema: schemaOf(
      'markFilingFiled',
      'Note that an approved filing was sent to the authority, with its reference number and date',
      noted.extend({ reference_number: noteText(100).regex(/\S/u, 'expected a number'), filed_date: realDate }),
    ),
    handler: async (request) => await act(request, { action: 'filed', ...request.body }),
  });
}

interface ActRequest {
  readonly params: { readonly filing_id: string };
  readonly query: { readonly network: string };
  readonly key_name: string;
}
