import { expect, it } from 'vitest';
import { drawnTrace, placesBy, traceOf, type Drawn } from '../src/tracing/testing/drawn-trace.ts';

const PAYEES = 100_000;

it('traceMoney counts a hundred thousand payees, half of them exits, to the last digit', () => {
  // Each a sum of its own, in millionths: the first half services, the others keep it.
  const payments = Array.from({ length: PAYEES }, (_, at): Drawn => ['thief', `payee${at}`, 1, (at + 1) / 1e6]);
  const exits = Array.from({ length: PAYEES / 2 }, (_, at): [string, string] => [`payee${at}`, 'exchange']);
  const input = drawnTrace([...payments, ['thief', 'mixer', 2, 9000]], {
    labels: { ...Object.fromEntries(exits), mixer: 'mixer' },
  });
  const result = traceOf(input, { min_usd: 0 });
  const millionths = (count: number): bigint => ((BigInt(count) * BigInt(count + 1)) / 2n) * 10n ** 12n;
  expect(result.is_complete).toBe(true);
  expect(placesBy(input, result)).toEqual({ mixer: 9000 });
  expect(result.small.count).toBe(PAYEES);
  for (const { sums, difference } of result.ledger) {
    const arrived = millionths(PAYEES / 2) + 9000n * 10n ** 18n;
    const held = millionths(PAYEES) - millionths(PAYEES / 2);
    expect([sums.entered, sums.arrived, sums.held, difference]).toEqual([arrived + held, arrived, held, 0n]);
  }
});
