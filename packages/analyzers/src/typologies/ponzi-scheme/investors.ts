/** Who paid into an address and what came back, in the order in which they came. */
import type { TypologyContext } from '../context.ts';
import { beyondDust, timeOf } from '../measures.ts';
import { largestOf } from '../../extremes.ts';

export interface Investor {
  readonly node: number;
  readonly first_ms: number;
  readonly paid: number;
  got: number;
}

export interface Fund {
  /** By first payment; ties by node. */
  readonly investors: readonly Investor[];
  /** Rows of investors' payments, and of payouts to those who had paid in before. */
  readonly paid_in: readonly number[];
  readonly paid_back: readonly number[];
  /** All else that it sends. */
  readonly elsewhere: readonly number[];
  /** In `value`: all that came in, of it from services, and the most that one address paid. */
  readonly income: number;
  readonly from_services: number;
  readonly largest_payer: number;
  /** In `value`: of the payouts, what others had paid in after the payee's first payment, oldest money first. */
  readonly financed_by_later: number;
}

/** Undefined for fewer than `least` who pay more than dust. O(transfers of the address). */
export function fundOf(context: TypologyContext, hub: number, least: number): Fund | undefined {
  const { from, to } = context.input.transfers;
  const into = [...context.rowsIn(hub)];
  const private_in = into.filter((row) => !context.isBystander(from[row]!));
  if (private_in.length < least) return undefined;
  const people = new Set(beyondDust(context, private_in, 'from'));
  if (people.size < least) return undefined;
  const paid_in = private_in.filter((row) => people.has(from[row]!));
  const known = new Map<number, Investor & { paid: number }>();
  for (const row of paid_in) {
    const node = from[row]!;
    const investor = known.get(node) ?? { node, first_ms: timeOf(context, row), paid: 0, got: 0 };
    investor.paid += context.value[row]!;
    known.set(node, investor);
  }
  const [paid_back, elsewhere]: [number[], number[]] = [[], []];
  for (const row of context.rowsOut(hub)) {
    const investor = known.get(to[row]!);
    if (investor !== undefined && timeOf(context, row) > investor.first_ms) {
      investor.got += context.value[row]!;
      paid_back.push(row);
    } else elsewhere.push(row);
  }
  const income = into.reduce((sum, row) => sum + context.value[row]!, 0);
  const from_people = private_in.reduce((sum, row) => sum + context.value[row]!, 0);
  const investors = [...known.values()].sort((a, b) => a.first_ms - b.first_ms || a.node - b.node);
  return {
    investors,
    paid_in,
    paid_back,
    elsewhere,
    income,
    from_services: income - from_people,
    largest_payer: largestOf(investors.map(({ paid }) => paid)),
    financed_by_later: financedByLater(context, hub, known),
  };
}

/** Spends what came in oldest first, and adds up what payees get of later money of others. */
function financedByLater(context: TypologyContext, hub: number, investors: ReadonlyMap<number, Investor>): number {
  const { from, to } = context.input.transfers;
  const [into, out] = [context.rowsIn(hub), context.rowsOut(hub)];
  let [oldest, spent, later] = [0, 0, 0];
  for (const payout of out) {
    const payee = to[payout]!;
    const since_ms = investors.get(payee)?.first_ms ?? Infinity;
    let left = context.value[payout]!;
    // Ties of time: what came in with the payout may pay it.
    while (left > 0 && oldest < into.length && timeOf(context, into[oldest]!) <= timeOf(context, payout)) {
      const receipt = into[oldest]!;
      const taken = Math.min(left, context.value[receipt]! - spent);
      if (from[receipt] !== payee && timeOf(context, receipt) > since_ms) later += taken;
      left -= taken;
      spent += taken;
      if (spent >= context.value[receipt]!) [oldest, spent] = [oldest + 1, 0];
    }
  }
  return later;
}
