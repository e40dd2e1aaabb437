/** Payments that are split at once, as a contract or a script does: two parts of the very sum that came. */
import type { Stage } from './stage.ts';

export interface SharedPayment {
  readonly from: number;
  /** Takes the payment and splits it; absent: one transaction of the payer pays both. */
  readonly through?: number;
  readonly taker: number;
  readonly partner: number;
  readonly at_hours: number;
  readonly usd: number;
  readonly asset: number;
}

const MILLIONTHS = 1e6;

/** Gives the USD that the taker and the partner got. */
export function paySplit(
  stage: Stage,
  share: number,
  { from, through, taker, partner, at_hours, usd, asset }: SharedPayment,
): readonly [taken: number, shared: number] {
  const native = Math.round(stage.nativeOf(usd, at_hours, asset) * MILLIONTHS) / MILLIONTHS;
  const part = Math.round(native * share * MILLIONTHS) / MILLIONTHS;
  const how = { at_hours, asset };
  if (through !== undefined) stage.payNative({ from, to: through, step: 'paid', ...how }, native);
  const payer = through ?? from;
  stage.payNative({ from: payer, to: taker, step: 'taken', ...how }, native - part);
  stage.payNative({ from: payer, to: partner, step: 'shared', ...how }, part);
  return [usd * (1 - share), usd * share];
}
