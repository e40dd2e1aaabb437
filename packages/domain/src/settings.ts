/**
 * Settings: zod schemas whose every field carries a unit, a default and a reason; overrides per network; a hash for the
 * run.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
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

/** The first 16 hex digits of SHA-256 over a text. */
export function shortDigest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 16);
}

/** The short digest of a value's canonical JSON: equal settings have the same, whatever the order of their keys. */
export function settingsDigest(value: unknown): string {
  return shortDigest(canonicalJson(value));
}

/** `base` with `override` laid over it, object by object; arrays and scalars are replaced whole. */
export function mergeSettings(base: unknown, override: unknown): unknown {
  if (!isRecord(base) || !isRecord(override)) return override === undefined ? base : override;
  // As entries, and of its own keys only: a file may name "__proto__", which is no setting.
  const laid = Object.entries(override).map(([key, value]) => [
    key,
    mergeSettings(Object.hasOwn(base, key) ? base[key] : undefined, value),
  ]);
  return { ...base, ...Object.fromEntries(laid) };
}

/** One setting and what it is to be; null gives it back to the configured value. */
export interface SettingChange {
  /** `typologies.structuring.min_transfers`. */
  readonly path: string;
  readonly value: unknown;
}

/** Changes as a file would hold them; a later change of a path replaces an earlier one, null leaves it out. */
export function settingsOf(changes: readonly SettingChange[]): unknown {
  const standing = new Map(changes.map(({ path, value }) => [path, value]));
  return [...standing]
    .filter(([, value]) => value !== null)
    .reduce<unknown>((all, [path, value]) => mergeSettings(all, settingAt(path, value)), {});
}

/** `a.b.c` and 1 as `{a: {b: {c: 1}}}`: a single setting as a file would hold it. */
export function settingAt(path: string, value: unknown): unknown {
  return path.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

export interface SettingExplanation {
  /** `structural.cycle.max_hops`. */
  readonly path: string;
  /** As JSON; '' where there is none. */
  readonly default: string;
  readonly unit: string;
  /** `1 to 20`, or '' where the type says all. */
  readonly range: string;
  readonly reason: string;
}

/** Every setting of a schema, in the schema's order: what `config --explain` and the docs page show. */
export function explainSettings(schema: z.ZodType, path = ''): SettingExplanation[] {
  const inner = withoutDefault(schema);
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([key, child]) =>
      explainSettings(child, path === '' ? key : `${path}.${key}`),
    );
  }
  const meta = (schema.meta() ?? inner.meta() ?? {}) as Partial<SettingMeta>;
  const standard = schema.safeParse(undefined);
  return [
    {
      path,
      default: standard.success && standard.data !== undefined ? JSON.stringify(standard.data) : '',
      unit: meta.unit ?? '',
      range: rangeOf(inner),
      reason: meta.reason ?? '',
    },
  ];
}

function withoutDefault(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return withoutDefault(schema.unwrap() as z.ZodType);
  }
  return schema;
}

function rangeOf(schema: z.ZodType): string {
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    return minValue === null || maxValue === null ? '' : `${minValue} to ${maxValue}`;
  }
  if (schema instanceof z.ZodEnum) return schema.options.join(' | ');
  return '';
}
