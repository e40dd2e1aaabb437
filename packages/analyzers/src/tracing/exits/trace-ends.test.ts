import { describe, expect, it } from 'vitest';
import { drawnTrace, placesBy, traceOf, type Drawn } from '../testing/drawn-trace.ts';
import { isServiceLabel } from './trace-ends.ts';
import type { TraceLabel } from './trace-input.ts';

const EXCHANGE = { labels: { exchange: 'exchange', mixer: 'mixer' } };

describe('a trace', () => {
  it('ends at an unlabelled hub of strangers and passes one that the thief feeds', () => {
    const strangers = (name: string, each: number): Drawn[] =>
      Array.from({ length: 12 }, (_, at): Drawn[] => [
        [`in${at}${name}`, name, 1 + at, each],
        [name, `out${at}${name}`, 40 + at, 10],
      ]).flat();
    const input = drawnTrace([...strangers('hub', 1000), ['thief', 'hub', 20, 1000]], EXCHANGE);
    const result = traceOf(input, {}, { hub_counterparties: 10 });
    expect(result.places.map(({ node, role }) => [input.addresses[node], role])).toEqual([
      ['hub', 'service_by_behaviour'],
    ]);
    const fed = drawnTrace(
      [...strangers('hub', 1), ['thief', 'hub', 20, 1000], ['hub', 'exchange', 60, 800]],
      EXCHANGE,
    );
    expect(placesBy(fed, traceOf(fed, {}, { hub_counterparties: 10 }))['exchange']).toBeGreaterThan(700);
  });

  it('ends at a burn address', () => {
    const burned = '0x0000000000000000000000000000000000000000';
    const input = drawnTrace([
      ['thief', 'a', 1, 100],
      ['a', burned, 2, 60],
      [burned, 'minter', 3, 60],
    ]);
    const { places } = traceOf(input);
    expect(places.map(({ node, ending, role, usd }) => [input.addresses[node], ending, role, usd.haircut])).toEqual([
      [burned, 'exit', 'burn_address', 60],
      ['a', 'held', 'holder', 40],
    ]);
  });

  it('passes a labelled service where labels are not to end it', () => {
    const drawn: Drawn[] = [
      ['thief', 'exchange', 1, 100],
      ['exchange', 'mule', 2, 100],
    ];
    const input = drawnTrace(drawn, EXCHANGE);
    expect(placesBy(input, traceOf(input))).toEqual({ exchange: 100 });
    expect(placesBy(input, traceOf(input, {}, { labels_end: false }))).toEqual({ mule: 100 });
  });

  it('ends at a mixer by whatever label says so, and passes who only carries a risk', () => {
    const labelled = (label: string, address_type: string, risk_level: string): TraceLabel => ({
      label,
      address_type,
      address_subtype: '',
      trust_level: 'verified',
      risk_level,
    });
    expect(isServiceLabel(labelled('Tornado.Cash: 100 ETH', 'sanctioned', 'critical'))).toBe(true);
    expect(isServiceLabel(labelled('A market', 'darknet', 'critical'))).toBe(true);
    expect(isServiceLabel(labelled('A payment firm', 'fintech', 'low'))).toBe(true);
    expect(isServiceLabel(labelled('Lazarus', 'sanctioned', 'critical'))).toBe(false);
    expect(isServiceLabel(labelled('Stolen goods', 'fence', 'high'))).toBe(false);
  });
});
