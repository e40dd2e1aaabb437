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
    expect(figures(told('Our client earns $1 a year.', [], 'own'))).toEqual([]);
  });

  it('checks a sentence that had sums in the first version, with links or without', () => {
    const first = told('$79,010 entered.', []);
    expect(sumNotices(first, first)).toEqual([]);
    expect(sumNotices(told('$9,010 entered.', []), first)).toEqual([
      {
        sentence_id: 's1',
        figure: '$9,010',
        message: 'The text says $9,010; the first version said $79,010 there.',
      },
    ]);
    expect(sumNotices(told('$9 came.', []), told('$100 came.', ['t0']))).toHaveLength(1);
  });
  it('reads thousands, millions and billions', () => {
    expect(figuresIn('$77, $1.2bn, $3 million, $5k and $12 bananas')).toEqual([
      '$77',
      '$1.2bn',
      '$3 million',
      '$5k',
      '$12',
    ]);
    const [first, second] = filing.transactions;
    const rich = { ...first!, amount_usd: '1230000000' };
    const said = (text: string) =>
      sumNotices({ ...told(text, ['t0']), transactions: [rich, second!] }, filing).map(({ figure }) => figure);
    expect(said('$1.2bn or $1,230 million moved.')).toEqual([]);
    expect(said('$1.2 million or $1.3bn moved.')).toEqual(['$1.2 million', '$1.3bn']);
  });
  it('finds sums with and without cents', () => {
    expect(figuresIn('$1,234 and $5.25, not 12 %.')).toEqual(['$1,234', '$5.25']);
  });
});
