/** Queues of work: how much there is to decide, and who has how much of it. */
import { WORK_QUEUES, type WorkQueue } from '@analytics/domain';
import { workOf } from '@analytics/storage';
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';
import { sliceFields, sliceQuery } from '../parameters.ts';
import { sliceOf } from '../slice-of-request.ts';

const workloadSchema = z
  .object({
    assignee: z.string().meta({ description: 'Empty for what nobody has.' }),
    unfinished_count: z.int(),
    late_count: z.int().meta({ description: 'Of them those past their due date.' }),
    next_due_ms: z.number(),
  })
  .meta({ id: 'Workload' });

export function registerAlertQueueRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/alerts/queues',
    config: { scope: 'read' },
    schema: {
      operationId: 'alertQueues',
      tags: ['alerts'],
      summary: 'How much work a slice holds, and who has how much of it',
      querystring: sliceQuery,
      response: answers(
        z.object({
          ...sliceFields,
          me: z.string().meta({ description: 'The name of the key that asks: whose queue `mine` is.' }),
          counts: z.object(
            Object.fromEntries(WORK_QUEUES.map((name) => [name, z.int()])) as Record<WorkQueue, z.ZodInt>,
          ),
          workload: z.array(workloadSchema),
        }),
      ),
    },
    handler: async (request) => {
      const { resident, window, slice } = await sliceOf(app.service, request.query);
      const me = request.key_name;
      const { counts, workload } = await workOf(resident, window, me, app.service.now_ms());
      return { ...slice, me, counts, workload: [...workload] };
    },
  });
}
