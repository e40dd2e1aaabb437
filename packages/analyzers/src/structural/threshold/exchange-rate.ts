/** What a transfer is worth in the currency of a threshold. */
import { DAY_MS, type RunNotice } from '@analytics/domain';
import type { DetectionInput } from '../detection.ts';
import type { ThresholdSettings } from './params.ts';

/**
 * Amounts in EUR, one entry a transfer, and a notice of the rates that were used. The day's rate, else the nearest
 * earlier one, else the configured.
 */
export function amountsInEur(
  input: DetectionInput,
  settings: ThresholdSettings,
): { amounts: Float64Array; notice: RunNotice } {
  const { length, timestamp_ms, amount_usd } = input.transfers;
  const days = [...input.eur_usd_by_day.keys()].sort((a, b) => a - b);
  const amounts = new Float64Array(length);
  let configured = 0;
  let nextDay = 0;
  let rate = settings.eur_usd_rate;
  for (let row = 0; row < length; row++) {
    const day = Math.floor(timestamp_ms[row]! / DAY_MS);
    while (nextDay < days.length && days[nextDay]! <= day) rate = input.eur_usd_by_day.get(days[nextDay++]!)!;
    if (nextDay === 0) configured++;
    amounts[row] = amount_usd[row]! / rate;
  }
  return { amounts, notice: rateNotice(configured, length, settings) };
}

function rateNotice(configured: number, length: number, settings: ThresholdSettings): RunNotice {
  const fallback = `the configured rate of ${settings.eur_usd_rate} USD for one EUR of ${settings.eur_usd_rate_date}`;
  return configured === 0
    ? {
        code: 'EUR_RATE_DAILY',
        count: length,
        message: `EUR thresholds use the daily price of a EUR asset for all ${length} transfers.`,
      }
    : {
        code: 'EUR_RATE_CONFIGURED',
        count: configured,
        message: `EUR thresholds use ${fallback} for ${configured} of ${length} transfers.`,
      };
}
