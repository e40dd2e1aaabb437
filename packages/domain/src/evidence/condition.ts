/** A measured condition of a typology: what was measured, what was asked for. */
import { z } from 'zod';

export const conditionSchema = z
  .object({
    name: z.string().meta({ description: 'snake_case; the same in every candidate of a typology.' }),
    value: z.number(),
    relation: z
      .enum(['at_least', 'at_most'])
      .meta({ description: 'It holds where the value is at least, or at most, the limit.' }),
    limit: z.number(),
    unit: z.string(),
  })
  .meta({ id: 'Condition' });
export type Condition = z.infer<typeof conditionSchema>;

/** Whether the condition holds. */
export function holds({ value, relation, limit }: Condition): boolean {
  return relation === 'at_least' ? value >= limit : value <= limit;
}
