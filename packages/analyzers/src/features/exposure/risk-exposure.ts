/**
 * How much of an address's money is exposed to risk labels, directly and over several hops, and how near the next one
 * is.
 */
import type { FeatureInput } from '../feature-input.ts';
import { accountsByAddress } from '../../tracing/accounts.ts';
import { flowColumns, type ExposureDirection, type FlowColumns } from '../../tracing/flow-columns.ts';
import { haircut } from '../../tracing/haircut.ts';
import { haircutBackward, haircutShares } from '../../tracing/haircut-backward.ts';
import { taintTracer, type TaintMethod } from '../../tracing/trace-taint.ts';
import { riskDistance } from './risk-distance.ts';

export interface RiskExposureColumns {
  readonly direct_risk_exposure_in: Float32Array;
  readonly direct_risk_exposure_out: Float32Array;
  readonly indirect_risk_exposure_in: Float32Array;
  readonly indirect_risk_exposure_out: Float32Array;
  readonly nearest_risk_distance: Uint8Array;
}

/**
 * Gives the risk columns of all nodes, nodeCount entries each.
 *
 * Indirect exposure counts paths of 1 … max_hops transfers, so it is at least the direct one. A path may neither wait
 * for money of the same millisecond nor pass through a labelled service; a risk-labelled address is where a path ends,
 * also if it is a service. A risk-labelled address's own exposure counts its dealings with others of the kind, and its
 * own money coming back to it. Money that an address sends beyond its receipts in the window is of unknown origin and
 * counts as clean. Shares of no USD are 0. O(transfers · max_hops), one thread.
 */
export function riskExposure(input: FeatureInput): RiskExposureColumns {
  const { transfers, index, addresses, settings } = input;
  const { nodeCount } = index;
  const is_target = addresses.risk_category.map((category) => (category > 0 ? 1 : 0));
  // One balance an address in USD, over all assets: see docs/decisions/0012-one-taint-walk.md.
  const accounts = accountsByAddress(transfers, nodeCount);
  const flowIn = (direction: ExposureDirection): FlowColumns =>
    flowColumns(transfers, accounts, transfers.amount_usd, direction);
  const forward = flowIn('from_risk');
  const received_usd = tainted(forward, haircut, input, is_target);
  const sent_usd = tainted(flowIn('to_risk'), haircutBackward(haircutShares(forward)), input, is_target);
  const in_usd = new Float64Array(nodeCount);
  const out_usd = new Float64Array(nodeCount);
  const risky_in_usd = new Float64Array(nodeCount);
  const risky_out_usd = new Float64Array(nodeCount);
  for (let row = 0; row < transfers.length; row++) {
    const sender = transfers.from[row]!;
    const receiver = transfers.to[row]!;
    const usd = transfers.amount_usd[row]!;
    out_usd[sender]! += usd;
    in_usd[receiver]! += usd;
    if (is_target[sender]) risky_in_usd[receiver]! += usd;
    if (is_target[receiver]) risky_out_usd[sender]! += usd;
  }
  return {
    direct_risk_exposure_in: shareOf(risky_in_usd, in_usd),
    direct_risk_exposure_out: shareOf(risky_out_usd, out_usd),
    indirect_risk_exposure_in: shareOf(received_usd, in_usd),
    indirect_risk_exposure_out: shareOf(sent_usd, out_usd),
    nearest_risk_distance: riskDistance(transfers, index, is_target, settings.max_hops),
  };
}

/** USD with taint that reach each node in the direction of the flow, over 1 … max_hops transfers. */
function tainted(
  flow: FlowColumns,
  method: TaintMethod,
  { index, addresses, settings: { max_hops } }: FeatureInput,
  is_target: Uint8Array,
): Float64Array {
  const carried = new Float64Array(flow.length * max_hops);
  const plan = {
    flow,
    is_source: is_target,
    is_end: is_target.map((target, node) => target | addresses.is_service[node]!),
    max_hops,
    isTooLarge: () => false,
    budget: { left: Infinity },
    skipped_hub: new Uint8Array(index.nodeCount),
    carried,
  };
  const usd = new Float64Array(index.nodeCount);
  for (const at of taintTracer(plan, method).trace().tainted) {
    for (let k = 0; k < max_hops; k++) usd[flow.to[at]!]! += carried[at * max_hops + k]!;
  }
  return usd;
}

function shareOf(part: Float64Array, whole: Float64Array): Float32Array {
  const shares = new Float32Array(part.length);
  for (let node = 0; node < part.length; node++) {
    if (whole[node]! > 0) shares[node] = Math.min(1, part[node]! / whole[node]!);
  }
  return shares;
}
