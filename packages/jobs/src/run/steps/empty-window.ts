/** Whether there is anything to analyse, and what the reader must know about what there is. */
import { AnalyticsError, DAY_MS, counted, moment, type Window } from '@analytics/domain';
import { coreFacts, type Database } from '@analytics/storage';
import type { RunContext } from '../run-context.ts';

/** Both sides of every transfer and twice the volume must fit Decimal128(18), which ends at 10^20. */
const MAX_TOTAL_USD = 1e19;

/**
 * Returns false for an empty window that was allowed. Throws EMPTY_WINDOW for one that was not, VALUE_OVERFLOW for one
 * that exact sums cannot hold. Notes what is left out or unpriced.
 */
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
  const there = await whatThereIs(opened.database, window);
  if (!request.allow_empty) {
    const span = `${new Date(window.start_ms).toISOString().slice(0, 10)} to ${window.processing_date}`;
    throw new AnalyticsError(
      'EMPTY_WINDOW',
      `Expected transfers between two addresses from ${span} (exclusive), found ${facts.transfer_count === 0 ? 'none' : 'only self-transfers'}. ${there}`,
    );
  }
  recorder.notify({
    code: 'EMPTY_WINDOW',
    message: `The window holds no transfers; an empty slice is published. ${there}`,
    count: 0,
  });
  return false;
}

/** A sentence about the transfers that are loaded, for a window that holds none of them. */
export async function whatThereIs(database: Database, window: Window): Promise<string> {
  const { transfer_count, first_timestamp_ms, last_timestamp_ms } = await coreFacts(database);
  if (transfer_count === 0) return 'No transfer is loaded at all.';
  const span = `from ${moment(first_timestamp_ms)} to ${moment(last_timestamp_ms)}`;
  const day = new Date(last_timestamp_ms - (last_timestamp_ms % DAY_MS) + DAY_MS).toISOString().slice(0, 10);
  const hint =
    last_timestamp_ms < window.start_ms || first_timestamp_ms >= window.end_ms
      ? `; --processing-date ${day} ends a window with the newest of them`
      : '';
  return `What is loaded: ${counted(transfer_count, 'transfer')}, ${span}${hint}.`;
}
