import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { detectUnusualSums } from '../structural/unusual-sums/detect.ts';
import { unusualSumsSettingsSchema } from '../structural/unusual-sums/params.ts';
import { CHAPTERS } from './catalogue.ts';
import { typologyContext } from './context.ts';
import { detectTypologies } from './detect-typologies.ts';
import { typologySettingsSchema } from './settings.ts';
import { hour, typologyInputOf, type DrawnTypologyWorld } from './testing/typologies-of.ts';

/** Four who pay eight shops the same sum each, and then one address about three dollars. */
const drawn = ['a', 'b', 'c', 'd'].flatMap((payer, i): DrawnTransfer[] => [
  ...Array.from({ length: 8 }, (_, n): DrawnTransfer => [payer, `shop${8 * i + n}`, hour(24 * n + i), 200 + 50 * i]),
  [payer, 'x', hour(300 + 100 * i), 3 + i / 10],
]);

function foundIn(world: DrawnTypologyWorld = {}) {
  const input = typologyInputOf(drawn, world);
  const { patterns } = detectUnusualSums(input, unusualSumsSettingsSchema.parse({}));
  const context = typologyContext({ ...input, patterns: [...patterns] });
  const textOf = (text: string): string =>
    text.replaceAll(/⟨(\d+)⟩/gu, (_, node: string) => input.addresses.addresses[Number(node)]!);
  return detectTypologies(context, typologySettingsSchema.parse({})).map((one) => ({ ...one, textOf }));
}

describe('unusualSumCandidate', () => {
  it('names who takes unusual sums from several a collection, and says whose habit was what', () => {
    const [collection] = foundIn();
    expect(collection).toMatchObject({ typology_type: 'collection' });
    const texts = collection!.sentences.map(({ text }) => collection!.textOf(text));
    expect(texts[0]).toBe('From 13 January 2025 12:00 UTC on, 4 addresses paid x, $13 in 4 transfers, within 13 days.');
    expect(texts[1]).toBe(
      'Each payer departs from its habit, by sums of 3 to 3.3 USDT: a paid 3 USDT here, and usually pays 200 USDT.',
    );
  });

  it('names a scheme only where no chapter of its own does', () => {
    const [collection] = foundIn();
    expect(collection!.specificity).toBeLessThan(Math.min(...CHAPTERS.map(({ specificity }) => specificity)));
  });

  it('is nothing where those who take part are known', () => {
    expect(foundIn({ known: ['a', 'b', 'c', 'x'] })).toEqual([]);
  });
});
