/**
 * How far the methods of tracing disagree about an address's exposure to risk labels of any kind: the least and the
 * most share.
 */
import type { RunNotice } from '@analytics/domain';
import { byMethod, shareRatios } from '../../tracing/address-exposure.ts';
import { exposureRange, type ExposureColumns } from '../../tracing/exposure-range.ts';
import { assetLimit, type FeatureInput } from '../feature-input.ts';

export interface RiskExposureRange {
  readonly columns: RiskExposureRangeColumns;
  readonly notices: readonly RunNotice[];
}

export interface RiskExposureRangeColumns {
  readonly risk_exposure_least_in: Float32Array;
  readonly risk_exposure_most_in: Float32Array;
  readonly risk_exposure_least_out: Float32Array;
  readonly risk_exposure_most_out: Float32Array;
}

/**
 * The least and the most share under poison, haircut, FIFO and TIHO, all risk labels taken as one; nodeCount entries
 * each, 0 for who is not reached. See tracing/README.md. O(transfers + tainted transfers · max_hops), one thread.
 */
export function riskExposureRange(input: FeatureInput): RiskExposureRange {
  const { transfers, index, addresses, settings } = input;
  const risk_category = addresses.risk_category.map((category) => (category > 0 ? 1 : 0));
  const range = exposureRange(
    {
      transfers,
      index,
      addresses: { is_service: addresses.is_service, risk_category },
      assets: { length: assetLimit(transfers) },
    },
    settings.exposure_range,
  );
  const found = (direction: ExposureColumns['direction']): ExposureColumns | undefined =>
    range.columns.find((one) => one.direction === direction);
  const [least_in, most_in] = sharesOf(found('from_risk'), range.received_usd);
  const [least_out, most_out] = sharesOf(found('to_risk'), range.sent_usd);
  return {
    columns: {
      risk_exposure_least_in: least_in,
      risk_exposure_most_in: most_in,
      risk_exposure_least_out: least_out,
      risk_exposure_most_out: most_out,
    },
    notices: range.notices,
  };
}

function sharesOf(exposed: ExposureColumns | undefined, moved_usd: Float64Array): [Float32Array, Float32Array] {
  const least = new Float32Array(moved_usd.length);
  const most = new Float32Array(moved_usd.length);
  exposed?.nodes.forEach((node, at) => {
    const usd = byMethod((method) => exposed.exposed_usd[method][at]!);
    const shares = Object.values(shareRatios(usd, moved_usd[node]!));
    least[node] = Math.min(...shares);
    most[node] = Math.max(...shares);
  });
  return [least, most];
}
