/** The audit trail: every decision that people made, in a chain of digests. */
import { AUDIT_KINDS, auditEntrySchema, auditReportSchema, type AuditKind } from '@analytics/domain';
import { auditEntries, recordDecisions, verifyAuditTrail } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkPlaceOf } from '../network-of-request.ts';
import { limitParameter, networkQuery, noteText } from '../parameters.ts';

const tags = ['audit'];
const KINDS = Object.keys(AUDIT_KINDS) as [AuditKind, ...AuditKind[]];

export function registerAuditTrailRoutes(app: ApiServer): void {
  /** What was decided by command or before there was a trail is recorded when it is first looked at. */
  const placeOf = async (query: { network: string }) => await networkPlaceOf(app.service, query);

  app.route({
    method: 'GET',
    url: '/api/v1/audit/trail',
    config: { scope: 'read' },
    schema: {
      operationId: 'listAuditTrail',
      tags,
      summary: 'Every decision that people made, newest first, in a chain of digests',
      querystring: networkQuery.extend({
        kind: z.enum(KINDS).optional(),
        subject: noteText(300).optional().meta({ description: 'An alert, address, rule, setting, canvas or filing.' }),
        actor: noteText(100).optional(),
        before_number: z.coerce
          .number()
          .int()
          .min(0)
          .max(Number.MAX_SAFE_INTEGER)
          .default(0)
          .meta({ description: 'Only entries before it: pages that stay as they are while others are recorded.' }),
        limit: limitParameter(100, 1000),
        offset: z.coerce.number().int().min(0).max(100_000_000).default(0),
      }),
      response: answers(z.object({ entries: z.array(auditEntrySchema), has_more: z.boolean() })),
    },
    handler: async (request) => {
      const { kind = '', subject = '', actor = '', before_number, limit, offset: row_offset } = request.query;
      const { network, database, service } = await placeOf(request.query);
      await recordDecisions(service, database, network, app.service.now_ms());
      const page = { kind, subject, actor, before_number, row_limit: limit + 1, row_offset };
      const found = await auditEntries(service, network, page);
      return { entries: found.slice(0, limit), has_more: found.length > limit };
    },
  });

  app.route({
    method: 'GET',
    url: '/api/v1/audit/trail/verification',
    config: { scope: 'read' },
    schema: {
      operationId: 'verifyAuditTrail',
      tags,
      summary: 'Compare the chain with itself and with the decisions in their tables',
      querystring: networkQuery.extend({
        known_digest: z
          .string()
          .regex(/^[0-9a-f]{64}$/u, 'expected 64 hex digits')
          .optional()
          .meta({ description: 'A last_digest from before: an entry must have it.' }),
      }),
      response: answers(auditReportSchema),
    },
    handler: async (request) => {
      const { network, database, service } = await placeOf(request.query);
      return await verifyAuditTrail(service, database, network, request.query.known_digest);
    },
  });
}
