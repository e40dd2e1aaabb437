/** What happened, sentence by sentence, each with the transfers that prove it. */
import { z } from 'zod';

export const storySentenceSchema = z
  .object({
    text: z.string().meta({ description: 'Addresses in full.' }),
    transfer_ids: z.array(z.string()),
    transfer_count: z
      .number()
      .int()
      .meta({ description: 'Transfers that it stands on; more than are listed where the list was cut.' }),
    volume_usd: z.string().meta({ description: 'Exact sum over all of them, a decimal as text.' }),
  })
  .meta({ id: 'StorySentence' });
export type StorySentence = z.infer<typeof storySentenceSchema>;

export const detectionStorySchema = z
  .object({ detection_id: z.string(), typology_type: z.string(), sentences: z.array(storySentenceSchema) })
  .meta({ id: 'DetectionStory' });
export type DetectionStory = z.infer<typeof detectionStorySchema>;
