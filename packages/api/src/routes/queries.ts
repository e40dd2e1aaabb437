/** Questions in SQL over the tables of a network. */
import { parseNetworkName } from '@analytics/domain';
import { readQuery } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { networkParameter } from '../parameters.ts';
import { sendJsonText } from '../send-json-text.ts';

const MAX_QUERY_LENGTH = 100_000;
const MAX_ROWS = 10_000;

export function registerQueryRoutes(app: ApiServer): void {
  app.route({
    method: 'POST',
    url: '/api/v1/sql',
    config: { scope: 'read' },
    schema: {
      operationId: 'readQuery',
      tags: ['export'],
      summary: 'One SELECT over the core_ and analyzers_ tables of a network, without those of runs and the audit',
      description:
        'Read only, one statement, within limits of time and memory; an answer holds 16 MB of JSON at most. docs/tables.md lists the tables.',
      body: z.strictObject({
        network: networkParameter,
        query: z.string().min(1).max(MAX_QUERY_LENGTH),
        limit: z.int().min(1).max(MAX_ROWS).default(1000).meta({ description: 'Rows at most.' }),
      }),
      response: answers(z.object({ rows: z.array(z.record(z.string(), z.unknown())), has_more: z.boolean() })),
    },
    handler: async (request, reply) => {
      const { network, query, limit } = request.body;
      const database = await app.service.databases.of(parseNetworkName(network), 'queries');
      const { rows, has_more } = await readQuery(database, query, limit);
      const shown = rows.map((row) => app.service.paths.hide(row));
      return await sendJsonText(reply, `{"rows":[${shown.join(',')}],"has_more":${String(has_more)}}`);
    },
  });
}
