/** Questions that open a window, one at a time: clients take turns, and each has a share of the places to wait. */
import { AnalyticsError } from '@analytics/domain';
import { NOBODY, StatementTurns, currentAsker } from '@analytics/storage';

/**
 * Gives what does `work` in its turn, for whom it is asked by; who has left is passed over. One question is answered,
 * and as many may wait. Throws SERVICE_BUSY, RUN_CANCELLED.
 */
export function questionTurns(max_waiting: number, max_waiting_per_client: number) {
  const order = new StatementTurns();
  const open = new Map<string, number>();
  const count = (client: string, change: 1 | -1): void => {
    const left = (open.get(client) ?? 0) + change;
    if (left === 0) open.delete(client);
    else open.set(client, left);
  };
  return async <T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> => {
    const client = currentAsker()?.client ?? NOBODY;
    const of_all = [...open.values()].reduce((sum, one) => sum + one, 0);
    // One of them is answered.
    if (of_all > max_waiting) throw busy(`${max_waiting} questions`);
    if ((open.get(client) ?? 0) > max_waiting_per_client) throw busy(`${max_waiting_per_client} questions of a client`);
    count(client, 1);
    try {
      return await order.run({ client, signal }, work);
    } finally {
      count(client, -1);
    }
  };
}

function busy(most: string): AnalyticsError {
  return new AnalyticsError('SERVICE_BUSY', `Expected at most ${most} to wait, found as many.`);
}
