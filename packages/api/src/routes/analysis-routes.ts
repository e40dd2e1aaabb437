/** Why an address was not named, parameters of typologies and what changing them would do, and evaluations. */
import type { FastifyReply } from 'fastify';
import { parseNetworkName } from '@analytics/domain';
import { latestEvaluation, savedSettingsLog } from '@analytics/storage';
import { z } from 'zod';
import type { ApiContext } from '../context.ts';
import {
  explainAddress,
  getEvaluation,
  listParameterChanges,
  listTypologies,
  previewTypologies,
  saveParameters,
  typologySchema,
} from '../contract/analyses.ts';
import { routeOf, type ApiServer } from '../route-of.ts';
import { sliceOf } from '../slice-of-request.ts';

const EXAMPLES = 50;

export function registerAnalysisRoutes(app: ApiServer, context: ApiContext): void {
  const { analyses } = context;

  app.route({
    ...routeOf(explainAddress),
    handler: async (request, reply) => {
      const { address } = request.params;
      const { network, window, slice } = await sliceOf(context, request.query);
      const chapters = await analyses.explain(network, window, address, whileConnected(reply));
      return { ...slice, address, chapters: chapters.map((one) => ({ ...one, conditions: [...one.conditions] })) };
    },
  });

  app.route({
    ...routeOf(listTypologies),
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      await context.databases.of(network, 'reads');
      return { network, typologies: z.array(typologySchema).parse(await analyses.typologies(network)) };
    },
  });

  app.route({
    ...routeOf(previewTypologies),
    handler: async (request, reply) => {
      const { network, window, slice } = await sliceOf(context, request.query);
      const found = await analyses.preview(network, window, request.body.changes, whileConnected(reply));
      const { before_count, after_count } = found;
      const listed = { gained: first(found.gained), lost: first(found.lost), changed: first(found.changed) };
      return { ...slice, before_count, after_count, ...listed };
    },
  });

  app.route({
    ...routeOf(saveParameters),
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      await context.databases.of(network, 'reads');
      const { changes, reason } = request.body;
      return { network, changes: await analyses.save(network, changes, { reason, saved_by: request.key_name }) };
    },
  });

  app.route({
    ...routeOf(listParameterChanges),
    handler: async (request) => {
      const network = parseNetworkName(request.query.network);
      const database = await context.databases.of(network, 'reads');
      return { network, changes: await savedSettingsLog(database, request.query.limit) };
    },
  });

  app.route({
    ...routeOf(getEvaluation),
    handler: async (request) => {
      const { database, window, slice } = await sliceOf(context, request.query);
      const rows = await latestEvaluation(database, window);
      const [any] = rows;
      if (any === undefined) return { ...slice, evaluation: null };
      const { evaluated_at_ms, is_current } = any;
      const measures = rows.map(({ scope, name, measure, value }) => ({ scope, name, measure, value }));
      return { ...slice, evaluation: { evaluated_at_ms, is_current, measures } };
    },
  });
}

function first<T>(all: readonly T[]): { count: number; examples: T[] } {
  return { count: all.length, examples: all.slice(0, EXAMPLES) };
}

/** Aborted when the client leaves before it is answered: nobody waits for the rest. */
function whileConnected(reply: FastifyReply): AbortSignal {
  const left = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) left.abort();
  });
  return left.signal;
}
