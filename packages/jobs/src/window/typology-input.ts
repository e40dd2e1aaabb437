/** What the typology chapters read of a window: the detectors' columns, the patterns, and columns of the features. */
import { longSilenceDays, type TypologyInput } from '@analytics/analyzers';
import { dormantBalances, typologyFeatures } from '@analytics/storage';
import type { OpenWindow } from './open-window.ts';

/** Throws SLICE_NOT_FOUND without features. */
export async function typologyInputOf(opened: OpenWindow): Promise<TypologyInput> {
  const { database, window, settings } = opened;
  const { assets, is_known } = await opened.data();
  const input = await opened.detectionInput();
  const table = await opened.featuresTable();
  const least_silent_days = longSilenceDays(window, settings.typologies.dormant_activation) / 2;
  return {
    ...input,
    features: await typologyFeatures(database, window, table),
    is_known,
    dormant_balances: await dormantBalances(database, window, table, assets, least_silent_days),
    patterns: await opened.patterns(),
  };
}
