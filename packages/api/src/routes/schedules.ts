/** The schedule that the service follows. */
import { z } from 'zod';
import { answers } from '../answers.ts';
import type { ApiServer } from '../api-server.ts';

export function registerScheduleRoutes(app: ApiServer): void {
  app.route({
    method: 'GET',
    url: '/api/v1/schedules',
    config: { scope: 'read' },
    schema: {
      operationId: 'listSchedules',
      tags: ['runs'],
      summary: 'What the schedule fires: when last, as which task, and when next',
      response: answers(
        z.object({
          schedules: z.array(
            z.object({
              name: z.string(),
              task_name: z.string(),
              cron: z.string(),
              network: z.string(),
              window_days: z.int(),
              date: z.string().meta({ description: 'As written: a date or {{ tomorrow }}.' }),
              next_ms: z.number().nullable(),
              last: z
                .object({ occurrence_ms: z.number(), fired_ms: z.number(), task_id: z.string() })
                .nullable()
                .meta({ description: 'The newest occurrence that was fired, when, and as which task.' }),
            }),
          ),
          is_active: z.boolean().meta({ description: 'Whether a scheduler runs inside this process.' }),
        }),
      ),
    },
    handler: async () => ({
      schedules: [...(await app.service.schedules())],
      is_active: app.service.scheduler_is_active,
    }),
  });
}
