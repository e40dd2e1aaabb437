/**
 * What lies just before and just after a scheme: where its money came from, and through which doors it went. Context,
 * not evidence.
 */
import { HOUR_MS } from '@analytics/domain';
import { RoleBook } from '../typologies/role-book.ts';
import type { TypologyContext } from '../typologies/context.ts';
import { ascending, timeOf } from '../typologies/measures.ts';
import type { Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';

export interface Surroundings {
  /** Payments of services to suspects before the scheme or at its beginning, ascending. */
  readonly funding: readonly number[];
  /**
   * Payments of its addresses to services and their deposit wallets after they were paid in it, sweeps included;
   * ascending.
   */
  readonly cash_out: readonly number[];
  /** The services and deposit wallets at their far ends. */
  readonly roles: ReadonlyMap<number, string>;
}

/** At most `max_surroundings` transfers to either side, those nearest to the scheme. O(rows of its addresses). */
export function surroundingsOf(context: TypologyContext, scheme: Scheme, settings: AlertSettings): Surroundings {
  const { from, to } = context.input.transfers;
  const evidence = new Set(scheme.rows);
  const within_ms = settings.surroundings_hours * HOUR_MS;
  const begin_ms = timeOf(context, scheme.rows[0]!);
  const firstOut = new Map<number, number>();
  const lastIn = new Map<number, number>();
  for (const row of scheme.rows) {
    if (!firstOut.has(from[row]!)) firstOut.set(from[row]!, row);
    lastIn.set(to[row]!, row);
  }
  const suspects = new Set([...scheme.suspects, scheme.lead.subject]);
  const funding: number[] = [];
  for (const [node, row] of firstOut) {
    if (!suspects.has(node) || context.isBystander(node)) continue;
    for (const receipt of context.rowsIn(node)) {
      if (receipt > row) break;
      if (
        context.isService(from[receipt]!) &&
        !evidence.has(receipt) &&
        timeOf(context, receipt) >= begin_ms - within_ms
      )
        funding.push(receipt);
    }
  }
  const cash_out: number[] = [];
  for (const [node, row] of lastIn) {
    if (context.isService(node)) continue;
    const isDeposit = context.isDepositWallet(node);
    for (const spend of context.rowsOut(node)) {
      if (spend <= row || evidence.has(spend)) continue;
      if (timeOf(context, spend) > timeOf(context, row) + within_ms) break;
      if (!isDeposit && !context.isBystander(to[spend]!)) continue;
      cash_out.push(spend);
      if (context.isDepositWallet(to[spend]!)) cash_out.push(...sweepAfter(context, to[spend]!, spend));
    }
  }
  const before = ascending(funding).slice(-settings.max_surroundings);
  const after = ascending(cash_out).slice(0, settings.max_surroundings);
  const doors = [...before.map((row) => from[row]!), ...after.map((row) => to[row]!)];
  return { funding: before, cash_out: after, roles: new RoleBook(context).add(doors, 'service').roles };
}

function sweepAfter(context: TypologyContext, wallet: number, row: number): number[] {
  const next = context.rowsOut(wallet).find((sweep) => sweep > row);
  return next === undefined ? [] : [next];
}
