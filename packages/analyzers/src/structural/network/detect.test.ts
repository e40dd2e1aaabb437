import { HOUR_MS, type NetworkPattern } from '@analytics/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { castOf, minute, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { detectNetworks } from './detect.ts';
import { networkSettingsSchema } from './params.ts';
import { referenceMules } from './scatter.reference.ts';

const DEFAULTS = networkSettingsSchema.parse({});
const networksOf = (input: DetectionInput, settings = DEFAULTS) =>
  detectNetworks(input, settings).patterns as NetworkPattern[];
const kindsOf = (input: DetectionInput) =>
  networksOf(input).map(({ pattern_subtype, proof_grade }) => [pattern_subtype, proof_grade]);

/** s pays k mules `usd` each, an hour apart; each pays v 95 % of it five hours later. */
function scatter(k: number, usd: number, names = { s: 's', m: 'm', v: 'v' }, from = 0): DrawnTransfer[] {
  return Array.from({ length: k }, (_, i): DrawnTransfer[] => [
    [names.s, `${names.m}${i}`, minute(from + 60 * i), usd + i],
    [`${names.m}${i}`, names.v, minute(from + 60 * i + 300), (usd + i) * 0.95],
  ]).flat();
}
const mules = (k: number, m = 'm') => Array.from({ length: k }, (_, i) => `${m}${i}`);

/** Three senders pay the hub, which pays three receivers. */
const gather: DrawnTransfer[] = [
  ...['a', 'b', 'c'].map((from, i): DrawnTransfer => [from, 'hub', minute(60 * i), 100 + 10 * i]),
  ...['x', 'y', 'z'].map((to, i): DrawnTransfer => ['hub', to, minute(300 + 60 * i), 105]),
];

/** Everyone of `sources` pays everyone of `targets`. */
const dense = (sources: string, targets: string, from: number, usd: number): DrawnTransfer[] =>
  Array.from(sources).flatMap((source, i) =>
    Array.from(targets).map((target, j): DrawnTransfer => [source, target, minute(from + 10 * i + j), usd + i + j]),
  );

describe('detectNetworks', () => {
  it('finds smurfing below the threshold', () => {
    const input = transfersOf(scatter(5, 5_000));
    const [network, ...others] = networksOf(input);
    expect(others).toEqual([]);
    expect(network).toMatchObject({ pattern_subtype: '', proof_grade: 'shape_time_value' });
    expect(castOf(input, network!)).toEqual({ source: ['s'], mule: mules(5), aggregator: ['v'] });
    expect(network!.transfers).toHaveLength(10);
    expect(network!.network_density).toBeCloseTo(10 / (7 * 6), 12);
  });

  it('calls it scatter-gather with fewer mules, larger parts, a smaller total or no price', () => {
    for (const input of [
      transfersOf(scatter(3, 5_000)),
      transfersOf(scatter(5, 20_000)),
      transfersOf(scatter(5, 1_000)),
      transfersOf(scatter(5, 5_000), { unpriced: ['USDT'] }),
    ]) {
      expect(kindsOf(input)).toEqual([['scatter_gather', 'shape_time_value']]);
    }
  });

  it('takes mules of several aggregators of one source for one smurfing', () => {
    const halves = [...scatter(3, 5_000), ...scatter(3, 5_000, { s: 's', m: 'n', v: 'w' }, 30)];
    const input = transfersOf(halves);
    const expected = { source: ['s'], mule: [...mules(3), ...mules(3, 'n')], aggregator: ['v', 'w'] };
    expect(networksOf(input).map((network) => [network.pattern_subtype, castOf(input, network)])).toEqual([
      ['', expected],
    ]);
    // Two mules at each of two aggregators are four: too few, and too few for a scatter each.
    const four = transfersOf([...scatter(2, 5_000), ...scatter(2, 5_000, { s: 's', m: 'n', v: 'w' }, 30)]);
    expect(kindsOf(four)).toEqual([]);
    // A payer of many others does not join what it has in common.
    const shop = Array.from({ length: 7 }, (_, i): DrawnTransfer => ['s', `c${i}`, minute(20 + i), 40]);
    expect(kindsOf(transfersOf([...halves, ...shop])).map(([subtype]) => subtype)).toEqual([
      'scatter_gather',
      'scatter_gather',
    ]);
  });

  it('ends a smurfing where the parts come together, not where the sum goes next', () => {
    const onward = ['v', 'w'].map((from): DrawnTransfer => [from, `${from}x`, minute(2_000), 23_500]);
    const halves = [...scatter(5, 5_000), ...scatter(5, 5_000, { s: 's', m: 'n', v: 'w' }, 7)];
    const input = transfersOf([...halves, ...onward]);
    expect(networksOf(input).map((network) => castOf(input, network)['aggregator'])).toEqual([['v'], ['w']]);
  });

  it('takes parts that reach several aggregators over two layers for one smurfing', () => {
    const input = transfersOf(
      Array.from({ length: 6 }, (_, i): DrawnTransfer[] => [
        ['s', `m${i}`, minute(60 * i), 5_000 + i],
        [`m${i}`, `n${i}`, minute(60 * i + 200), 4_800],
        [`n${i}`, i < 3 ? 'v' : 'w', minute(60 * i + 500), 4_600],
      ]).flat(),
    );
    expect(networksOf(input).map((network) => [network.pattern_subtype, castOf(input, network)])).toEqual([
      ['', { source: ['s'], mule: [...mules(6), ...mules(6, 'n')], aggregator: ['v', 'w'] }],
    ]);
  });

  it('needs three mules, all within the window', () => {
    expect(kindsOf(transfersOf(scatter(2, 5_000)))).toEqual([]);
    const slow = scatter(5, 5_000).map(([from, to, , usd], i): DrawnTransfer => [from, to, minute(i * 1_000), usd]);
    expect(kindsOf(transfersOf(slow))).not.toContainEqual(['', 'shape_time_value']);
    expect(
      kindsOf(
        transfersOf(
          scatter(3, 5_000).map(([a, b, t, usd], i): DrawnTransfer => [a, b, i % 2 ? t : minute(i * 4_400), usd]),
        ),
      ),
    ).toEqual([]);
  });

  it('grades mules that keep or add money as shape_time, when they do little else', () => {
    const halved = scatter(5, 5_000).map(([from, to, time, usd]): DrawnTransfer => [
      from,
      to,
      time,
      to === 'v' ? Number(usd) / 2 : usd,
    ]);
    expect(kindsOf(transfersOf(halved))).toEqual([['', 'shape_time']]);
    const elsewhere = mules(5).flatMap((mule, i): DrawnTransfer[] =>
      [1, 2, 3].map((j) => [mule, `shop${i}${j}`, minute(2_000 + i * 40 + j), 3]),
    );
    expect(kindsOf(transfersOf([...halved, ...elsewhere]))).toEqual([]);
  });

  it('grades one instant as shape', () => {
    const atOnce = scatter(5, 5_000).map(([from, to, , usd]): DrawnTransfer => [from, to, minute(0), usd]);
    expect(kindsOf(transfersOf(atOnce))).toEqual([['', 'shape']]);
  });

  it('does not follow across assets', () => {
    const swapped = scatter(5, 5_000).map(([from, to, time, usd]): DrawnTransfer => [
      from,
      to,
      time,
      usd,
      to === 'v' ? 'DAI' : 'USDT',
    ]);
    expect(kindsOf(transfersOf(swapped))).toEqual([]);
  });

  it('joins aggregators that the mules share, and not two shapes that share a source', () => {
    const split = scatter(5, 5_000).flatMap(([from, to, time, usd]): DrawnTransfer[] =>
      to === 'v'
        ? [
            [from, 'v1', time, Number(usd) / 2],
            [from, 'v2', time, Number(usd) / 2],
          ]
        : [[from, to, time, usd]],
    );
    const input = transfersOf(split);
    expect(networksOf(input).map((network) => castOf(input, network)['aggregator'])).toEqual([['v1', 'v2']]);
    const two = transfersOf([...scatter(5, 5_000), ...scatter(5, 4_500, { s: 's', m: 'n', v: 'w' }, 7)]);
    expect(networksOf(two).map((network) => castOf(two, network))).toEqual([
      { source: ['s'], mule: mules(5), aggregator: ['v'] },
      { source: ['s'], mule: mules(5, 'n'), aggregator: ['w'] },
    ]);
  });

  it('joins sources that use the same mules for the same aggregator', () => {
    const second = scatter(5, 5_000, { s: 't', m: 'm', v: 'v' }, 20);
    const input = transfersOf([...scatter(5, 5_000), ...second]);
    const smurfing = networksOf(input).filter(({ pattern_subtype }) => pattern_subtype === '');
    expect(smurfing.map(({ hubs }) => hubs.map((hub) => input.addresses.addresses[hub]).sort())).toEqual([
      ['s', 't', 'v'],
    ]);
  });

  it('lets services be ends of conserved shapes, never mules', () => {
    expect(kindsOf(transfersOf(scatter(5, 5_000), { services: ['v'] }))).toEqual([['', 'shape_time_value']]);
    expect(kindsOf(transfersOf(scatter(5, 5_000), { services: ['s', 'v'] }))).toEqual([]);
    expect(kindsOf(transfersOf(scatter(5, 5_000), { services: mules(5) }))).toEqual([]);
  });

  it('finds a shape whose source or aggregator is a hub with much other business', () => {
    const crowd = Array.from({ length: 500 }, (_, i): DrawnTransfer[] => [
      ['s', `x${i}`, minute(i * 3), 50],
      [`y${i}`, 'v', minute(i * 3 + 1), 60],
    ]).flat();
    expect(kindsOf(transfersOf([...scatter(5, 5_000), ...crowd]))).toEqual([['', 'shape_time_value']]);
  });

  it('leaves out a mule above the degree cap and says so', () => {
    const busy = Array.from({ length: 100 }, (_, i): DrawnTransfer => ['m0', `x${i}`, minute(i * 3), 1]);
    const input = transfersOf([...scatter(6, 5_000), ...busy]);
    expect(castOf(input, networksOf(input)[0]!)['mule']).toEqual(mules(6).slice(1));
    expect(detectNetworks(input, DEFAULTS).notices.some(({ code }) => code === 'HUB_SKIPPED')).toBe(true);
  });

  it('follows parts over two layers of mules', () => {
    const layered = Array.from({ length: 6 }, (_, i): DrawnTransfer[] => [
      ['s', `m${i}`, minute(60 * i), 5_000],
      [`m${i}`, `n${i % 3}`, minute(60 * i + 30), 4_900],
      ...(i < 3 ? [] : ([[`n${i % 3}`, 'v', minute(500 + 10 * i), 9_700]] as DrawnTransfer[])),
    ]).flat();
    const input = transfersOf(layered);
    expect(networksOf(input).map((network) => [network.pattern_subtype, castOf(input, network)])).toEqual([
      ['', { source: ['s'], mule: [...mules(6), ...mules(3, 'n')], aggregator: ['v'] }],
    ]);
  });

  it('finds gather-scatter and its grades', () => {
    const input = transfersOf(gather);
    const [network] = networksOf(input);
    expect(network).toMatchObject({ pattern_subtype: 'gather_scatter', proof_grade: 'shape_time_value' });
    expect(castOf(input, network!)).toEqual({ hub: ['hub'], sender: ['a', 'b', 'c'], receiver: ['x', 'y', 'z'] });
    const weaker = gather.map(([from, to, time, usd]): DrawnTransfer => [from, to, time, from === 'hub' ? 70 : usd]);
    expect(kindsOf(transfersOf(weaker))).toEqual([['gather_scatter', 'shape_time']]);
    const atOnce = gather.map(([from, to, , usd]): DrawnTransfer => [from, to, minute(0), usd]);
    expect(kindsOf(transfersOf(atOnce))).toEqual([['gather_scatter', 'shape']]);
  });

  it('gives a hub the window to gather in, and the window again to pay out', () => {
    const hours = [0, 25, 50, 55, 85, 120];
    const slowly = gather.map(([from, to, , usd], i): DrawnTransfer => [from, to, minute(60 * hours[i]!), usd]);
    expect(kindsOf(transfersOf(slowly))).toEqual([['gather_scatter', 'shape_time_value']]);
    const tooSlowly = gather.map(([from, to, , usd], i): DrawnTransfer => [from, to, minute(80 * hours[i]!), usd]);
    expect(kindsOf(transfersOf(tooSlowly))).toEqual([]);
  });

  it('finds no gather-scatter at a service, out of order, or with another sum', () => {
    expect(kindsOf(transfersOf(gather, { services: ['hub'] }))).toEqual([]);
    const reversed = gather.map(([from, to, , usd], i): DrawnTransfer => [from, to, minute(600 - i), usd]);
    expect(kindsOf(transfersOf(reversed))).toEqual([]);
    const poor = gather.map(([from, to, time, usd]): DrawnTransfer => [from, to, time, from === 'hub' ? 20 : usd]);
    expect(kindsOf(transfersOf(poor))).toEqual([]);
  });

  it('finds dense layers as bipartite, whoever else the targets deal with', () => {
    const layers = [
      ...dense('abc', 'xyz', 0, 100),
      ['q', 'x', minute(5), 1],
      ['x', 'shop', minute(500), 3],
    ] as DrawnTransfer[];
    const input = transfersOf(layers);
    expect(
      networksOf(input).map((network) => [network.pattern_subtype, network.proof_grade, castOf(input, network)]),
    ).toEqual([['bipartite', 'shape_time', { source: ['a', 'b', 'c'], target: ['x', 'y', 'z'] }]]);
    const atOnce = dense('abc', 'xyz', 0, 100).map(([a, b, , usd]): DrawnTransfer => [a, b, minute(0), usd]);
    expect(kindsOf(transfersOf(atOnce))).toEqual([['bipartite', 'shape']]);
  });

  it('reports layers that grow from several seeds once', () => {
    // d pays half of the targets only: the layers seeded by d would repeat those of a, b and c.
    const input = transfersOf([...dense('abc', 'uvwxyz', 0, 100), ...dense('d', 'uvw', 40, 7)]);
    const layers = networksOf(input).filter(({ pattern_subtype }) => pattern_subtype === 'bipartite');
    expect(layers.map((network) => castOf(input, network)['target'])).toEqual([['u', 'v', 'w', 'x', 'y', 'z']]);
  });

  it('finds layers in which most sources pay two of three targets', () => {
    // Paid by i: all of xyz; by j: y, z; by k: x, z; by l: x, y. Every source reaches 2/3, every target 3/4.
    const pairs = ['ix', 'iy', 'iz', 'jy', 'jz', 'kx', 'kz', 'lx', 'ly'];
    const input = transfersOf(pairs.map((pair, i): DrawnTransfer => [pair[0]!, pair[1]!, minute(20 * i), 100 + i]));
    const found = networksOf(input).map((network) => [network.pattern_subtype, castOf(input, network)]);
    expect(found).toEqual([['bipartite', { source: ['i', 'j', 'k', 'l'], target: ['x', 'y', 'z'] }]]);
  });

  it('finds no bipartite layers in a sparse pairing', () => {
    const sparse = dense('abcdef', 'uvwxyz', 0, 100).filter((_, i) => i % 3 === 0);
    expect(kindsOf(transfersOf(sparse))).toEqual([]);
  });

  it('joins two dense layers in time order to a stack', () => {
    const input = transfersOf([...dense('abc', 'mno', 0, 100), ...dense('mno', 'xyz', 1_000, 95)]);
    const stacks = networksOf(input).filter(({ pattern_subtype }) => pattern_subtype === 'stack');
    expect(stacks.map((network) => [network.proof_grade, castOf(input, network)])).toEqual([
      [
        'shape_time_value',
        { first_layer: ['a', 'b', 'c'], middle_layer: ['m', 'n', 'o'], last_layer: ['x', 'y', 'z'] },
      ],
    ]);
    const poorer = transfersOf([...dense('abc', 'mno', 0, 100), ...dense('mno', 'xyz', 1_000, 10)]);
    expect(kindsOf(poorer).filter(([subtype]) => subtype === 'stack')).toEqual([['stack', 'shape_time']]);
    const reversed = transfersOf([...dense('abc', 'mno', 1_000, 100), ...dense('mno', 'xyz', 0, 95)]);
    expect(kindsOf(reversed).map(([subtype]) => subtype)).not.toContain('stack');
  });

  it('finds a closed group that trades among itself', () => {
    const ring = ['ab', 'bc', 'ca', 'ac', 'cb', 'ba'].map((pair, i): DrawnTransfer => [
      pair[0]!,
      pair[1]!,
      minute(60 * i),
      100,
    ]);
    const input = transfersOf(ring);
    expect(
      networksOf(input).map((network) => [network.pattern_subtype, network.proof_grade, castOf(input, network)]),
    ).toEqual([['anomalous_scc', 'shape_time_value', { member: ['a', 'b', 'c'] }]]);
    expect(kindsOf(transfersOf(ring.map(([a, b, t], i): DrawnTransfer => [a, b, t, i < 3 ? 10 : 100])))).toEqual([
      ['anomalous_scc', 'shape_time_value'],
    ]);
    expect(kindsOf(transfersOf(ring.map(([a, b, t]): DrawnTransfer => [a, b, t, a === 'a' ? 10 : 100])))).toEqual([
      ['anomalous_scc', 'shape_time'],
    ]);
    expect(kindsOf(transfersOf(ring.map(([a, b, , usd]): DrawnTransfer => [a, b, minute(0), usd])))).toEqual([
      ['anomalous_scc', 'shape'],
    ]);
    expect(kindsOf(transfersOf(ring.slice(0, 3)))).toEqual([]);
    expect(kindsOf(transfersOf([...ring, ['a', 'shop', minute(9), 900]]))).toEqual([]);
  });

  it('reports the most specific name for one set of members', () => {
    const both = [
      ...scatter(5, 5_000),
      ...mules(5).map((mule, i): DrawnTransfer => ['v', mule, minute(1_000 + i), 4_750]),
    ];
    const names = networksOf(transfersOf(both)).map(({ pattern_subtype, members }) => [
      pattern_subtype,
      members.length,
    ]);
    expect(new Set(names.map(([, size]) => size)).size).toBe(names.length);
  });

  it('ignores zero amounts, self-transfers, a single transfer and an empty window', () => {
    expect(kindsOf(transfersOf([]))).toEqual([]);
    expect(kindsOf(transfersOf([['a', 'b', minute(0), 1]]))).toEqual([]);
    expect(kindsOf(transfersOf(scatter(5, 0).map(([a, b, t]): DrawnTransfer => [a, a, t, b.length])))).toEqual([]);
  });

  it('finds a source and an aggregator exactly where brute force counts enough mules', () => {
    const mule = fc.tuple(
      fc.constantFrom('s', 't'),
      fc.constantFrom('v', 'w'),
      fc.nat({ max: 100 }),
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(0.5, 0.85, 0.97, 1.2, 2),
    );
    fc.assert(
      fc.property(fc.array(mule, { maxLength: 14, size: 'max' }), (drawn) => {
        const input = transfersOf(
          drawn.flatMap(([s, v, start, later, ratio], i): DrawnTransfer[] => [
            [s, `m${i}`, minute(start * 60), 100],
            [`m${i}`, v, minute((start + later) * 60), 100 * ratio],
          ]),
        );
        const settings = networkSettingsSchema.parse({ min_exclusive_share: 1, max_layers: 1 });
        const found = networksOf(input, settings).filter(
          ({ pattern_subtype, proof_grade }) =>
            pattern_subtype === 'scatter_gather' && proof_grade === 'shape_time_value',
        );
        const { addresses } = input.addresses;
        for (const s of ['s', 't']) {
          for (const v of ['v', 'w']) {
            if (!addresses.includes(s) || !addresses.includes(v)) continue;
            const [source, aggregator] = [addresses.indexOf(s), addresses.indexOf(v)];
            const expected = referenceMules(input, source, aggregator, 72 * HOUR_MS);
            const sizes = found
              .filter(({ hubs }) => hubs[0] === source && hubs[1] === aggregator)
              .map(({ members }) => members.length - 2);
            expect(Math.max(0, ...sizes)).toBe(expected >= 3 ? expected : 0);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
