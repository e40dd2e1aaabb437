import { describe, expect, it } from 'vitest';
import { traceSettingsSchema } from '../tracing/exits/params.ts';
import { drawnTrace, type Drawn, type DrawnTrace } from '../tracing/testing/drawn-trace.ts';
import { traceSchemes } from './scheme-traces.ts';

/** The rows traced, and `place: USD`, of a scheme of some of the drawn transfers. */
function traced(drawn: readonly Drawn[], scheme: readonly number[], world: DrawnTrace = {}, settings = {}) {
  const input = drawnTrace(drawn, world);
  const [trace] = traceSchemes(input, [Uint32Array.from(scheme)], traceSettingsSchema.parse(settings));
  if (trace === undefined) return undefined;
  const places = trace.places.map(({ node, usd }): [string, number] => [input.addresses[node]!, usd.haircut]);
  return { sources: trace.source_rows, places: Object.fromEntries(places), others: trace.others };
}

const SERVICES: DrawnTrace = { labels: { exchange: 'exchange', mixer: 'mixer' } };

describe('traceSchemes', () => {
  it('follows what entered a chain beyond the last transfer of the scheme', () => {
    const drawn: Drawn[] = [
      ['victim', 'a', 0, 100],
      ['a', 'b', 1, 100],
      ['b', 'exchange', 5, 60],
    ];
    expect(traced(drawn, [0, 1], SERVICES)).toEqual({
      sources: [0],
      places: { exchange: 60, b: 40 },
      others: { count: 0, usd: 0 },
    });
  });

  it('begins anew where a mixer pays, and leaves what others paid into it', () => {
    const drawn: Drawn[] = [
      ['stranger', 'mixer', 0, 100],
      ['mixer', 'a', 1, 80],
      ['a', 'exchange', 2, 80],
    ];
    expect(traced(drawn, [0, 1], SERVICES)).toMatchObject({ sources: [1], places: { exchange: 80 } });
  });

  it('names the service that a payment reaches at once, where there is no other', () => {
    expect(traced([['a', 'mixer', 0, 50]], [0], SERVICES)).toMatchObject({ sources: [0], places: { mixer: 50 } });
  });

  it('counts what is paid to a mixer at once beside what goes there by others', () => {
    const drawn: Drawn[] = [
      ['suspect', 'mixer', 0, 90],
      ['friend', 'a', 1, 10],
      ['a', 'mixer', 2, 10],
    ];
    expect(traced(drawn, [0, 1, 2], SERVICES)).toMatchObject({ sources: [0, 1], places: { mixer: 100 } });
  });

  it('begins once where a price rises or a hop adds a little of its own', () => {
    const drawn: Drawn[] = [
      ['v', 'a', 0, 1, 'X', 100],
      ['a', 'b', 1, 1, 'X', 101],
      ['b', 'exchange', 2, 1, 'X', 103],
    ];
    expect(traced(drawn, [0, 1, 2], SERVICES)).toMatchObject({ sources: [0], places: { exchange: 100 } });
  });

  it('follows what is paid to one whose own payment is traced as well', () => {
    const drawn: Drawn[] = [
      ['one', 'collector', 0, 10],
      ['collector', 'boss', 1, 100],
      ['two', 'collector', 2, 80],
      ['collector', 'boss', 3, 80],
      ['boss', 'exchange', 4, 170],
    ];
    const found = traced(drawn, [0, 1, 2, 3, 4], SERVICES);
    expect(found?.sources).toEqual([0, 1, 2]);
    expect(found?.places['exchange']).toBeGreaterThan(150);
  });

  it('keeps what was cashed out where the service gives a little back', () => {
    const drawn: Drawn[] = [
      ['s', 'exchange', 0, 900],
      ['s', 'exchange', 1, 900],
      ['exchange', 's', 2, 1],
    ];
    expect(traced(drawn, [0, 1, 2], SERVICES)?.sources).toEqual([0, 1, 2]);
  });

  it('follows what has no price beside dust that has one', () => {
    const drawn: Drawn[] = [
      ['a', 'b', 0, 900, 'X', 0],
      ['a', 'b', 1, 1, 'Y', 1],
    ];
    expect(traced(drawn, [0, 1])?.sources).toEqual([0, 1]);
  });

  it('sums what it does not list', () => {
    const payees = Array.from({ length: 5 }, (_, at): Drawn => ['hub', `m${at}`, 1 + at, 20 - at]);
    const found = traced([['victim', 'hub', 0, 90], ...payees], [0], {}, { alert_destinations: 2 });
    expect(found?.places).toEqual({ m0: 20, m1: 19 });
    expect(found?.others).toEqual({ count: 3, usd: 51 });
  });

  it('begins with those whom nobody paid, where nothing has a price', () => {
    const drawn: Drawn[] = [
      ['a', 'b', 0, 10, 'X', 0],
      ['b', 'c', 1, 10, 'X', 0],
    ];
    expect(traced(drawn, [0, 1])?.sources).toEqual([0]);
  });

  it('gives the same whichever schemes were traced before', () => {
    const drawn = Array.from({ length: 60 }, (_, at): Drawn => [
      `n${(at * 7) % 11}`,
      `n${(at * 5 + 3) % 13}`,
      at,
      10 + at,
    ]);
    const input = drawnTrace(drawn.filter(([from, to]) => from !== to));
    const schemes = [[0, 4], [1], [2, 3, 9], [5]].map((rows) => Uint32Array.from(rows));
    const settings = traceSettingsSchema.parse({});
    const together = traceSchemes(input, schemes, settings);
    expect(together).toEqual(schemes.map((rows) => traceSchemes(input, [rows], settings)[0]));
    expect(together.every((trace) => trace !== undefined && trace.balance.difference === 0n)).toBe(true);
  });
});
