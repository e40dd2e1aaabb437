import { describe, expect, it } from 'vitest';
import { drawnTrace, type Drawn, type DrawnTrace } from '../testing/drawn-trace.ts';
import { traceSettingsSchema } from './params.ts';
import { tracedRisk, tracedRiskColumns } from './traced-risk.ts';

/** `address: [share in, share out, hops]` where `thief` has a risk label. */
function risks(drawn: readonly Drawn[], world: DrawnTrace = {}, settings = {}) {
  const input = drawnTrace(drawn, world);
  const risk_category = Uint8Array.from(input.addresses, (name) => (name === 'thief' ? 1 : 0));
  const parsed = traceSettingsSchema.parse(settings);
  const both = (['forward', 'backward'] as const).map((one) => tracedRisk(input, risk_category, one, parsed));
  const columns = tracedRiskColumns(both[0]!, both[1]!);
  const shown = (share: number): number => Math.round(share * 1e4) / 1e4;
  return {
    notices: both.flatMap(({ notices }) => notices.map(({ code }) => code)),
    of: Object.fromEntries(
      input.addresses.map((name, node) => [
        name,
        [
          shown(columns.traced_risk_exposure_in[node]!),
          shown(columns.traced_risk_exposure_out[node]!),
          columns.traced_risk_hops[node]!,
        ],
      ]),
    ),
  };
}

const chain = (hops: number): Drawn[] =>
  Array.from({ length: hops }, (_, hop): Drawn => [hop === 0 ? 'thief' : `w${hop}`, `w${hop + 1}`, hop, 100]);

describe('tracedRisk', () => {
  it('sees nine hops out, where a walk of five ends', () => {
    const { of } = risks([...chain(8), ['w8', 'exchange', 9, 100]], { labels: { exchange: 'exchange' } });
    expect(of['w8']).toEqual([1, 0, 8]);
    expect(of['exchange']).toEqual([1, 0, 9]);
    expect(of['thief']).toEqual([0, 0, 0]);
  });

  it('is a share of all that was received, and of all that was sent towards a risk', () => {
    const { of } = risks([
      ['thief', 'a', 0, 25],
      ['friend', 'a', 1, 75],
      ['a', 'b', 2, 100],
      ['b', 'c', 3, 100],
      ['d', 'e', 4, 40],
      ['d', 'z', 5, 60],
      ['e', 'thief', 6, 40],
    ]);
    expect(of['c']).toEqual([0.25, 0, 3]);
    expect(of['d']).toEqual([0, 0.4, 2]);
    expect(of['z']).toEqual([0, 0, 255]);
  });

  it('is the same share whatever became of the price', () => {
    const { of } = risks([
      ['thief', 'a', 0, 1, 'X', 100],
      ['friend', 'a', 1, 9, 'X', 900],
      ['a', 'b', 2, 10, 'X', 100],
    ]);
    expect(of['b']).toEqual([0.1, 0, 2]);
  });

  it('goes on through a swap', () => {
    const swap: Drawn[] = [
      ['thief', 'a', 0, 100, 'ETH'],
      ['a', 'pool', 1, 100, 'ETH'],
      ['pool', 'a', 1, 100, 'USD'],
      ['a', 'b', 2, 100, 'USD'],
    ];
    expect(risks(swap, { joined: [1] }).of['b']).toEqual([1, 0, 2]);
  });

  it('says where its budget ended', () => {
    expect(risks(chain(9), {}, { risk_steps: 5 }).notices).toContain('RISK_TRACE_CUT');
    expect(risks(chain(9)).notices).toEqual([]);
  });
});
