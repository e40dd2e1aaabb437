/** The exposure of one address as a range that a person can read. */
import { EXPOSURE_METHODS, type ExposureMethod, type RiskCategory } from '@analytics/domain';
import type { ExposureResult } from './exposure-range.ts';
import type { ExposureDirection } from './flow-columns.ts';

export interface AddressExposure {
  readonly direction: ExposureDirection;
  readonly risk_category: RiskCategory;
  readonly nearest_hop: number;
  /** All that the address received (sent), USD: what the shares are of. */
  readonly moved_usd: number;
  readonly exposed_usd: Readonly<Record<ExposureMethod, number>>;
  /** In [0, 1]; 0 where nothing was moved. */
  readonly share_ratio: Readonly<Record<ExposureMethod, number>>;
  readonly least_usd: number;
  readonly most_usd: number;
  readonly least_share_ratio: number;
  readonly most_share_ratio: number;
  /**
   * How far the methods are apart, as a difference of shares in [0, 1]: near 0 they agree, near 1 the number depends on
   * the method alone.
   */
  readonly disagreement: number;
}

/**
 * Every direction and category to which the address is exposed, in the order of `result.columns`; empty for most.
 * O(columns · log nodes).
 */
export function addressExposure(result: ExposureResult, node: number): AddressExposure[] {
  return result.columns.flatMap(({ direction, risk_category, nodes, nearest_hop, exposed_usd }) => {
    const at = positionOf(nodes, node);
    if (at < 0) return [];
    const moved_usd = (direction === 'from_risk' ? result.received_usd : result.sent_usd)[node]!;
    const usd = byMethod((method) => exposed_usd[method][at]!);
    const share_ratio = shareRatios(usd, moved_usd);
    const amounts = Object.values(usd);
    const shares = Object.values(share_ratio);
    const [least_share_ratio, most_share_ratio] = [Math.min(...shares), Math.max(...shares)];
    return [
      {
        direction,
        risk_category,
        nearest_hop: nearest_hop[at]!,
        moved_usd,
        exposed_usd: usd,
        share_ratio,
        least_usd: Math.min(...amounts),
        most_usd: Math.max(...amounts),
        least_share_ratio,
        most_share_ratio,
        disagreement: most_share_ratio - least_share_ratio,
      },
    ];
  });
}

/** What each method calls exposed, as a share of what was moved, at most 1; 0 where nothing was moved. */
export function shareRatios(
  exposed_usd: Readonly<Record<ExposureMethod, number>>,
  moved_usd: number,
): Record<ExposureMethod, number> {
  return byMethod((method) => (moved_usd > 0 ? Math.min(1, exposed_usd[method] / moved_usd) : 0));
}

export function byMethod(valueOf: (method: ExposureMethod) => number): Record<ExposureMethod, number> {
  const [poison, haircut, fifo, tiho] = EXPOSURE_METHODS;
  return {
    [poison]: valueOf(poison),
    [haircut]: valueOf(haircut),
    [fifo]: valueOf(fifo),
    [tiho]: valueOf(tiho),
  };
}

function positionOf(nodes: Uint32Array, node: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (nodes[middle]! < node) low = middle + 1;
    else high = middle;
  }
  return nodes[low] === node ? low : -1;
}
