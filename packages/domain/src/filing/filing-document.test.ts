import { describe, expect, it } from 'vitest';
import { exampleFiling } from '../../test/example-filing.ts';
import { changedEvidence } from './evidence-kept.ts';
import { filingDocumentSchema, type FilingDocument } from './filing-document.ts';
import { MAX_NARRATIVE } from './filing-limits.ts';
import { missingFields } from './missing-fields.ts';

const filing = exampleFiling();
const [paragraph] = filing.narrative;
const sentence = { sentence_id: 's9', text: 'Mine.', transfer_ids: [], alert_ids: [] };
const withSentences = (...sentences: readonly object[]): unknown => ({
  ...filing,
  narrative: [{ ...paragraph, sentences }],
});
const faults = (given: unknown): string[] =>
  filingDocumentSchema.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

describe('filingDocumentSchema', () => {
  it('takes a sentence that links to nothing: it is the author’s own', () => {
    expect(faults(withSentences(sentence))).toEqual([]);
  });

  it('refuses a link to a transfer or an alert that the report does not have', () => {
    const expected = ['expected links of s9 to transactions and alerts of the report'];
    expect(faults(withSentences({ ...sentence, transfer_ids: ['t7'] }))).toEqual(expected);
    expect(faults(withSentences({ ...sentence, alert_ids: ['alert_7'] }))).toEqual(expected);
  });

  it('refuses a narrative of 1 MB, in one sentence or in many', () => {
    const expected = `expected at most ${MAX_NARRATIVE} characters, found 1000000`;
    expect(faults(withSentences({ ...sentence, text: 'a'.repeat(1_000_000) }))).toContain(expected);
    const many = Array.from({ length: 250 }, (_, index) => ({
      ...sentence,
      sentence_id: `s${index}`,
      text: 'a'.repeat(4000),
    }));
    expect(faults(withSentences(...many))).toEqual([expected]);
  });

  it('refuses an account of a subject that is not there, and what is there twice', () => {
    const [account] = filing.accounts;
    expect(faults({ ...filing, accounts: [{ ...account, subject_id: 'nobody' }] })).toEqual([
      'expected a subject_id of subjects',
    ]);
    expect(faults({ ...filing, accounts: [account, account] })).toEqual(['expected each address once']);
  });
});

describe('filingDocumentSchema of text and dates', () => {
  it('refuses half of a character, which a table cannot hold', () => {
    const given = { ...filing, report: { ...filing.report, reason: 'a\ud83d' } };
    expect(faults(given)).toEqual(['expected text without control characters']);
    expect(faults({ ...filing, report: { ...filing.report, reason: 'a\u{1f600}' } })).toEqual([]);
  });
  it('refuses a date that is no day of the calendar', () => {
    const due = (due_date: string) => faults({ ...filing, report: { ...filing.report, due_date } });
    expect(due('2026-02-31')).toEqual(['expected a date of the calendar, or nothing']);
    expect([due('2026-02-28'), due('')]).toEqual([[], []]);
  });
});

describe('missingFields', () => {
  it('finds nothing in a complete filing', () => {
    expect(missingFields(filing)).toEqual([]);
  });

  it('names what only people know where nobody said it', () => {
    const [subject] = filing.subjects;
    const given: FilingDocument = {
      ...filing,
      report: { ...filing.report, reason: ' ', currency_code: 'EUR', indicators: [{ code: '', words: 'Layering' }] },
      subjects: [{ ...subject!, last_name: '' }],
    };
    expect(missingFields(given).map(({ field }) => field)).toEqual([
      'report.usd_rate',
      'report.reason',
      'report.indicators',
      'subjects.0.last_name',
    ]);
  });
});

describe('changedEvidence', () => {
  it('lets a transaction be left out, and nothing of it be changed', () => {
    const [first, second] = filing.transactions;
    const left = { ...filing, transactions: [{ ...first!, is_chosen: false }, second!] };
    expect(changedEvidence(filing, left)).toBeUndefined();
    expect(changedEvidence(filing, { ...filing, transactions: [first!, { ...second!, amount: '11' }] })).toBe(
      'another transaction 2',
    );
    const [account, ...others] = filing.accounts;
    const forged = { ...filing, accounts: [{ ...account!, label: 'A bank' }, ...others] };
    expect(changedEvidence(filing, forged)).toBe('another address, label or role of account 1');
    const given = { ...filing, accounts: [{ ...account!, subject_id: 'subject_1', is_client: true }, ...others] };
    expect(changedEvidence(filing, given)).toBeUndefined();
    expect(changedEvidence(filing, { ...filing, accounts: others })).toBe('2 accounts instead of 3');
    expect(changedEvidence(filing, { ...filing, origin: { ...filing.origin, run_id: 'x' } })).toBe('another origin');
  });
});
