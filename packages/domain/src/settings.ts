/** Settings: zod schemas whose every field carries a unit, a default and a reason; overrides per network; a hash for the run. */
import { z } from 'zod';
import { AnalyticsError } from './errors.ts';

/** What `.meta()` of a setting holds. */
export interface SettingMeta {
  /** `USD`, `hours`, `ratio`, `count`… */
  readonly unit: string;
  /** Why this default, in one sentence. */
  readonly reason: string;
}

/** A number setting with its range, default, unit and reason. */
export function numberSetting(
  range: { min: number; max: number; integer?: boolean },
  standard: number,
  meta: SettingMeta,
) {
  const base = range.integer ? z.int() : z.number();
  return base
    .min(range.min)
    .max(range.max)
    .default(standard)
    .meta({ ...meta });
}

/** Parses settings; unknown keys and bad values become one INVALID_SETTING that names each place. */
export function parseSettings<T extends z.ZodType>(schema: T, input: unknown, origin: string): z.infer<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.map((issue) => `${issue.path.join('.') || '(top)'}: ${issue.message}`);
  throw new AnalyticsError('INVALID_SETTING', `Expected valid settings in ${origin}, found: ${places.join('; ')}.`);
}

/** JSON with keys sorted at every depth: one value, one text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}

/** `base` with `override` laid over it, object by object; arrays and scalars are replaced whole. */
export function mergeSettings(base: unknown, override: unknown): unknown {
  if (!isRecord(base) || !isRecord(override)) return override === undefined ? base : override;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(override)) merged[key] = mergeSettings(merged[key], value);
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
