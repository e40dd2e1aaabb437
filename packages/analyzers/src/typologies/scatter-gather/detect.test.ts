import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../../structural/testing/transfers-of.ts';
import { detectRareTies } from '../../structural/rare-ties/detect.ts';
import { rareTiesSettingsSchema } from '../../structural/rare-ties/params.ts';
import { typologyContext } from '../context.ts';
import { hour, several, typologiesOf, typologyInputOf } from '../testing/typologies-of.ts';
import { scatterGather } from './detect.ts';
import { scatterGatherSettingsSchema } from './params.ts';

/** s pays four middles 20,000 and more; each pays `share` of it to d. */
function scatter(source: string, share: number): DrawnTransfer[] {
  return several('m', 4).flatMap((middle, at): DrawnTransfer[] => [
    [source, middle, hour(at), 20_000 + 500 * at],
    [middle, 'd', hour(at + 10), (20_000 + 500 * at) * share],
  ]);
}

const strangers = Array.from({ length: 300 }, (_, at): DrawnTransfer => [`z${at}`, `y${at}`, hour(at), 100 + 3 * at]);

describe('scatter_gather', () => {
  it('names source, middles and destination', () => {
    const found = typologiesOf(scatter('s', 0.95));
    expect(found.names).toEqual(['scatter_gather']);
    expect(found.suspects('scatter_gather')).toEqual(['d', ...several('m', 4), 's']);
  });

  it('is not a team that saves a third of its pay', () => {
    expect(typologiesOf(scatter('s', 0.33)).names).toEqual([]);
  });

  it('is not customers of an exchange who pay one person', () => {
    expect(typologiesOf(scatter('x', 0.95), { services: ['x'] }).names).not.toContain('scatter_gather');
  });

  it('is not colleagues who put a tenth of their pay aside, though they meet there only', () => {
    const passedOn = (share: number): number | undefined => {
      const input = typologyInputOf([...scatter('s', share), ...strangers]);
      const { patterns } = detectRareTies(input, rareTiesSettingsSchema.parse({}));
      const context = typologyContext({ ...input, patterns });
      const [candidate] = scatterGather.candidates(context, scatterGatherSettingsSchema.parse({}));
      return candidate?.conditions.find(({ name }) => name === 'passed_on_ratio')?.value;
    };
    expect(passedOn(0.1)).toBeCloseTo(0.1);
    expect(passedOn(0.5)).toBeCloseTo(0.5);
    expect(scatterGatherSettingsSchema.parse({}).min_passed_on_ratio).toBe(0.3);
  });
});
