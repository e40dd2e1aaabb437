import { describe, expect, it } from 'vitest';
import { exampleFiling } from '../../domain/test/example-filing.ts';
import { differencesOf } from '../src/filings/filing-differences.ts';
import {
  withMoved,
  withNewParagraph,
  withNewSentence,
  withSentence,
  withoutSentence,
  type Narrative,
} from '../src/filings/narrative-edits.ts';

const filing = exampleFiling();
const { narrative } = filing;
const two = withNewParagraph(narrative, 'p2', 'own');
const shown = (given: Narrative): string =>
  given.map(({ sentences }) => sentences.map((one) => one.sentence_id).join(' ')).join(' / ');

describe('the narrative', () => {
  it('keeps the links of a sentence whose text is changed', () => {
    const [sentence] = narrative[0]!.sentences;
    const changed = withSentence(narrative, { ...sentence!, text: 'Otherwise.' });
    expect(changed[0]?.sentences[0]).toMatchObject({ text: 'Otherwise.', transfer_ids: ['t0'] });
  });

  it('takes sentences and paragraphs of the author, which link to nothing', () => {
    expect(shown(two)).toBe('s1 s2 / own');
    expect(shown(withNewSentence(two, 'alert_1', 'x'))).toBe('s1 s2 x / own');
    expect(two[1]?.sentences[0]?.transfer_ids).toEqual([]);
  });

  it('moves a sentence within its paragraph and into the next, and not beyond the ends', () => {
    expect(shown(withMoved(two, 's1', 1))).toBe('s2 s1 / own');
    expect(shown(withMoved(two, 's2', 1))).toBe('s1 / s2 own');
    expect(shown(withMoved(two, 'own', -1))).toBe('s1 s2 own');
    expect(shown(withMoved(two, 's1', -1))).toBe('s1 s2 / own');
    expect(shown(withMoved(two, 'own', 1))).toBe('s1 s2 / own');
  });

  it('loses a paragraph with its last sentence', () => {
    expect(shown(withoutSentence(two, 'own'))).toBe('s1 s2');
  });
});

describe('differencesOf', () => {
  it('names fields, sentences and transactions that differ, and what was removed', () => {
    const after = {
      ...filing,
      report: { ...filing.report, reason: 'Now.' },
      narrative: withoutSentence(two, 's2'),
    };
    expect(differencesOf(filing, after)).toEqual([
      { place: 'report.reason', was: 'It was passed on within an hour.', is: 'Now.' },
      { place: 'narrative.own', was: undefined, is: ' [0]' },
      { place: 'order', was: 's1 s2', is: 's1 / own' },
      { place: 'narrative.s2', was: 'b sent $90 on to c. [1]', is: undefined },
    ]);
    expect(differencesOf(filing, filing)).toEqual([]);
  });
});
