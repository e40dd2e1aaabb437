import type { LayeringPattern } from '@analytics/domain';
import { describe, expect, it } from 'vitest';
import type { DetectionInput } from '../detection.ts';
import { castOf, minute, namesOf, transfersOf, type DrawnTransfer } from '../testing/transfers-of.ts';
import { detectLayering } from './detect.ts';
import { layeringSettingsSchema } from './params.ts';

const DEFAULTS = layeringSettingsSchema.parse({});

const pathsOf = (input: DetectionInput, settings = DEFAULTS) =>
  detectLayering(input, settings).patterns as LayeringPattern[];

/** One hop an hour along the letters, each carrying 97 % of the one before. */
function chain(letters: string, from = 0, usd = 1000): DrawnTransfer[] {
  return Array.from(letters)
    .slice(1)
    .map((to, hop) => [letters[hop]!, to, minute(from + 60 * hop), usd * 0.97 ** hop]);
}

/** Pays on 80 % and 19 % to a receiver of its own at every link; 7 hops. */
const peels: DrawnTransfer[] = Array.from('stuvwxyz')
  .slice(1)
  .flatMap((to, hop): DrawnTransfer[] => {
    const from = 'stuvwxyz'[hop]!;
    const onward: DrawnTransfer = [from, to, minute(60 * hop), 1000 * 0.8 ** hop];
    return hop === 0 ? [onward] : [onward, [from, `peel${hop}`, minute(60 * hop + 1), 1000 * 0.8 ** (hop - 1) * 0.19]];
  });

describe('detectLayering', () => {
  it('reports the whole chain once, with what is left at its end', () => {
    const input = transfersOf(chain('sabcd'));
    const [path, ...others] = pathsOf(input);
    expect(others).toEqual([]);
    expect(namesOf(input, path!.layering_path)).toEqual(['s', 'a', 'b', 'c', 'd']);
    expect(path).toMatchObject({ proof_grade: 'shape_time_value', pattern_subtype: '', hops: [[0], [1], [2], [3]] });
    expect(path!.retention_ratio).toBeCloseTo(0.97 ** 3, 12);
    expect(path!.roles).toEqual(['source', 'intermediary', 'intermediary', 'intermediary', 'destination']);
  });

  it('needs three intermediaries', () => {
    expect(pathsOf(transfersOf(chain('sabd')))).toEqual([]);
  });

  it('sums several transfers of one hop', () => {
    const input = transfersOf([
      ['s', 'a', minute(0), 60],
      ['s', 'a', minute(10), 40],
      ['a', 'b', minute(60), 70],
      ['a', 'b', minute(65), 28],
      ['b', 'c', minute(120), 97],
      ['c', 'd', minute(180), 95],
    ]);
    expect(pathsOf(input).map(({ hops }) => hops)).toEqual([[[0, 1], [2, 3], [4], [5]]]);
  });

  it('follows money through a hop that forwards all it collected, as shape_time', () => {
    const input = transfersOf([
      ['s', 'a', minute(0), 100],
      ['a', 'b', minute(60), 100],
      ['other', 'b', minute(70), 150],
      ['b', 'c', minute(120), 250],
      ['c', 'd', minute(180), 250],
    ]);
    expect(pathsOf(input).map(({ proof_grade }) => proof_grade)).toEqual(['shape_time']);
  });

  it('grades hops of one instant as shape', () => {
    const input = transfersOf(chain('sabcd').map(([from, to, , usd]): DrawnTransfer => [from, to, minute(0), usd]));
    expect(pathsOf(input).map(({ proof_grade }) => proof_grade)).toEqual(['shape']);
  });

  it('does not follow across assets', () => {
    const input = transfersOf(
      chain('sabcd').map(([from, to, time, usd], hop): DrawnTransfer => [
        from,
        to,
        time,
        usd,
        hop > 1 ? 'DAI' : 'USDT',
      ]),
    );
    expect(pathsOf(input)).toEqual([]);
  });

  it('does not wait longer than the forward window', () => {
    const late = chain('sabcd').map(([from, to, time, usd], hop): DrawnTransfer => [
      from,
      to,
      hop < 2 ? time : minute(60 + 24 * 60 + 60 * (hop - 1)),
      usd,
    ]);
    expect(pathsOf(transfersOf(late))).toEqual([]);
  });

  it('ends at services and never runs through them', () => {
    expect(pathsOf(transfersOf(chain('sabcd'), { services: ['s', 'd'] }))).toHaveLength(1);
    expect(pathsOf(transfersOf(chain('sabcd'), { services: ['b'] }))).toEqual([]);
  });

  it('keeps two schemes over one wallet apart', () => {
    const input = transfersOf([...chain('saXbcd'), ...chain('teXfgh', 3, 500)]);
    expect(pathsOf(input).map(({ layering_path }) => namesOf(input, layering_path).join(''))).toEqual([
      'saXbcd',
      'teXfgh',
    ]);
  });

  it('ends chains at a hub and says so', () => {
    const crowd = Array.from({ length: 300 }, (_, i): DrawnTransfer => ['c', `out${i}`, minute(130 + i), 7]);
    const input = transfersOf([...chain('sabcdefg'), ...crowd]);
    expect(pathsOf(input).map(({ layering_path }) => namesOf(input, layering_path).join(''))).toEqual(['cdefg']);
    const { notices } = detectLayering(input, DEFAULTS);
    expect(notices.filter(({ code }) => code === 'HUB_SKIPPED').length).toBeGreaterThan(0);
    const wide = { ...DEFAULTS, degree_cap: 1_000 };
    expect(pathsOf(input, wide).map(({ layering_path }) => namesOf(input, layering_path).join(''))).toEqual([
      'sabcdefg',
    ]);
  });

  it('follows native amounts when nothing has a price', () => {
    const { patterns, notices } = detectLayering(transfersOf(chain('sabcd'), { unpriced: ['USDT'] }), DEFAULTS);
    expect(patterns.map(({ proof_grade }) => proof_grade)).toEqual(['shape_time_value']);
    expect(notices.map(({ code }) => code)).toEqual(['PRICES_ALL_ZERO']);
  });

  it('counts occurrences of one path', () => {
    const input = transfersOf([...chain('sabcd'), ...chain('sabcd', 5 * 24 * 60, 300)]);
    expect(pathsOf(input).map(({ occurrence_count }) => occurrence_count)).toEqual([2]);
  });

  it('finds a peel chain with everyone who was paid from it', () => {
    const input = transfersOf(peels);
    const [path, ...others] = pathsOf(input);
    expect(others).toEqual([]);
    expect(path).toMatchObject({ pattern_subtype: 'peel_chain', proof_grade: 'shape_time_value' });
    expect(namesOf(input, path!.layering_path).join('')).toBe('stuvwxyz');
    expect(castOf(input, path!)['peel_receiver']).toEqual(['peel1', 'peel2', 'peel3', 'peel4', 'peel5', 'peel6']);
    expect(path!.transfers).toHaveLength(13);
  });

  it('grades a peel chain that leaves money behind as shape_time', () => {
    const half = peels.map(([from, to, time, usd]): DrawnTransfer => [
      from,
      to,
      time,
      to.startsWith('peel') ? Number(usd) * 0.4 : Number(usd) * 0.85 ** 'stuvwxyz'.indexOf(from),
    ]);
    expect(
      pathsOf(transfersOf(half)).map(({ pattern_subtype, proof_grade }) => [pattern_subtype, proof_grade]),
    ).toEqual([['peel_chain', 'shape_time']]);
  });

  it('finds no peel chain where nothing peels off or fewer than five hops are made', () => {
    const bare = peels.filter(([, to]) => !to.startsWith('peel'));
    expect(pathsOf(transfersOf(bare))).toEqual([]);
    expect(pathsOf(transfersOf(peels.filter(([from]) => from < 'w')))).toEqual([]);
  });

  it('ignores zero amounts, self-transfers, a single transfer and an empty window', () => {
    expect(pathsOf(transfersOf([]))).toEqual([]);
    expect(pathsOf(transfersOf([['a', 'b', minute(0), 1]]))).toEqual([]);
    expect(pathsOf(transfersOf(chain('aaaaaa')))).toEqual([]);
    expect(pathsOf(transfersOf(chain('sabcd', 0, 0)))).toEqual([]);
  });
});
