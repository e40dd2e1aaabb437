/** Cases as work: whose they are, where they stand, what happened, and which are one. */
import {
  CASE_STATUSES,
  MAX_CASE_ALERTS,
  MAX_CASE_OWNER,
  MAX_CASE_REASON,
  caseEventSchema,
  caseWorkSchema,
} from '@analytics/domain';
import { caseTimeline, caseWork, changeCase, mergeCases, separateCase, splitCase } from '@analytics/storage';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { actorOf, caseOfRequest, type RequestedCase } from '../case-of-request.ts';
import { requireWorker } from '../known-worker.ts';
import {
  idParameter,
  idempotencyHeaders,
  limitParameter,
  nameText,
  noteText,
  sliceFields,
  sliceQuery,
} from '../parameters.ts';
import type { SliceQuery } from '../slice-of-request.ts';

const tags = ['case work'];
export const caseParams = z.strictObject({ cluster_id: idParameter });
export const caseReason = noteText(MAX_CASE_REASON).default('');
const seen = {
  reason: caseReason,
  seen_act_ms: z.int().min(0).optional().meta({
    description:
      'last_act_ms of the case as it was read: refused with CASE_CONFLICT where somebody worked on it since.',
  }),
};
const workAnswer = caseWorkSchema.extend({
  ...sliceFields,
  alert_ids: z.array(z.string()).meta({ description: 'That it holds in the slice; empty where they are gone.' }),
  me: z.string().meta({ description: 'The name of the key that asks.' }),
  most_files: z.int(),
  most_file_bytes: z.int().meta({ description: 'Of one file.' }),
  may_change: z.boolean().meta({ description: 'Whether the key may change owner and status: no comment needs it.' }),
});

export function registerCaseWorkRoutes(app: ApiServer): void {
  const caseOf = async (query: SliceQuery, cluster_id: string): Promise<RequestedCase> =>
    await caseOfRequest(app.service, query, cluster_id);
  /** As it stands after what was done. */
  const workOf = async (request: FastifyRequest, query: SliceQuery, cluster_id: string) => {
    const { place, book, alert_ids, slice } = await caseOf(query, cluster_id);
    const work = await caseWork(place, book, cluster_id, alert_ids);
    const { name: me, is_lead } = actorOf(request);
    const may_change = is_lead || work.owner === '' || work.owner === me;
    const { case_files: most_files, case_file_bytes: most_file_bytes } = app.service.limits;
    return { ...work, ...slice, alert_ids: [...alert_ids], me, may_change, most_files, most_file_bytes };
  };

  app.route({
    method: 'GET',
    url: '/api/v1/cases/:cluster_id/work',
    config: { scope: 'read' },
    schema: {
      operationId: 'getCaseWork',
      tags,
      summary: 'Owner, status, comments and files of a case, also of one whose alerts are gone',
      params: caseParams,
      querystring: sliceQuery,
      response: answers(workAnswer),
    },
    handler: async (request) => await workOf(request, request.query, request.params.cluster_id),
  });

  app.route({
    method: 'GET',
    url: '/api/v1/cases/:cluster_id/work/timeline',
    config: { scope: 'read' },
    schema: {
      operationId: 'caseTimeline',
      tags,
      summary: 'What happened to a case, by runs, decisions and people: in order, or newest first',
      params: caseParams,
      querystring: sliceQuery.extend({
        order: z.enum(['asc', 'desc']).default('asc'),
        limit: limitParameter(100, 1000),
        offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      }),
      response: answers(
        z.object({ ...sliceFields, events: z.array(caseEventSchema), total_count: z.int(), has_more: z.boolean() }),
      ),
    },
    handler: async (request) => {
      const { order, limit, offset } = request.query;
      const { place, window, slice } = await caseOf(request.query, request.params.cluster_id);
      const events = await caseTimeline(place, request.params.cluster_id, window.window_days);
      if (order === 'desc') events.reverse();
      const page = events.slice(offset, offset + limit);
      return { ...slice, events: page, total_count: events.length, has_more: offset + page.length < events.length };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work',
    config: { scope: 'run' },
    schema: {
      operationId: 'changeCase',
      tags,
      summary: 'Set the owner or the status of a case of yours or of nobody; of others with the scope lead',
      params: caseParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z
        .strictObject({
          status: z.enum(CASE_STATUSES).optional(),
          owner: nameText(MAX_CASE_OWNER).optional().meta({ description: 'Empty: nobody.' }),
          ...seen,
        })
        .refine(({ status, owner }) => status !== undefined || owner !== undefined, {
          message: 'expected a status or an owner',
          path: ['status'],
        }),
      response: answers(workAnswer),
    },
    handler: async (request) => {
      const { cluster_id } = request.params;
      const { owner = '' } = request.body;
      await requireWorker(app.service.people, owner);
      const { place, alert_ids } = await caseOf(request.query, cluster_id);
      await changeCase(place, cluster_id, request.body, alert_ids, actorOf(request), app.service.now_ms());
      return await workOf(request, request.query, cluster_id);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/merge',
    config: { scope: 'run' },
    schema: {
      operationId: 'mergeCase',
      tags,
      summary: 'Make a case a part of another, which then holds the alerts of both; separate undoes it',
      params: caseParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({
        into: idParameter,
        ...seen,
        into_seen_act_ms: z.int().min(0).optional().meta({ description: 'The same of the case that it goes into.' }),
      }),
      response: answers(workAnswer),
    },
    handler: async (request) => {
      const { into, ...given } = request.body;
      const { place } = await caseOf(request.query, request.params.cluster_id);
      await mergeCases(place, request.params.cluster_id, into, given, actorOf(request), app.service.now_ms());
      return await workOf(request, request.query, into);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/separate',
    config: { scope: 'run' },
    schema: {
      operationId: 'separateCase',
      tags,
      summary: 'Take a case out of the one that it was merged into',
      params: caseParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ member_id: idParameter, ...seen }),
      response: answers(workAnswer),
    },
    handler: async (request) => {
      const { member_id, ...given } = request.body;
      const { place } = await caseOf(request.query, request.params.cluster_id);
      await separateCase(place, request.params.cluster_id, member_id, given, actorOf(request), app.service.now_ms());
      return await workOf(request, request.query, request.params.cluster_id);
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/split',
    config: { scope: 'run' },
    schema: {
      operationId: 'splitCase',
      tags,
      summary: 'Make a case of its own of some alerts of a case; merging it back undoes it',
      params: caseParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ alert_ids: z.array(idParameter).min(1).max(MAX_CASE_ALERTS), ...seen }),
      response: answers(workAnswer),
    },
    handler: async (request) => {
      const { alert_ids, ...given } = request.body;
      const { cluster_id } = request.params;
      const { place, alert_ids: held } = await caseOf(request.query, cluster_id);
      const actor = actorOf(request);
      const now_ms = app.service.now_ms();
      const made = await splitCase(place, cluster_id, alert_ids, held, given, actor, now_ms);
      return await workOf(request, request.query, made);
    },
  });
}
