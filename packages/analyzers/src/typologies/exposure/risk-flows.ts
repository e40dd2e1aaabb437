/**
 * Flows at a risk-labelled address, one for each scheme: what it collects and pays out along one trail, and what
 * reaches it along others. The same label may stand at the end of many schemes; each is described by its own transfers.
 */
import { HOUR_MS, addToList } from '@analytics/domain';
import type { TypologyContext } from '../context.ts';
import { ascending, timeOf } from '../measures.ts';
import { spreadForward, trailBackward, type TrailRules } from '../trails.ts';
import type { ExposureTypologySettings } from './params.ts';

export interface RiskFlow {
  readonly direction: 'from_risk' | 'to_risk';
  /** Transfers between the risk and its neighbours that belong to this flow, ascending. */
  readonly direct: readonly number[];
  /** Transfers farther away, in the order of the money. */
  readonly trail: readonly number[];
  /** Transfers on the longest way of the trail. */
  readonly hops: number;
  /** Whether it parts, or meets other money, somewhere on it. */
  readonly is_parted: boolean;
  /** What others paid the risk shortly before it paid this out. */
  readonly takings: readonly number[];
}

/** A collector keeps a part: up to so many times what goes out is the takings that it came from. */
const AMPLE_RATIO = 1.5;
/** The receipt that brings at least so much of a payment is what it pays out. */
const MOST_OF_IT = 0.5;
/** The quiet gap that ends an episode. */
const QUIET_GAP_HOURS = 1;

/** Every flow at `risk` with at least `min_usd`, outgoing ones first, by time. O(transfers of the risk · trail). */
export function riskFlows(context: TypologyContext, risk: number, settings: ExposureTypologySettings): RiskFlow[] {
  const { from, amount_usd } = context.input.transfers;
  const rules: TrailRules = {
    window_hours: settings.follow_hours,
    least_ratio: settings.follow_min_carried_ratio,
    most_hops: settings.max_hops - 1,
  };
  const isWorthIt = (row: number): boolean => amount_usd[row]! >= settings.min_usd;
  const taken = new Set<number>();
  const flows: RiskFlow[] = [];
  for (const row of context.rowsOut(risk)) {
    if (!isWorthIt(row)) continue;
    const takings = takingsBefore(context, risk, row, settings).filter((one) => !taken.has(one) && isWorthIt(one));
    const payers = new Set(takings.map((one) => from[one]!));
    const isCollecting = payers.size >= settings.collecting_payers;
    if (isCollecting) for (const one of takings) taken.add(one);
    const { rows: trail, hops, is_parted } = spreadForward(context, row, rules);
    flows.push({
      direction: 'from_risk',
      direct: [row],
      trail,
      hops,
      is_parted,
      takings: isCollecting ? takings : [],
    });
  }
  const inward: RiskFlow[] = [];
  for (const row of context.rowsIn(risk)) {
    if (taken.has(row) || !isWorthIt(row)) continue;
    const trail = originsOf(context, row, rules);
    inward.push({ direction: 'to_risk', direct: [row], trail, hops: trail.length, is_parted: false, takings: [] });
  }
  return [...joinedOut(context, risk, flows, settings), ...joinedIn(context, inward)];
}

/** What came in within the follow window before, latest first, until it amply makes up what goes out. */
function takingsBefore(
  context: TypologyContext,
  risk: number,
  row: number,
  settings: ExposureTypologySettings,
): number[] {
  const { amount_usd, timestamp_ms } = context.input.transfers;
  const takings: number[] = [];
  const needed = AMPLE_RATIO * amount_usd[row]!;
  let sum = 0;
  for (const receipt of [...context.rowsIn(risk)].reverse()) {
    const waited_ms = timestamp_ms[row]! - timestamp_ms[receipt]!;
    if (waited_ms <= 0) continue;
    if (waited_ms > settings.follow_hours * HOUR_MS || sum >= needed) break;
    takings.push(receipt);
    sum += amount_usd[receipt]!;
  }
  return takings.reverse();
}

/**
 * The trail that brought a payment, or, where no single transfer did, what filled the payer from one hand shortly
 * before.
 */
function originsOf(context: TypologyContext, row: number, rules: TrailRules): number[] {
  const back = trailBackward(context, row, rules);
  // The money of a service's customers begins with the customer.
  const { from } = context.input.transfers;
  return back.filter((one) => !context.isService(from[one]!));
}

/** Where a flow to the risk begins: the first address of its trail. */
function originOf(context: TypologyContext, flow: RiskFlow): number {
  const { from } = context.input.transfers;
  return from[flow.trail[0] ?? flow.direct[0]!]!;
}

/**
 * Payments of a risk within the quiet gap of an episode are one act, and so are those that share out one receipt within
 * the window of a follow of each other; what reaches it is one act where it has one origin.
 */
function joinedOut(
  context: TypologyContext,
  risk: number,
  flows: readonly RiskFlow[],
  { follow_hours }: ExposureTypologySettings,
): RiskFlow[] {
  const receiptOf = mainReceipts(context, risk);
  const acts: RiskFlow[] = [];
  for (const flow of flows) {
    const last = acts.at(-1);
    const [before, row] = [last?.direct.at(-1), flow.direct[0]!];
    const gap_ms = before === undefined ? Infinity : timeOf(context, row) - timeOf(context, before);
    const isOneReceipt = before !== undefined && receiptOf.has(row) && receiptOf.get(row) === receiptOf.get(before);
    if (last !== undefined && gap_ms <= (isOneReceipt ? follow_hours : QUIET_GAP_HOURS) * HOUR_MS)
      acts[acts.length - 1] = together(last, flow);
    else acts.push(flow);
  }
  return acts;
}

/**
 * For each payment of the risk the receipt that at least half of it comes from, in one asset and oldest money first;
 * none where it comes from many or from before the window. O(transfers of the risk).
 */
function mainReceipts(context: TypologyContext, risk: number): Map<number, number> {
  const { asset, amount } = context.input.transfers;
  const left = new Map<number, { readonly row: number; amount: number }[]>();
  /** By asset, how many of them are spent. */
  const spent = new Map<number, number>();
  const main = new Map<number, number>();
  for (const row of ascending(context.rowsIn(risk), context.rowsOut(risk))) {
    if (context.input.transfers.to[row] === risk) {
      addToList(left, asset[row]!, { row, amount: amount[row]! });
      continue;
    }
    const receipts = left.get(asset[row]!) ?? [];
    let at = spent.get(asset[row]!) ?? 0;
    for (let due = amount[row]!; due > 0 && at < receipts.length;) {
      const oldest = receipts[at]!;
      const taken = Math.min(due, oldest.amount);
      if (taken >= MOST_OF_IT * amount[row]!) main.set(row, oldest.row);
      due -= taken;
      oldest.amount -= taken;
      if (oldest.amount <= 0) at++;
    }
    spent.set(asset[row]!, at);
  }
  return main;
}

function joinedIn(context: TypologyContext, flows: readonly RiskFlow[]): RiskFlow[] {
  const byOrigin = new Map<number, RiskFlow>();
  for (const flow of flows) {
    const origin = originOf(context, flow);
    const other = byOrigin.get(origin);
    byOrigin.set(origin, other === undefined ? flow : together(other, flow));
  }
  return [...byOrigin.values()].sort((a, b) => a.direct[0]! - b.direct[0]!);
}

function together(a: RiskFlow, b: RiskFlow): RiskFlow {
  const merge = (x: readonly number[], y: readonly number[]): number[] =>
    [...new Set([...x, ...y])].sort((p, q) => p - q);
  return {
    direction: a.direction,
    direct: merge(a.direct, b.direct),
    trail: merge(a.trail, b.trail),
    hops: Math.max(a.hops, b.hops),
    is_parted: a.is_parted || b.is_parted,
    takings: merge(a.takings, b.takings),
  };
}
