/** What every route answers with beside what was asked for: a problem, with a stable code. */
import { z } from 'zod';

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'Stable; docs/errors.md lists all.' }),
    detail: z.string().meta({ description: 'What was expected and what was found.' }),
    remedy: z.string().meta({ description: 'What to do.' }),
    retryable: z.boolean(),
    request_id: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;

const problem = {
  description: 'What went wrong, with a stable code.',
  content: { 'application/problem+json': { schema: problemSchema } },
};

/** The responses of a route: its own, and a problem for everything else. */
export function answers<T extends z.ZodType>(schema: T, description = 'What was asked for.') {
  return {
    200: { description, content: { 'application/json': { schema } } },
    '4xx': problem,
    '5xx': problem,
  };
}
