/** The `evidence_json` of alerts and detections: the whole reasoning, as it is stored, exported, answered and shown. */
import { z } from 'zod';
import { AnalyticsError } from '../errors.ts';
import { alertTraceSchema } from './alert-trace.ts';
import { jsonOf } from '../json-of.ts';
import { conditionSchema } from './condition.ts';
import { confidenceScoreSchema, scoreTermSchema, severityScoreSchema } from './score.ts';
import { detectionStorySchema, storySentenceSchema } from './story.ts';

const transferIds = z.array(z.string());

export const alertEvidenceSchema = z
  .object({
    sentences: z.array(storySentenceSchema).meta({ description: 'The story of the detection that names the alert.' }),
    indicators: z.array(detectionStorySchema).meta({ description: 'Other names of the same transfers.' }),
    around: z
      .array(detectionStorySchema)
      .meta({ description: 'Detections that touch the scheme and stand on transfers of their own.' }),
    surroundings: z.object({
      funding: transferIds.meta({ description: 'Payments of services to suspects shortly before.' }),
      cash_out: transferIds.meta({ description: 'Payments to services and their deposit wallets shortly after.' }),
    }),
    stages: z
      .array(z.string())
      .meta({ description: 'Typologies of its stages in order; one where it is no sequence.' }),
    conditions: z.array(conditionSchema),
    confidence: confidenceScoreSchema,
    severity: severityScoreSchema,
    counterparties: z
      .array(z.object({ address: z.string(), role: z.string() }))
      .optional()
      .meta({ description: 'Services and others that dealt with the scheme and are no part of it.' }),
    trace: alertTraceSchema.optional().meta({
      description: 'Where the money went; absent in slices of an earlier version and where nothing could be traced.',
    }),
    innocent_reading: z.string(),
    parameters_hash: z.string().meta({ description: '16 hex digits over the parameters that decided.' }),
    evidence_digest: z.string().meta({ description: 'SHA-256, in hex, over the listed transfers in their order.' }),
    surroundings_digest: z.string().meta({ description: 'The same over the surroundings.' }),
    story_digest: z.string().default('').meta({
      description:
        'SHA-256, in hex, over everything above and the columns that a reader sees; empty in slices that an earlier version published.',
    }),
  })
  .meta({ id: 'AlertEvidence' });
export type AlertEvidence = z.infer<typeof alertEvidenceSchema>;

export const detectionEvidenceSchema = z
  .object({
    sentences: z.array(storySentenceSchema),
    conditions: z.array(conditionSchema),
    confidence_terms: z.array(scoreTermSchema),
  })
  .meta({ id: 'DetectionEvidence' });
export type DetectionEvidence = z.infer<typeof detectionEvidenceSchema>;

/** Reads an alert's `evidence_json`. Throws EVIDENCE_UNREADABLE. */
export function parseAlertEvidence(alert_id: string, text: string): AlertEvidence {
  const parsed = alertEvidenceSchema.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new AnalyticsError(
    'EVIDENCE_UNREADABLE',
    `Expected the evidence of alert ${alert_id} as this version writes it, found a fault at ${place === '' ? 'its beginning' : place}: ${issue?.message ?? ''}.`,
  );
}
