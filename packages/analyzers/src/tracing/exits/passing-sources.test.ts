/** Sources that only pass on in a transaction, beside the money of others in it. */
import { expect, it } from 'vitest';
import { drawnTrace, placesBy, traceOf, type Asked, type Drawn } from '../testing/drawn-trace.ts';

/** What entered, and what is named of it, of one transaction. */
function found(drawn: readonly Drawn[], asked: Asked = {}) {
  const input = drawnTrace(drawn, { joined: [5] });
  const result = traceOf(input, { from: ['s'], ...asked });
  for (const { difference, method } of result.ledger) expect(difference, method).toBe(0n);
  return { entered_usd: Number(result.entered) / 1e18, haircut: placesBy(input, result) };
}

const PASSES: readonly Drawn[] = [
  ['a', 's', 5, 10],
  ['s', 'b', 5, 10],
];

it.each<[beside: string, drawn: readonly Drawn[]]>([
  ['a payment', [['c', 'e', 5, 1000]]],
  ['a payment written first', [['a0', 'b0', 5, 1000]]],
  [
    'one that passes on',
    [
      ['c', 'd', 5, 1000],
      ['d', 'e', 5, 1000],
    ],
  ],
  [
    'a change',
    [
      ['c', 'd', 5, 1000, 'ETH'],
      ['d', 'c', 5, 1000, 'EUR'],
    ],
  ],
  ['a payment of its payer', [['a', 'e', 5, 1000]]],
  ['a payment to its payee', [['c', 'b', 5, 1000]]],
])('a source passes on its own money beside %s of others', (_, others) => {
  for (const drawn of [
    [...PASSES, ...others],
    [...others, ...PASSES],
  ]) {
    expect(found(drawn)).toEqual({ entered_usd: 10, haircut: { b: 10 } });
    expect(found(drawn, { direction: 'backward' })).toEqual({ entered_usd: 10, haircut: { a: 10 } });
  }
});

it('a source that adds its coins to those of its payer paid no more than they were', () => {
  const payjoin: readonly Drawn[] = [
    ['s', 'e', 5, 0.98],
    ['c', 's', 5, 1.98],
    ['c', 'e', 5, 98.02],
  ];
  expect(found(payjoin)).toEqual({ entered_usd: 0.98, haircut: { e: 0.98 } });
});

it('two sources of one transaction each pass on their own', () => {
  const others: readonly Drawn[] = [
    ['c', 'd', 5, 100],
    ['d', 'e', 5, 100],
  ];
  const both = { entered_usd: 110, haircut: { b: 10, e: 100 } };
  expect(found([...PASSES, ...others], { from: ['s', 'd'] })).toEqual(both);
});

it('a source that passes on coins which were made in the transaction does not vanish', () => {
  const drawn: readonly Drawn[] = [
    [`0x${'0'.repeat(40)}`, 's', 5, 10],
    ['s', 'b', 5, 10],
  ];
  expect(found(drawn)).toEqual({ entered_usd: 10, haircut: { b: 10 } });
});
