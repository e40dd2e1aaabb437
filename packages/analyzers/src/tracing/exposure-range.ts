/**
 * How much of an address's money comes from a risk, or goes to one, under four methods that disagree: a range, not a
 * number.
 */
import {
  EXPOSURE_METHODS,
  RISK_CATEGORIES,
  counted,
  type ExposureMethod,
  type RiskCategory,
  type RunNotice,
} from '@analytics/domain';
import type { DetectionInput } from '../structural/detection.ts';
import { noticeBook, type NoticeBook } from '../structural/notices.ts';
import { swapAnswers } from '../swap-answers.ts';
import { fifo } from './fifo.ts';
import { accountsByAsset } from './accounts.ts';
import { EXPOSURE_DIRECTIONS, flowColumns, type ExposureDirection } from './flow-columns.ts';
import { haircut } from './haircut.ts';
import type { ExposureRangeSettings } from './params.ts';
import { poison } from './poison.ts';
import { tiho } from './tiho.ts';
import { everyInstant, theseInstants } from './instants.ts';
import { taintTracer, type TaintMethod, type TaintPlan } from './trace-taint.ts';

const RULES: Readonly<Record<ExposureMethod, TaintMethod>> = { poison, haircut, fifo, tiho };

/** What taint is traced through: of the assets only their number is read, of the addresses no text. */
export interface ExposureInput extends Pick<DetectionInput, 'transfers' | 'index'> {
  readonly addresses: Pick<DetectionInput['addresses'], 'is_service' | 'risk_category'>;
  readonly assets: { readonly length: number };
}

/** The addresses exposed to one category of risk in one direction; all arrays have an entry for each of `nodes`. */
export interface ExposureColumns {
  readonly direction: ExposureDirection;
  readonly risk_category: RiskCategory;
  /** Ascending. */
  readonly nodes: Uint32Array;
  /** Transfers between the address and the nearest risk, 1 … max_hops, along a way that respects time. */
  readonly nearest_hop: Uint8Array;
  /** USD received from the risk (sent to it), each transfer valued as it was when it was made. */
  readonly exposed_usd: Readonly<Record<ExposureMethod, Float64Array>>;
}

export interface ExposureResult {
  /** By direction, then category; those with no exposed address are left out. */
  readonly columns: readonly ExposureColumns[];
  /**
   * All that each node received and sent in the window, USD (nodeCount entries); what it swapped and got back in another
   * asset is the same money, and neither.
   */
  readonly received_usd: Float64Array;
  readonly sent_usd: Float64Array;
  readonly notices: readonly RunNotice[];
}

/**
 * Traces every risk category in both directions under every method, asset by asset in native amounts. Services and
 * risk-labelled addresses are reached and never passed through; what a risk gives is its own, whatever it got. Money
 * beyond the receipts of the window is older, and clean. Pure and deterministic. O(categories · (transfers + tainted
 * transfers · max_hops)); 8 · max_hops bytes a transfer.
 */
export function exposureRange(input: ExposureInput, settings: ExposureRangeSettings): ExposureResult {
  const { transfers, index, addresses } = input;
  const book = noticeBook();
  const budget = { left: settings.total_steps };
  const skipped_hub = new Uint8Array(index.nodeCount);
  const is_end = addresses.is_service.map((service, node) =>
    service === 1 || addresses.risk_category[node]! > 0 ? 1 : 0,
  );
  const categories = [...new Set(addresses.risk_category)].filter((category) => category > 0).sort((a, b) => a - b);
  const columns: ExposureColumns[] = [];
  if (categories.length > 0) {
    const carried = new Float64Array(transfers.length * settings.max_hops);
    const accounts = accountsByAsset(transfers, index, input.assets.length);
    for (const direction of EXPOSURE_DIRECTIONS) {
      const flow = flowColumns(transfers, accounts, transfers.amount, direction);
      const isTooLarge = (account: number): boolean => flow.degree[account]! > settings.degree_cap;
      for (const category of categories) {
        const is_source = addresses.risk_category.map((one) => (one === category ? 1 : 0));
        const plan = { flow, is_source, is_end, max_hops: settings.max_hops, isTooLarge, budget, skipped_hub, carried };
        const found = exposedTo(plan, direction, RISK_CATEGORIES[category]!, book);
        if (found.nodes.length > 0) columns.push(found);
      }
    }
  }
  book.addHubs(
    skipped_hub,
    (count) =>
      `Reached by risk exposure and not passed through: ${counted(count, 'address', 'addresses')} with more than ${settings.degree_cap} transfers in one asset.`,
  );
  const usd = columns.length > 0 ? withoutOwnSwaps(input) : transfers.amount_usd;
  return {
    columns,
    received_usd: sumByNode(transfers.to, usd, index.nodeCount),
    sent_usd: sumByNode(transfers.from, usd, index.nodeCount),
    notices: book.list(),
  };
}

function exposedTo(
  plan: TaintPlan,
  direction: ExposureDirection,
  risk_category: RiskCategory,
  book: NoticeBook,
): ExposureColumns {
  const { flow, is_source, carried, max_hops } = plan;
  const nearest = new Uint8Array(is_source.length);
  // Poison goes first and reaches the most: the others need look only where it went.
  let poisoned: readonly number[] | undefined;
  const usdByNode = EXPOSURE_METHODS.map((method) => {
    if (plan.budget.left <= 0) {
      book.add(
        'BUDGET_REACHED',
        1,
        (count) => `${count} traces of risk exposure were left out: the limit of total_steps was reached.`,
      );
      return new Float64Array(is_source.length);
    }
    const { tainted, touched } = taintTracer(plan, RULES[method]).trace(
      poisoned === undefined ? everyInstant(flow) : theseInstants(poisoned),
    );
    if (method === 'poison') {
      fillNearest(plan, tainted, nearest);
      poisoned = touched;
    }
    if (plan.budget.left <= 0) {
      book.add(
        'BUDGET_REACHED',
        1,
        (count) => `${count} traces of risk exposure were cut short: the limit of total_steps was reached.`,
      );
    }
    const usd = usdOfTaint(plan, tainted);
    for (const at of tainted) carried.fill(0, at * max_hops, (at + 1) * max_hops);
    return usd;
  });
  const nodes = nodesOf(nearest);
  const pick = (at: number): Float64Array => Float64Array.from(nodes, (node) => usdByNode[at]![node]!);
  return {
    direction,
    risk_category,
    nodes,
    nearest_hop: Uint8Array.from(nodes, (node) => nearest[node]!),
    exposed_usd: { poison: pick(0), haircut: pick(1), fifo: pick(2), tiho: pick(3) },
  };
}

function fillNearest({ flow, carried, max_hops }: TaintPlan, tainted: readonly number[], nearest: Uint8Array): void {
  for (const at of tainted) {
    const node = flow.to[at]!;
    for (let k = 0; k < max_hops; k++) {
      if (carried[at * max_hops + k] === 0) continue;
      if (nearest[node] === 0 || k + 1 < nearest[node]!) nearest[node] = k + 1;
      break;
    }
  }
}

/** What reached each node, at the price of each transfer. */
function usdOfTaint({ flow, is_source, carried, max_hops }: TaintPlan, tainted: readonly number[]): Float64Array {
  const usd = new Float64Array(is_source.length);
  for (const at of tainted) {
    let taint = 0;
    for (let k = 0; k < max_hops; k++) taint += carried[at * max_hops + k]!;
    if (taint > 0) usd[flow.to[at]!]! += Math.min(1, taint / flow.amount[at]!) * flow.amount_usd[at]!;
  }
  return usd;
}

/** The nodes with an entry, ascending. */
function nodesOf(nearest: Uint8Array): Uint32Array {
  const nodes: number[] = [];
  nearest.forEach((hop, node) => {
    if (hop > 0) nodes.push(node);
  });
  return Uint32Array.from(nodes);
}

/**
 * USD of each transfer, 0 for the two legs of an own swap, each in one swap only: the earliest answers first. No risk
 * pays for a swap or answers one: what it pays is its own, and what it is paid has reached it.
 */
function withoutOwnSwaps(input: ExposureInput): Float64Array {
  const { from, amount_usd } = input.transfers;
  const isRisk = (node: number): boolean => input.addresses.risk_category[node] !== 0;
  const swaps: (readonly [paid: number, out: number])[] = [];
  for (let node = 0; node < input.index.nodeCount; node++)
    if (!isRisk(node)) for (const swap of swapAnswers(input, node, (paid) => !isRisk(from[paid]!))) swaps.push(swap);
  swaps.sort(([, a], [, b]) => a - b);
  const usd = Float64Array.from(amount_usd);
  const isTaken = new Uint8Array(usd.length);
  for (const [paid, out] of swaps) {
    if (isTaken[paid] === 1 || isTaken[out] === 1) continue;
    isTaken[paid] = isTaken[out] = 1;
    usd[paid] = usd[out] = 0;
  }
  return usd;
}

function sumByNode(nodeOf: Uint32Array, usd: Float64Array, nodeCount: number): Float64Array {
  const sums = new Float64Array(nodeCount);
  nodeOf.forEach((node, row) => (sums[node]! += usd[row]!));
  return sums;
}
