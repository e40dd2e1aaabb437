/** The parameters of typologies, and what changing them would do. */
import { listedPreview, listedPreviewSchema, parseNetworkName, savedSettingRowSchema } from '@analytics/domain';
import { savedSettingsLog } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import { whileConnected } from '../while-connected.ts';
import type { ApiServer } from '../api-server.ts';
import { idempotencyHeaders, limitParameter, networkQuery, noteText, sliceQuery, sliceFields } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const tags = ['typologies'];

/** A number, a switch, a word, or a list; a run's own parser decides whether it fits. */
const settingValue = z
  .union([z.number(), z.string(), z.boolean(), z.null(), z.array(z.unknown())])
  .meta({ description: 'As the settings file would hold it.' });

const parameterSchema = z
  .object({
    path: z.string(),
    value: settingValue.meta({ description: 'What a run would read now.' }),
    configured: settingValue.meta({ description: 'What it would read without what was saved.' }),
    is_saved: z.boolean(),
    default: z.string().meta({ description: 'As JSON.' }),
    unit: z.string(),
    range: z.string(),
    reason: z.string().meta({ description: 'Why this default.' }),
  })
  .meta({ id: 'TypologyParameter' });

export const typologySchema = z
  .object({
    typology_type: z.string(),
    fatf_category: z.string().meta({ description: 'Empty for settings that several typologies share.' }),
    innocent_reading: z.string(),
    parameters: z.array(parameterSchema),
  })
  .meta({ id: 'Typology' });

const changesField = z
  .array(
    z.strictObject({
      path: z
        .string()
        .regex(
          /^typologies\.[a-z0-9_]{1,64}(\.[a-z0-9_]{1,64}){1,4}$/u,
          'expected a path as /api/v1/typologies gives it',
        ),
      value: settingValue.meta({ description: 'null gives the parameter back to the configured value.' }),
    }),
  )
  .min(1)
  .max(50);

export function registerTypologyRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/typologies',
    config: { scope: 'read' },
    schema: {
      operationId: 'listTypologies',
      tags,
      summary: 'The typologies with their parameters as they stand for a network',
      querystring: networkQuery,
      response: answers(z.object({ network: z.string(), typologies: z.array(typologySchema) })),
    },
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      await app.service.databases.of(network, 'reads');
      return { network, typologies: z.array(typologySchema).parse(await app.service.analyses.typologies(network)) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/typologies/preview',
    config: { scope: 'run' },
    schema: {
      operationId: 'previewTypologies',
      tags,
      summary: 'Which alerts changed parameters would add to a slice and remove from it; nothing is saved',
      description:
        'Compares the window under the settings that a run would read now with the same window under the changed ones.',
      querystring: sliceQuery,
      body: z.strictObject({ changes: changesField }),
      response: answers(z.object({ ...sliceFields, ...listedPreviewSchema.shape })),
    },
    handler: async (request, reply) => {
      const { network, window, slice } = await sliceOf(app.service, request.query);
      const found = await app.service.analyses.preview(network, window, request.body.changes, whileConnected(reply));
      return { ...slice, ...listedPreview(found) };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/typologies/parameters',
    config: { scope: 'admin' },
    schema: {
      operationId: 'saveParameters',
      tags,
      summary: 'Save parameters of typologies for a network: its next run reads them',
      description:
        'They lie over the configured settings and under those that a run is asked for with. What is published stays as it is.',
      querystring: networkQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ changes: changesField, reason: noteText(2000).min(1) }),
      response: answers(z.object({ network: z.string(), changes: z.array(savedSettingRowSchema) })),
    },
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      await app.service.databases.of(network, 'reads');
      const { changes, reason } = request.body;
      return {
        network,
        changes: await app.service.analyses.save(network, changes, { reason, saved_by: request.key_name }),
      };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/typologies/parameters/changes',
    config: { scope: 'read' },
    schema: {
      operationId: 'listParameterChanges',
      tags,
      summary: 'What was saved, by whom and why, newest first',
      querystring: networkQuery.extend({ limit: limitParameter(50, 1000) }),
      response: answers(z.object({ network: z.string(), changes: z.array(savedSettingRowSchema) })),
    },
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      const database = await app.service.databases.of(network, 'reads');
      return { network, changes: await savedSettingsLog(database, request.query.limit) };
    },
  });
}
