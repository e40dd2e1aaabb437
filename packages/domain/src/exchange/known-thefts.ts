/** The truth of thefts.json: where the money of simulated thefts left. */
import { z } from 'zod';

export const knownTheftsSchema = z.object({
  thefts: z.array(
    z.object({
      theft_id: z.string(),
      victim: z.string(),
      thief: z.string(),
      /** Of the theft itself. */
      transfer_ids: z.array(z.string()),
      stolen_usd: z.number(),
      /** Stolen money that lies somewhere when the window ends. */
      held_usd: z.number(),
      /** The first labelled service that it reached, the most money first; USD as worth when it was stolen. */
      exits: z.array(
        z.object({ address: z.string(), label: z.string(), stolen_usd: z.number(), hops: z.number().int() }),
      ),
    }),
  ),
});
export type KnownThefts = z.infer<typeof knownTheftsSchema>;
