import { describe, expect, it } from 'vitest';
import { exampleFiling } from '../../test/example-filing.ts';
import type { FilingDocument } from './filing-document.ts';
import { figuresIn, sumNotices } from './sum-notices.ts';

const filing = exampleFiling();

function told(text: string, transfer_ids: string[], sentence_id = 's1'): FilingDocument {
  return {
    ...filing,
    narrative: [{ paragraph_id: 'p', sentences: [{ sentence_id, text, transfer_ids, alert_ids: [] }] }],
  };
}
const figures = (given: FilingDocument): string[] => sumNotices(given, filing).map(({ figure }) => figure);

describe('sumNotices', () => {
  it('takes a transfer, what one side of them moved, and the sum of all', () => {
    expect(figures(told('$100, $90.00 and $190 in all.', ['t0', 't1']))).toEqual([]);
  });

  it('names a figure that is none of these, and says what the transfers are', () => {
    expect(sumNotices(told('a paid b $120.', ['t0']), filing)).toEqual([
      { sentence_id: 's1', figure: '$120', message: 'The text says $120; its 1 linked transfers are $100.00 in all.' },
    ]);
  });

  it('takes the figures of the first version as long as the links are those of the first version', () => {
    const first = told('$5,000 moved.', ['t0']);
    expect(sumNotices(told('In all $5,000 moved.', ['t0']), first)).toEqual([]);
    expect(sumNotices(told('In all $5,000 moved.', ['t1']), first)).toHaveLength(1);
  });

  it('says nothing of a sentence without links: it is the author’s own', () => {
    expect(figures(told('Our client earns $1 a year.', []))).toEqual([]);
  });

  it('finds sums with and without cents', () => {
    expect(figuresIn('$1,234 and $5.25, not 12 %.')).toEqual(['$1,234', '$5.25']);
  });
});
