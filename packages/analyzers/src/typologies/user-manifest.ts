/** The manifest of a typology that a user adds: what a chapter states in code, as JSON beside its SQL. */
import { AnalyticsError, FATF_CATEGORIES, type FatfCategory } from '@analytics/domain';
import { z } from 'zod';
import { CHAPTERS } from './catalogue.ts';

const categories = Object.keys(FATF_CATEGORIES) as [FatfCategory, ...FatfCategory[]];

/** Sentences name addresses by ⟨node⟩: a text that holds such marks would name anyone. */
const sentence = z
  .string()
  .min(10)
  .max(500)
  .regex(/^[^⟨⟩]*$/u, 'a text without ⟨ and ⟩');
/** What travels to the engine as it is written. */
const parameter = z
  .number()
  .refine((value) => !Number.isInteger(value) || Number.isSafeInteger(value), 'a number that is exact: within ±2^53');

export const userManifestSchema = z.strictObject({
  typology_type: z.string().regex(/^[a-z][a-z0-9_]{2,62}$/u, 'a name of a-z, 0-9 and _, 3 to 63 long'),
  /** One sentence: what the scheme is. */
  definition: sentence,
  fatf_category: z.enum(categories),
  innocent_reading: sentence,
  /** Above which built-in names it is preferred; those go from 20 (layering) to 84, sequences are above 90. */
  specificity: z.number().min(1).max(89).default(35),
  /** What its query may bind as {name:Float64} or {name:String}. */
  parameters: z
    .record(z.string().regex(/^[a-z][a-z0-9_]{0,62}$/u), z.union([parameter, z.string().max(500)]))
    .default({}),
});

export type UserManifest = z.infer<typeof userManifestSchema>;

/** Names that every query may bind; a manifest's own must differ. */
export const BOUND_NAMES = [
  'window_days',
  'processing_date',
  'start_ms',
  'end_ms',
  'network',
  'features_table',
] as const;

/** Parses a manifest; `origin` names the file. Throws TYPOLOGY_INVALID. */
export function parseUserManifest(input: unknown, origin: string): UserManifest {
  const parsed = userManifestSchema.safeParse(input);
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`);
    throw new AnalyticsError(
      'TYPOLOGY_INVALID',
      `Expected a valid manifest in ${origin}, found: ${places.join('; ')}.`,
    );
  }
  const { typology_type, parameters } = parsed.data;
  if (typology_type.includes('_then_') || CHAPTERS.some((chapter) => chapter.typology_type === typology_type)) {
    throw new AnalyticsError(
      'TYPOLOGY_INVALID',
      `Expected a name of its own in ${origin}, found ${typology_type}, which is in the catalogue or that of a sequence.`,
    );
  }
  const taken = BOUND_NAMES.find((name) => name in parameters);
  if (taken !== undefined) {
    throw new AnalyticsError(
      'TYPOLOGY_INVALID',
      `Expected parameters of its own in ${origin}, found ${taken}, which every query has.`,
    );
  }
  return parsed.data;
}
