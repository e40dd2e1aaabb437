/** All settings of an analysis in one schema, with overrides per network in one file. */
import {
  AnalyticsError,
  mergeSettings,
  numberSetting,
  parseNetworkName,
  parseSettings,
  type NetworkName,
  isTimeZone,
} from '@analytics/domain';
import { z } from 'zod';
import { featureSettingsSchema } from './features/params.ts';
import { alertSettingsSchema } from './alerts/params.ts';
import { entitySettingsSchema } from './entities/params.ts';
import { referenceSettingsSchema } from './reference/params.ts';
import { structuralSettingsSchema } from './structural/settings.ts';
import { traceSettingsSchema } from './tracing/exits/params.ts';
import { typologySettingsSchema } from './typologies/settings.ts';

const labelSettingsSchema = z.strictObject({
  service_types: z
    .array(z.string())
    .default(['exchange', 'institutional', 'staking', 'validator', 'dex', 'bridge', 'lending', 'own', 'whitelist'])
    .meta({
      unit: 'address types',
      reason: 'Money of many people meets there: a path through them proves nothing about either end.',
    }),
  service_trust_levels: z
    .array(z.enum(['unverified', 'community', 'verified', 'official']))
    .default(['verified', 'official'])
    .meta({ unit: 'trust levels', reason: 'A label that anyone can write must not switch detection off.' }),
  extra_services: z
    .array(z.string().min(1))
    .default([])
    .meta({ unit: 'addresses', reason: 'Services that you know and that no label names.' }),
  hub_counterparties: numberSetting({ min: 10, max: 1_000_000, integer: true }, 100, {
    unit: 'addresses that pay it, and addresses that it pays, in the window',
    reason:
      'What deals with so many both ways pools their money, label or not: patterns and typologies take it for a service, and say so.',
  }),
});

const ingestionSettingsSchema = z.strictObject({
  max_rejected_ratio: numberSetting({ min: 0, max: 1 }, 0.05, {
    unit: 'share of the rows of transfers',
    reason:
      'A file of which more is faulty is not what it is taken for: nothing of it is loaded. Rows that move nothing are no fault.',
  }),
  time_zone: z
    .string()
    .refine(isTimeZone, 'Expected a time zone such as UTC or Europe/Berlin')
    .default('UTC')
    .meta({ unit: 'time zone', reason: 'Of times that name none; chains and most exports write UTC.' }),
  date_order: z.enum(['none', 'dmy', 'mdy']).default('none').meta({
    unit: 'order',
    reason: 'Of dates such as 03/04/2024, which mean two days: without an order they are rejected.',
  }),
  price_max_days: numberSetting({ min: 0, max: 31, integer: true }, 0, {
    unit: 'days',
    reason: 'How far from its day a price may be that values a transfer, the nearest first; 0 takes the day alone.',
  }),
  stablecoins: z.array(z.string().min(1)).default(['USDT', 'USDC', 'DAI', 'BUSD', 'PYUSD', 'USDC.e']).meta({
    unit: 'symbols',
    reason:
      'Worth 1 USD where no price is known: of the contracts that are known by these names, and of tables without contracts.',
  }),
  assume_success: z.boolean().default(false).meta({
    unit: 'yes or no',
    reason:
      'Transactions of which nothing says whether they failed count as succeeded: for blocks before October 2017, whose receipts have no status.',
  }),
});

export type IngestionSettings = z.infer<typeof ingestionSettingsSchema>;

/** Of tokens that neither the assets nor a person vouch for; one that is above a limit counts as 0 USD. */
const assetSettingsSchema = z.strictObject({
  max_unit_price_usd: numberSetting({ min: 1, max: 1e15 }, 1_000_000, {
    unit: 'USD a unit, median of a day',
    reason: 'Ten times what the dearest coin ever cost.',
  }),
  max_daily_usd_per_address: numberSetting({ min: 1, max: 1e15 }, 100_000_000, {
    unit: 'USD a day and address that deals in it',
    reason: 'Few hands that pass on billions of a token that nobody lists have no market for it.',
  }),
  max_price_jump: numberSetting({ min: 2, max: 1e9 }, 1000, {
    unit: 'times its median price of all earlier days',
    reason: 'A token that anybody can buy does not cost a thousand times more from one day to the next.',
  }),
  min_jump_usd: numberSetting({ min: 0, max: 1e15 }, 1_000_000, {
    unit: 'USD on the day of the jump',
    reason: 'Below it a wrong price ranks nothing first.',
  }),
});

const evidenceSettingsSchema = z.strictObject({
  max_transfers: numberSetting({ min: 1, max: 1_000_000, integer: true }, 1000, {
    unit: 'transfers',
    reason:
      'More than anyone checks by hand; a longer list is cut and marked as incomplete, its counts and sums are not.',
  }),
});

export const analysisSettingsSchema = z.strictObject({
  ingestion: ingestionSettingsSchema.prefault({}),
  assets: assetSettingsSchema.prefault({}),
  labels: labelSettingsSchema.prefault({}),
  features: featureSettingsSchema.prefault({}),
  structural: structuralSettingsSchema.prefault({}),
  typologies: typologySettingsSchema.prefault({}),
  detection: referenceSettingsSchema.prefault({}),
  alerts: alertSettingsSchema.prefault({}),
  evidence: evidenceSettingsSchema.prefault({}),
  entities: entitySettingsSchema.prefault({}),
  trace: traceSettingsSchema.prefault({}),
});

export type AnalysisSettings = z.infer<typeof analysisSettingsSchema>;

/**
 * The settings of one network: a file's top level, with `networks.<name>` laid over it. `origin` names the file in
 * messages. Throws INVALID_SETTING naming every place that is unknown, out of range or in contradiction, in any
 * network's part.
 */
export function resolveSettings(file: unknown, network: NetworkName, origin: string): AnalysisSettings {
  if (file === null || typeof file !== 'object' || Array.isArray(file)) {
    throw new AnalyticsError(
      'INVALID_SETTING',
      `Expected an object of settings in ${origin}, found ${JSON.stringify(file)}.`,
    );
  }
  const { networks = {}, ...base } = file as { networks?: unknown };
  const overrides = parseSettings(
    z.record(z.string(), z.record(z.string(), z.unknown())),
    networks,
    `${origin} (networks)`,
  );
  for (const [name, override] of Object.entries(overrides)) {
    parseNetworkName(name);
    parseSettings(analysisSettingsSchema, mergeSettings(base, override), `${origin} (networks.${name})`);
  }
  return parseSettings(
    analysisSettingsSchema,
    mergeSettings(base, Object.hasOwn(overrides, network) ? overrides[network] : undefined),
    origin,
  );
}

/**
 * A file with more laid over it for one network, the last layer on top: what was saved for it, then what a request asks
 * for. They win over the file's own part for the network, or a saved change would be silently without effect.
 */
export function layeredSettings(file: unknown, network: NetworkName, layers: readonly unknown[]): unknown {
  return layers.reduce<unknown>((below, layer) => {
    const { networks = {}, ...own } = layer as { networks?: unknown };
    return mergeSettings(mergeSettings(below, { networks }), { networks: { [network]: own } });
  }, file);
}
