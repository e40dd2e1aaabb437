/**
 * Small random inputs for property tests: few addresses, coarse times and amounts, so that ties, cycles and repeats are
 * common.
 */
import fc from 'fast-check';
import type { DetectionInput } from '../detection.ts';
import { minute, transfersOf, type DrawnTransfer } from './transfers-of.ts';

const ADDRESSES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

export interface RandomShape {
  readonly addresses: number;
  readonly transfers: number;
  /** Times are multiples of this. */
  readonly stepMinutes: number;
  readonly steps: number;
  readonly selfTransfers: boolean;
}

const USUAL: RandomShape = { addresses: 8, transfers: 40, stepMinutes: 90, steps: 40, selfTransfers: true };

/** Zero amounts, equal times, one or two assets, at most one service and two risk labels. */
export function randomInput(shape: Partial<RandomShape> = {}): fc.Arbitrary<DetectionInput> {
  const { addresses, transfers, stepMinutes, steps, selfTransfers } = { ...USUAL, ...shape };
  const address = fc.constantFrom(...ADDRESSES.slice(0, addresses));
  const drawn = fc
    .tuple(
      address,
      address,
      fc.nat({ max: steps }),
      fc.constantFrom(0, 50, 90, 95, 100, 100, 105, 900, 9_000),
      fc.constantFrom('X', 'X', 'X', 'Y'),
    )
    .filter(([from, to]) => selfTransfers || from !== to)
    .map(([from, to, step, usd, asset]): DrawnTransfer => [from, to, minute(step * stepMinutes), usd, asset]);
  return fc
    .tuple(
      fc.array(drawn, { maxLength: transfers, size: 'max' }),
      fc.option(address, { nil: undefined }),
      fc.subarray(ADDRESSES.slice(0, addresses), { maxLength: 2 }),
      fc.boolean(),
    )
    .map(([rows, service, risky, isPriced]) =>
      transfersOf(rows, {
        swaps: service === undefined ? [] : [service],
        risks: Object.fromEntries(risky.map((name, i) => [name, i === 0 ? ('mixer' as const) : ('scam' as const)])),
        unpriced: isPriced ? [] : ['X', 'Y'],
        bystanders: risky,
      }),
    );
}
