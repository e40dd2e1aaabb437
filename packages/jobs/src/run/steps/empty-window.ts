/** Whether there is anything to analyse, and what the reader must know about what there is. */
import { AnalyticsError } from '@analytics/domain';
import type { RunContext } from '../run-context.ts';

/** Both sides of every transfer and twice the volume must fit Decimal128(18), which ends at 10^20. */
const MAX_TOTAL_USD = 1e19;

/** Returns false for an empty window that was allowed. Throws EMPTY_WINDOW for one that was not, VALUE_OVERFLOW for one that exact sums cannot hold. Notes what is left out or unpriced. */
export async function hasTransfers({ opened, recorder, request }: RunContext): Promise<boolean> {
  const { window } = opened;
  const facts = await opened.facts();
  if (facts.total_usd > MAX_TOTAL_USD) {
    throw new AnalyticsError(
      'VALUE_OVERFLOW',
      `Expected transfers of at most ${MAX_TOTAL_USD} USD together, found ${facts.total_usd} USD.`,
    );
  }
  const usable = facts.transfer_count - facts.self_transfer_count;
  if (facts.self_transfer_count > 0) {
    const count = facts.self_transfer_count;
    recorder.notify({
      code: 'SELF_TRANSFERS',
      message: `${count} transfers from an address to itself take part in nothing.`,
      count,
    });
  }
  if (usable > 0) {
    if (facts.unpriced_count === usable) {
      const message = 'No transfer of the window has a value in USD: weights fall back to transfer counts.';
      recorder.notify({ code: 'PRICES_ALL_ZERO', message, count: usable });
    } else if (facts.unpriced_count > 0) {
      const count = facts.unpriced_count;
      recorder.notify({
        code: 'PRICES_PARTLY_ZERO',
        message: `${count} of ${usable} transfers have no value in USD and count as 0.`,
        count,
      });
    }
    return true;
  }
  if (!request.allow_empty) {
    const span = `${new Date(window.start_ms).toISOString().slice(0, 10)} to ${window.processing_date}`;
    throw new AnalyticsError(
      'EMPTY_WINDOW',
      `Expected transfers between two addresses from ${span} (exclusive), found ${facts.transfer_count === 0 ? 'none' : 'only self-transfers'}.`,
    );
  }
  recorder.notify({
    code: 'EMPTY_WINDOW',
    message: 'The window holds no transfers; an empty slice is published.',
    count: 0,
  });
  return false;
}
