/** Rules that hide alerts for some time. */
import { AnalyticsError, DAY_MS, SUPPRESSION_DAYS, suppressionRowSchema } from '@analytics/domain';
import {
  activeAddresses,
  addSuppression,
  type Database,
  endSuppression,
  listSuppressions,
  suppressionEffect,
} from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import {
  addressParameter,
  idempotencyHeaders,
  idParameter,
  networkQuery,
  noteText,
  sliceFields,
  sliceQuery,
  wordParameter,
} from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

export function registerSuppressionRoutes(app: ApiServer): void {
  const databaseOf = async (query: { network: string }): Promise<Database> =>
    (await networkPlaceOf(app.service, query)).database;
  app.route({
    method: 'GET',
    url: '/api/v1/suppression-rules',
    config: { scope: 'read' },
    schema: {
      operationId: 'listSuppressionRules',
      tags: ['alerts'],
      summary: 'Which alerts are not shown for some time, and why; newest first, ended ones included',
      querystring: networkQuery,
      response: answers(z.object({ rules: z.array(suppressionRowSchema) })),
    },
    handler: async (request) => ({
      rules: await listSuppressions(await databaseOf(request.query), app.service.now_ms()),
    }),
  });

  app.route({
    method: 'GET',
    url: '/api/v1/suppression-rules/effect',
    config: { scope: 'read' },
    schema: {
      operationId: 'suppressionEffect',
      tags: ['alerts'],
      summary: 'What a rule hides, or would hide, of the alerts of a slice, and whether its address occurs there',
      querystring: sliceQuery.extend({ typology_type: wordParameter.optional(), address: addressParameter.optional() }),
      response: answers(
        z.object({
          ...sliceFields,
          hidden_count: z.int(),
          hidden_open_count: z.int().meta({ description: 'Of them those that nobody has decided.' }),
          shared_count: z.int().meta({ description: 'Alerts that stay in sight because they suspect others too.' }),
          is_address_known: z
            .boolean()
            .meta({ description: 'False where the address has no transfer in the window; true where none is given.' }),
        }),
      ),
    },
    handler: async (request) => {
      const { typology_type = '', address = '' } = request.query;
      if (typology_type === '' && address === '')
        throw new AnalyticsError('INVALID_REQUEST', 'Expected a typology_type, an address, or both, found neither.');
      const { database, resident, window, slice } = await sliceOf(app.service, request.query);
      const effect = await suppressionEffect(resident, window, { typology_type, address }, app.service.now_ms());
      const is_address_known = address === '' || (await activeAddresses(database, window, [address])).has(address);
      return { ...slice, ...effect, is_address_known };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/suppression-rules',
    config: { scope: 'run' },
    schema: {
      operationId: 'addSuppressionRule',
      tags: ['alerts'],
      summary: 'Hide alerts of a typology, of an address, or of both together until a date',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z
        .strictObject({
          typology_type: wordParameter.or(z.literal('')).default(''),
          address: addressParameter.or(z.literal('')).default(''),
          reason: noteText(2000).min(1),
          expires_at: z.iso
            .datetime({ offset: true })
            .meta({ description: 'ISO 8601 with a zone; at most two years ahead.' }),
        })
        .refine((rule) => rule.typology_type !== '' || rule.address !== '', {
          message: 'expected a typology_type, an address, or both',
          path: ['address'],
        }),
      response: answers(suppressionRowSchema),
    },
    handler: async (request) => {
      const { expires_at, ...rule } = request.body;
      const now_ms = app.service.now_ms();
      const expires_at_ms = Date.parse(expires_at);
      if (!(expires_at_ms > now_ms && expires_at_ms <= now_ms + SUPPRESSION_DAYS.longest * DAY_MS)) {
        const message = `Expected expires_at to lie ahead by at most ${SUPPRESSION_DAYS.longest} days, found ${expires_at}.`;
        throw new AnalyticsError('INVALID_REQUEST', message);
      }
      const database = await databaseOf(request.query);
      return await addSuppression(database, { ...rule, expires_at_ms, created_by: request.key_name }, now_ms);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/suppression-rules/:rule_id/end',
    config: { scope: 'run' },
    schema: {
      operationId: 'endSuppressionRule',
      tags: ['alerts'],
      summary: 'End a suppression rule before it expires; it stays in the list',
      params: z.strictObject({ rule_id: idParameter }),
      querystring: networkQuery,
      headers: idempotencyHeaders,
      response: answers(suppressionRowSchema),
    },
    handler: async (request) => {
      const database = await databaseOf(request.query);
      return await endSuppression(database, request.params.rule_id, request.key_name, app.service.now_ms());
    },
  });
}
