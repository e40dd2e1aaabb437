import { describe, expect, it } from 'vitest';
import { exampleFiling } from '../../test/example-filing.ts';
import type { FilingDocument } from './filing-document.ts';
import { filingNotices } from './filing-notices.ts';

const filing = exampleFiling();
const messages = (given: FilingDocument): string[] => filingNotices(given, filing).map(({ message }) => message);

describe('filingNotices', () => {
  it('finds nothing in a report that is in order', () => {
    expect(messages(filing)).toEqual([]);
  });

  it('names a sentence that links to a transaction that is left out', () => {
    const [first, second] = filing.transactions;
    expect(messages({ ...filing, transactions: [{ ...first!, is_chosen: false }, second!] })).toEqual([
      'A sentence links to a transaction that the report leaves out.',
    ]);
  });

  it('says which text is longer than a form takes', () => {
    const sentences = ['s1', 's2', 's3', 's4', 's5'].map((sentence_id) => {
      return { sentence_id, text: 'a'.repeat(3500), transfer_ids: [], alert_ids: [] };
    });
    expect(messages({ ...filing, narrative: [{ paragraph_id: 'p', sentences }] })).toEqual([
      'goAML takes 4,000 characters: the reason with the narrative has 17,538.',
      'FinCEN takes 17,000 characters: the narrative has 17,504.',
    ]);
  });
});
