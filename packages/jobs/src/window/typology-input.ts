/** What the typology chapters read of a window: the detectors' columns, the patterns, and columns of the features. */
import type { ZeroValueTransfers } from '@analytics/domain';
import { longSilenceDays, lookAlikes, unpaidBaitNotices, type TypologyInput } from '@analytics/analyzers';
import { dormantBalances, typologyFeatures, zeroValueStrangers, zeroValueTransfers } from '@analytics/storage';
import type { OpenWindow } from './open-window.ts';

const NO_ZERO_VALUE: ZeroValueTransfers = {
  length: 0,
  from: new Uint32Array(0),
  to: new Uint32Array(0),
  timestamp_ms: new Float64Array(0),
};

/** Throws SLICE_NOT_FOUND without features. */
export async function typologyInputOf(opened: OpenWindow): Promise<TypologyInput> {
  const { database, window, settings } = opened;
  const { addresses, assets, is_known } = await opened.data();
  const input = await opened.detectionInput();
  const table = await opened.featuresTable();
  const { address_poisoning } = settings.typologies;
  const look_alikes = lookAlikes(addresses.addresses, address_poisoning);
  const strangers = await zeroValueStrangers(database, window);
  for (const notice of unpaidBaitNotices(input, addresses.addresses, strangers, address_poisoning))
    opened.listener.notify(notice);
  const least_silent_days = longSilenceDays(window, settings.typologies.dormant_activation) / 2;
  return {
    ...input,
    features: await typologyFeatures(database, window, table),
    is_known,
    dormant_balances: await dormantBalances(database, window, table, assets, least_silent_days),
    look_alikes,
    // Who looks like nobody baits nobody.
    zero_value: look_alikes.groups.length === 0 ? NO_ZERO_VALUE : await zeroValueTransfers(database, window),
    patterns: await opened.patterns(),
  };
}
