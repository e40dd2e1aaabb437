/** Comments on cases: appended, edited in versions, removed with a mark. */
import { MAX_CASE_COMMENT } from '@analytics/domain';
import { commentOnCase, editComment, removeComment } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { actorOf, caseOfRequest } from '../case-of-request.ts';
import { idParameter, idempotencyHeaders, noteText, sliceQuery } from '../parameters.ts';
import { caseParams, caseReason } from './case-work.ts';

const tags = ['case work'];
const commentParams = caseParams.extend({ comment_id: idParameter });
const commentText = noteText(MAX_CASE_COMMENT)
  .trim()
  .min(1)
  .meta({ description: 'Plain text: shown as it is, never as HTML.' });
const commentAnswer = answers(z.object({ case_id: z.string(), comment_id: z.string() }));

export function registerCaseCommentRoutes(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/comments',
    config: { scope: 'run' },
    schema: {
      operationId: 'commentOnCase',
      tags,
      summary: 'Write a comment on a case, whoever has it',
      params: caseParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ text: commentText }),
      response: commentAnswer,
    },
    handler: async (request) => {
      const { place, case_id } = await caseOfRequest(app.service, request.query, request.params.cluster_id);
      const { text } = request.body;
      const comment_id = await commentOnCase(place, case_id, text, actorOf(request), app.service.now_ms());
      return { case_id, comment_id };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/comments/:comment_id',
    config: { scope: 'run' },
    schema: {
      operationId: 'editCaseComment',
      tags,
      summary: 'Give a comment of yours another text; the timeline keeps the one before',
      params: commentParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ text: commentText }),
      response: commentAnswer,
    },
    handler: async (request) => {
      const { cluster_id, comment_id } = request.params;
      const { place, case_id } = await caseOfRequest(app.service, request.query, cluster_id);
      const { text } = request.body;
      await editComment(place, case_id, comment_id, text, actorOf(request), app.service.now_ms());
      return { case_id, comment_id };
    },
  });

  app.route({
    method: 'POST',
    url: '/api/v1/cases/:cluster_id/work/comments/:comment_id/remove',
    config: { scope: 'run' },
    schema: {
      operationId: 'removeCaseComment',
      tags,
      summary: 'Show a comment of yours no longer; of others with the scope lead. Who removed it stays',
      params: commentParams,
      querystring: sliceQuery,
      headers: idempotencyHeaders,
      body: z.strictObject({ reason: caseReason }),
      response: commentAnswer,
    },
    handler: async (request) => {
      const { cluster_id, comment_id } = request.params;
      const { place, case_id } = await caseOfRequest(app.service, request.query, cluster_id);
      const { reason } = request.body;
      await removeComment(place, case_id, comment_id, reason, actorOf(request), app.service.now_ms());
      return { case_id, comment_id };
    },
  });
}
