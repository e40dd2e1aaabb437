/** Alerts, decisions about them, suppression rules and cases. */
import {
  addressNameSchema,
  DISPOSITION_STATUSES,
  DRAWINGS,
  alertRowSchema,
  alertSummarySchema,
  caseRowSchema,
  detectionRowSchema,
  dispositionRowSchema,
  falsePositiveRowSchema,
  suppressionRowSchema,
  transferRowSchema,
} from '@analytics/domain';
import { ALERT_SORTS, CASE_SORTS } from '@analytics/storage';
import { z } from 'zod';
import {
  addressParameter,
  cursorParameter,
  dateParameter,
  flagParameter,
  idParameter,
  idempotencyHeaders,
  limitParameter,
  listOf,
  networkQuery,
  nextCursor,
  noteText,
  orderParameter,
  sliceFields,
  sliceQuery,
  statusParameter,
  wordParameter,
} from './parameters.ts';
import { answers, type RouteContract } from './route-contract.ts';

const alertParams = z.strictObject({ alert_id: idParameter });

export const listAlerts = {
  method: 'GET',
  url: '/api/v1/alerts',
  scope: 'read',
  schema: {
    operationId: 'listAlerts',
    tags: ['alerts'],
    summary: 'The alerts of a slice: filtered, sorted, page by page',
    querystring: sliceQuery.extend({
      severity: listOf(wordParameter),
      typology_type: listOf(wordParameter),
      status: listOf(statusParameter),
      assignee: noteText(200).optional(),
      address: addressParameter.optional().meta({ description: 'Alerts that involve it.' }),
      cluster_id: idParameter.optional(),
      q: noteText(200)
        .optional()
        .meta({ description: 'Words that the description, the address or the id must hold, in any case.' }),
      min_volume_usd: z.coerce.number().min(0).max(1e18).optional(),
      min_confidence: z.coerce.number().min(0).max(1).optional(),
      first_seen_from: dateParameter.optional(),
      include_suppressed: flagParameter,
      sort: z.enum(ALERT_SORTS).default('rank'),
      order: orderParameter.optional().meta({ description: 'Default: asc for rank, else desc.' }),
      limit: limitParameter(100, 1000),
      after: cursorParameter,
    }),
    response: answers(
      z.object({
        ...sliceFields,
        alerts: z.array(alertSummarySchema),
        total_count: z.int().meta({ description: 'Alerts that pass the filter, on all pages.' }),
        next_cursor: nextCursor,
      }),
    ),
  },
} as const satisfies RouteContract;

export const verificationSchema = z
  .object({
    is_verified: z.boolean(),
    listed_count: z.int().meta({ description: 'Evidence transfers that were looked up.' }),
    found_count: z.int(),
    claimed_volume_usd: z.string(),
    found_volume_usd: z.string(),
    failures: z.array(z.string()).meta({ description: 'In words; empty where all matches.' }),
  })
  .meta({ id: 'Verification' });
export type VerificationAnswer = z.infer<typeof verificationSchema>;

export const alertDetailSchema = alertRowSchema
  .extend({
    drawing: z.enum(DRAWINGS).meta({ description: 'The drawing that fits its typology.' }),
    transfers: z.array(transferRowSchema).meta({ description: 'The evidence as it was ingested, in order of time.' }),
    labels: z
      .array(addressNameSchema)
      .meta({ description: 'What the involved addresses are called, where a label names them.' }),
    detections: z.array(detectionRowSchema),
    dispositions: z.array(dispositionRowSchema).meta({ description: 'Everything that was decided, newest first.' }),
    suppression_rules: z.array(suppressionRowSchema),
    case: caseRowSchema.nullable(),
  })
  .meta({ id: 'AlertDetail' });

export const getAlert = {
  method: 'GET',
  url: '/api/v1/alerts/:alert_id',
  scope: 'read',
  schema: {
    operationId: 'getAlert',
    tags: ['alerts'],
    summary: 'One alert with its evidence, its transfers, its case and what was decided',
    params: alertParams,
    querystring: sliceQuery,
    response: answers(alertDetailSchema),
  },
} as const satisfies RouteContract;

export const verifyAlert = {
  method: 'POST',
  url: '/api/v1/alerts/:alert_id/verify',
  scope: 'read',
  schema: {
    operationId: 'verifyAlert',
    tags: ['alerts'],
    summary: 'Replay the evidence of an alert against the ingested transfers',
    params: alertParams,
    querystring: sliceQuery,
    response: answers(verificationSchema),
  },
} as const satisfies RouteContract;

const decision = {
  status: z.enum(DISPOSITION_STATUSES).optional().meta({ description: 'Each alert keeps its own unless given.' }),
  reason: noteText(2000).default('').meta({ description: 'Required for false_positive.' }),
  assignee: noteText(200).optional().meta({ description: 'Each alert keeps its own unless given; empty: nobody.' }),
  note: noteText(10_000).default(''),
  seen_decided_at_ms: z.int().min(0).optional().meta({
    description:
      'decided_at_ms of the newest decision that was seen, 0 for none: refused with DECISION_CONFLICT where a newer one was made since.',
  }),
};
const hasReason = (given: { status?: string | undefined; reason: string }): boolean =>
  given.status !== 'false_positive' || given.reason.trim() !== '';
const REASON_REQUIRED = { message: 'expected a reason for false_positive', path: ['reason'] };

export const decideAlert = {
  method: 'POST',
  url: '/api/v1/alerts/:alert_id/dispositions',
  scope: 'run',
  schema: {
    operationId: 'decideAlert',
    tags: ['alerts'],
    summary: 'Say what was decided about an alert; what was said before stays in the log',
    params: alertParams,
    querystring: networkQuery,
    headers: idempotencyHeaders,
    body: z.strictObject(decision).refine(hasReason, REASON_REQUIRED),
    response: answers(dispositionRowSchema),
  },
} as const satisfies RouteContract;

export const decideAlerts = {
  method: 'POST',
  url: '/api/v1/alerts/dispositions',
  scope: 'run',
  schema: {
    operationId: 'decideAlerts',
    tags: ['alerts'],
    summary: 'Decide many alerts at once, all or none',
    querystring: networkQuery,
    headers: idempotencyHeaders,
    body: z
      .strictObject({ alert_ids: z.array(idParameter).min(1).max(1000), ...decision })
      .refine(hasReason, REASON_REQUIRED),
    response: answers(z.object({ dispositions: z.array(dispositionRowSchema) })),
  },
} as const satisfies RouteContract;

export const listDispositions = {
  method: 'GET',
  url: '/api/v1/alerts/:alert_id/dispositions',
  scope: 'read',
  schema: {
    operationId: 'listDispositions',
    tags: ['alerts'],
    summary: 'Everything that was decided about an alert, newest first',
    params: alertParams,
    querystring: networkQuery,
    response: answers(z.object({ dispositions: z.array(dispositionRowSchema) })),
  },
} as const satisfies RouteContract;

export const falsePositiveRates = {
  method: 'GET',
  url: '/api/v1/typologies/false-positive-rates',
  scope: 'read',
  schema: {
    operationId: 'falsePositiveRates',
    tags: ['alerts'],
    summary: 'How often people found an alert of each typology to be false',
    querystring: networkQuery,
    response: answers(z.object({ rates: z.array(falsePositiveRowSchema) })),
  },
} as const satisfies RouteContract;

export const listSuppressionRules = {
  method: 'GET',
  url: '/api/v1/suppression-rules',
  scope: 'read',
  schema: {
    operationId: 'listSuppressionRules',
    tags: ['alerts'],
    summary: 'Which alerts are not shown for some time, and why; newest first, ended ones included',
    querystring: networkQuery,
    response: answers(z.object({ rules: z.array(suppressionRowSchema) })),
  },
} as const satisfies RouteContract;

export const addSuppressionRule = {
  method: 'POST',
  url: '/api/v1/suppression-rules',
  scope: 'run',
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
} as const satisfies RouteContract;

export const endSuppressionRule = {
  method: 'POST',
  url: '/api/v1/suppression-rules/:rule_id/end',
  scope: 'run',
  schema: {
    operationId: 'endSuppressionRule',
    tags: ['alerts'],
    summary: 'End a suppression rule before it expires; it stays in the list',
    params: z.strictObject({ rule_id: idParameter }),
    querystring: networkQuery,
    headers: idempotencyHeaders,
    response: answers(suppressionRowSchema),
  },
} as const satisfies RouteContract;

export const listCases = {
  method: 'GET',
  url: '/api/v1/cases',
  scope: 'read',
  schema: {
    operationId: 'listCases',
    tags: ['cases'],
    summary: 'The cases of a slice: alerts that belong together',
    querystring: sliceQuery.extend({
      severity: listOf(wordParameter),
      typology_type: listOf(wordParameter).meta({ description: 'Cases with an alert of one of them.' }),
      address: addressParameter.optional(),
      q: noteText(200).optional().meta({
        description: 'Words that the descriptions of its alerts, its addresses or its id must hold, in any case.',
      }),
      min_volume_usd: z.coerce.number().min(0).max(1e18).optional(),
      min_open_alerts: z.coerce
        .number()
        .int()
        .min(0)
        .max(1_000_000)
        .optional()
        .meta({ description: '1: cases with an alert that nobody has decided.' }),
      sort: z.enum(CASE_SORTS).default('rank'),
      order: orderParameter.optional().meta({ description: 'Default: asc for rank, else desc.' }),
      limit: limitParameter(100, 1000),
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
    }),
    response: answers(
      z.object({ ...sliceFields, cases: z.array(caseRowSchema), total_count: z.int(), has_more: z.boolean() }),
    ),
  },
} as const satisfies RouteContract;

export const getCase = {
  method: 'GET',
  url: '/api/v1/cases/:cluster_id',
  scope: 'read',
  schema: {
    operationId: 'getCase',
    tags: ['cases'],
    summary: 'One case with its alerts and their transfers',
    params: z.strictObject({ cluster_id: idParameter }),
    querystring: sliceQuery,
    response: answers(
      caseRowSchema.extend({
        ...sliceFields,
        alerts: z.array(alertSummarySchema),
        transfers: z
          .array(transferRowSchema)
          .meta({ description: 'Distinct evidence of its alerts, in order of time.' }),
      }),
    ),
  },
} as const satisfies RouteContract;
