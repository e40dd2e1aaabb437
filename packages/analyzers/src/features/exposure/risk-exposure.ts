/**
 * How much of an address's money is exposed to risk labels, directly and over several hops, and how near the next one
 * is.
 */
import type { FeatureInput } from '../feature-input.ts';
import { haircutShares } from './haircut-shares.ts';
import { traceReceived, traceSent } from './hop-bounded-trace.ts';
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
  const trace = {
    transfers,
    nodeCount,
    shares: haircutShares(transfers, nodeCount),
    is_target,
    is_stop: addresses.is_service,
    max_hops: settings.max_hops,
  };
  const received_usd = traceReceived(trace);
  const sent_usd = traceSent(trace);
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

function shareOf(part: Float64Array, whole: Float64Array): Float32Array {
  const shares = new Float32Array(part.length);
  for (let node = 0; node < part.length; node++) {
    if (whole[node]! > 0) shares[node] = Math.min(1, part[node]! / whole[node]!);
  }
  return shares;
}
