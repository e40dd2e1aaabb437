import { describe, expect, it } from 'vitest';
import { scoredSchemes } from '../alerts/scored-schemes.ts';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { typologyContext } from '../typologies/context.ts';
import { detectTypologies } from '../typologies/detect-typologies.ts';
import { hour, several, typologyInputOf, type DrawnTypologyWorld } from '../typologies/testing/typologies-of.ts';
import { typologySettingsSchema } from '../typologies/settings.ts';
import { TERMS } from './terms.ts';

function measuresOf(typology_type: string, drawn: readonly DrawnTransfer[], world: DrawnTypologyWorld = {}) {
  const context = typologyContext(typologyInputOf(drawn, world));
  const scored = scoredSchemes(context, detectTypologies(context, typologySettingsSchema.parse({})), []);
  return scored.find(({ scheme }) => scheme.lead.typology_type === typology_type)!.measures;
}

describe('measuresOf', () => {
  it('takes equal sums of one payer for no coincidence, and those of payers that follow one another for one', () => {
    const fan: DrawnTransfer[] = [
      ['f', 'd', hour(0), 10_500],
      ...several('r', 20).map((receiver, at): DrawnTransfer => ['d', receiver, hour(1 + at / 200), 500]),
      ...several('r', 20).map((payer, at): DrawnTransfer => [payer, 'mix', hour(20 + at), 480]),
    ];
    expect(measuresOf('temporal_burst_then_mixing', fan, { risks: { mix: 'mixer' } }).same_amounts).toBe(0);
    const chain: DrawnTransfer[] = Array.from('abcde', (payer, at) => [payer, 'bcdef'[at]!, hour(2 * at), 9000 - at]);
    expect(measuresOf('layering', chain).same_amounts).toBe(1);
  });

  it('counts the transfers that a suspect with the role of a business pays or is paid', () => {
    const trade = Array.from({ length: 90 }, (_, at): DrawnTransfer[] => [
      [`rich${at % 9}`, 'desk', hour(8 * at), 500 + at],
      ['desk', `rich${(at + 4) % 9}`, hour(8 * at + 2), 490 + at],
    ]).flat();
    const small = Array.from({ length: 2000 }, (_, at): DrawnTransfer => [
      `a${at}`,
      `b${at}`,
      hour(at / 3),
      1 + at / 100,
    ]);
    const path: DrawnTransfer[] = [
      ['a', 'b', hour(100), 9000],
      ['b', 'c', hour(102), 8990],
      ['c', 'd', hour(104), 8980],
      ['d', 'desk', hour(106), 8970],
    ];
    expect(measuresOf('layering', [...small, ...path]).business).toBe(0);
    expect(measuresOf('layering', [...small, ...trade, ...path]).business).toBe(0.25);
  });

  it('gives one transfer no credit for being at one time', () => {
    const others = Array.from({ length: 20 }, (_, at): DrawnTransfer[] => [
      ['x', 'shop', hour(24 * at), 90],
      ['wage', 'x', hour(24 * at + 1), 95],
    ]).flat();
    const measures = measuresOf('exposure_mixer', [...others, ['mix', 'x', hour(200), 600]], {
      risks: { mix: 'mixer' },
    });
    expect(TERMS.concentration.valueOf(measures.concentration)).toBeLessThan(0.25);
  });
});
