/** Questions about a slice that read its window again, the parameters of typologies, and how well the slice's alerts did. */
import { chapterExplanationSchema, previewedAlertSchema, savedSettingRowSchema } from '@analytics/domain';
import { z } from 'zod';
import {
  addressParameter,
  idempotencyHeaders,
  limitParameter,
  networkQuery,
  noteText,
  sliceFields,
  sliceQuery,
} from './parameters.ts';
import { answers, type RouteContract } from './route-contract.ts';

const tags = ['typologies'];

export const explainAddress = {
  method: 'GET',
  url: '/api/v1/addresses/:address/explanation',
  scope: 'read',
  schema: {
    operationId: 'explainAddress',
    tags: ['addresses'],
    summary: 'Why an address was or was not named: which typologies came near, which condition failed, by how much',
    description:
      'Reads the window again under the settings that a run would read now; one question is answered at a time.',
    params: z.strictObject({ address: addressParameter }),
    querystring: sliceQuery,
    response: answers(
      z.object({
        ...sliceFields,
        address: z.string(),
        chapters: z
          .array(chapterExplanationSchema)
          .meta({ description: 'Those that named it first, then by how little they missed it.' }),
      }),
    ),
  },
} as const satisfies RouteContract;

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

export const listTypologies = {
  method: 'GET',
  url: '/api/v1/typologies',
  scope: 'read',
  schema: {
    operationId: 'listTypologies',
    tags,
    summary: 'The typologies with their parameters as they stand for a network',
    querystring: networkQuery,
    response: answers(z.object({ network: z.string(), typologies: z.array(typologySchema) })),
  },
} as const satisfies RouteContract;

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

const AT_MOST = { description: 'At most 50, those to be read first first.' };
const previewedAlerts = z.object({ count: z.int(), examples: z.array(previewedAlertSchema).meta(AT_MOST) });
const changedAlerts = z
  .object({
    count: z.int(),
    examples: z.array(z.object({ before: previewedAlertSchema, after: previewedAlertSchema })).meta(AT_MOST),
  })
  .meta({ description: 'The same scheme, told with other transfers or another severity.' });

export const previewTypologies = {
  method: 'POST',
  url: '/api/v1/typologies/preview',
  scope: 'run',
  schema: {
    operationId: 'previewTypologies',
    tags,
    summary: 'Which alerts changed parameters would add to a slice and remove from it; nothing is saved',
    description:
      'Compares the window under the settings that a run would read now with the same window under the changed ones.',
    querystring: sliceQuery,
    body: z.strictObject({ changes: changesField }),
    response: answers(
      z.object({
        ...sliceFields,
        before_count: z.int(),
        after_count: z.int(),
        gained: previewedAlerts,
        lost: previewedAlerts,
        changed: changedAlerts,
      }),
    ),
  },
} as const satisfies RouteContract;

export const saveParameters = {
  method: 'POST',
  url: '/api/v1/typologies/parameters',
  scope: 'admin',
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
} as const satisfies RouteContract;

export const listParameterChanges = {
  method: 'GET',
  url: '/api/v1/typologies/parameters/changes',
  scope: 'read',
  schema: {
    operationId: 'listParameterChanges',
    tags,
    summary: 'What was saved, by whom and why, newest first',
    querystring: networkQuery.extend({ limit: limitParameter(50, 1000) }),
    response: answers(z.object({ network: z.string(), changes: z.array(savedSettingRowSchema) })),
  },
} as const satisfies RouteContract;

export const getEvaluation = {
  method: 'GET',
  url: '/api/v1/evaluation',
  scope: 'read',
  schema: {
    operationId: 'getEvaluation',
    tags,
    summary: 'What "analytics evaluate" measured last for a slice of a simulated network',
    querystring: sliceQuery,
    response: answers(
      z.object({
        ...sliceFields,
        evaluation: z
          .object({
            evaluated_at_ms: z.number(),
            is_current: z.boolean().meta({ description: 'False once another run has published the slice.' }),
            measures: z.array(
              z.object({ scope: z.string(), name: z.string(), measure: z.string(), value: z.number() }),
            ),
          })
          .nullable()
          .meta({ description: 'null where the slice was never evaluated.' }),
      }),
    ),
  },
} as const satisfies RouteContract;
