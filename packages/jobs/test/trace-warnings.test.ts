import { traceSettingsSchema } from '@analytics/analyzers';
import type { TraceDirection } from '@analytics/domain';
import { expect, it } from 'vitest';
import { drawnTrace, traceOf, type Drawn, type DrawnTrace } from '../../analyzers/src/tracing/testing/drawn-trace.ts';
import { destinationOf } from '../src/window/trace-words.ts';
import { traceWarnings } from '../src/questions/trace-warnings.ts';

interface Question {
  readonly from?: string;
  readonly to?: string;
  readonly direction?: TraceDirection;
  readonly network?: string;
}

function asked(drawn: readonly Drawn[], world: DrawnTrace, question: Question) {
  const { from = 'thief', to, direction = 'forward', network = 'here' } = question;
  const input = drawnTrace(drawn, world);
  const { addresses } = input;
  const result = traceOf(input, { from: [from], direction, ...(to === undefined ? {} : { to }) });
  const words = { network, input, addresses, idOf: String, method: 'haircut', max_ids: 1 } as const;
  const destinations = result.places.map((place) => destinationOf(words, place, direction));
  const nodes = [addresses.indexOf(from)];
  const at = to === undefined ? undefined : addresses.indexOf(to);
  const settings = traceSettingsSchema.parse({});
  const warnings = traceWarnings({
    input,
    addresses,
    settings,
    direction,
    min_usd: 1,
    nodes,
    rows: [],
    to: at,
    result,
    destinations,
  });
  return { destinations, warnings: warnings.map(({ code, message }) => `${code}: ${message}`) };
}

const THEFT: readonly Drawn[] = [
  ['thief', 'mule', 1, 100],
  ['mule', 'shop', 2, 60],
  ['other', 'elsewhere', 3, 5],
];
const SHOP: DrawnTrace = { labels: { shop: 'exchange' } };

it('traceWarnings say where money stopped that did not reach whom it was asked about', () => {
  expect(asked(THEFT, SHOP, { to: 'elsewhere' }).warnings).toEqual([
    'to_unreached: elsewhere got nothing of it, or less than $1.00. The money stopped at: shop (shop) $60, behind it everybody’s money mixes; mule (holder) $40, not moved on in the window.',
  ]);
  expect(asked(THEFT, SHOP, { from: 'shop', to: 'other', direction: 'backward' }).warnings.at(-1)).toBe(
    'to_unreached: Nothing of it, or less than $1.00, came from other. The money goes back to: thief (holder) $60, there before the window began.',
  );
  expect(asked(THEFT, SHOP, { to: 'shop' }).warnings).toEqual([]);
});

it('traceWarnings warn of a source that pools the money of many, with a label and without', () => {
  const payments = Array.from({ length: 100 }, (_, at): Drawn => [`user${at}`, 'shop', at, 10]);
  const drawn: Drawn[] = [...payments, ['shop', 'one', 200, 500]];
  const traced = 'everything that it paid is traced, whosever money it is. Name the transfers that are meant.';
  expect(asked(drawn, SHOP, { from: 'shop' }).warnings).toEqual([`source_pools_money: shop is shop: ${traced}`]);
  expect(asked(drawn, {}, { from: 'shop' }).warnings).toEqual([
    `source_pools_money: shop behaves like a service (100 addresses paid it in 100 transfers): ${traced}`,
  ]);
  expect(asked(drawn.slice(1), {}, { from: 'shop' }).warnings).toEqual([]);
});

it('destinationOf names the chains on the other side of a bridge', () => {
  const chainsOf = (network: string, subtype: string, type = 'bridge'): readonly string[] => {
    const world = { labels: { shop: type }, subtypes: { shop: subtype } };
    return asked(THEFT, world, { network }).destinations.find(({ address }) => address === 'shop')?.other_chains ?? [];
  };
  expect(chainsOf('ethereum', 'Arbitrum')).toEqual(['Arbitrum']);
  expect(chainsOf('ethereum', 'ethereum to solana')).toEqual(['Solana']);
  expect(chainsOf('eth', 'ethereum to solana')).toEqual(['Solana']);
  expect(chainsOf('ethereum', '')).toEqual([]);
  expect(chainsOf('ethereum', 'Arbitrum', 'exchange')).toEqual([]);
});
