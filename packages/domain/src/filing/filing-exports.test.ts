import { describe, expect, it } from 'vitest';
import { APPROVED_STATE, exampleFiling } from '../../test/example-filing.ts';
import { filingFile } from './filing-file.ts';
import { filingHtml } from './filing-html.ts';
import type { FilingState } from './filing-state.ts';
import { fincenJson, fincenParts } from './fincen.ts';

const filing = exampleFiling();
const valueOf = (part: string, name: string): string | undefined =>
  fincenParts(filing)
    .find((one) => one.part === part)
    ?.fields.find((one) => one.name === name)?.value;

describe('fincenParts', () => {
  it('has Part I for each suspect, and the others once', () => {
    expect(fincenParts(filing).map(({ part }) => part)).toEqual(['I', 'I', 'II', 'III', 'IV', 'V']);
  });

  it('says who, how much in whole dollars, when and in which role', () => {
    expect(valueOf('I', "Individual's last name or entity's legal name")).toBe('Suspect');
    expect(valueOf('I', "Subject's role in suspicious activity")).toBe('Both a & b');
    expect(valueOf('II', 'Amount involved in this report')).toBe('190');
    expect(valueOf('II', 'Date or date range of suspicious activity')).toBe('1970-01-01 to 1970-01-01');
    expect(valueOf('V', 'Narrative')).toBe('a paid b $100. b sent $90 on to c.');
  });

  it('says that the amount is unknown where no asset has a price', () => {
    const transactions = filing.transactions.map((one) => ({ ...one, amount_usd: '0' }));
    const fields = fincenParts({ ...filing, transactions }).flatMap((part) => part.fields);
    expect(fields.find(({ item }) => item === '29')?.value).toBe('Amount unknown');
  });

  it('holds nothing but the form and the state, whatever else a version has', () => {
    const version = { ...APPROVED_STATE, document: filing, note: 'secret' };
    expect(Object.keys((JSON.parse(fincenJson(filing, version)) as { state: object }).state).sort()).toEqual([
      'approved_by',
      'digest',
      'filing_id',
      'is_approved',
      'is_own_approval',
      'status',
      'superseded_by',
      'version',
      'words',
    ]);
  });

  it('says as JSON which version it is, and whether it is approved', () => {
    expect(JSON.parse(fincenJson(filing, { ...APPROVED_STATE, status: 'draft', approved_by: '' }))).toMatchObject({
      state: { version: 3, is_approved: false, digest: 'd'.repeat(64) },
    });
  });
});

describe('filingFile', () => {
  it('bears a name that says whether it may be sent', () => {
    const nameOf = (state: FilingState): string => filingFile('goaml', filing, state).file_name;
    expect(nameOf(APPROVED_STATE)).toBe('filing_1-v3.goaml.xml');
    expect(nameOf({ ...APPROVED_STATE, status: 'in_review' })).toBe('filing_1-v3-draft.goaml.xml');
    expect(nameOf({ ...APPROVED_STATE, superseded_by: 4 })).toBe('filing_1-v3-superseded.goaml.xml');
  });

  it('says that an approval was taken back, and that nobody can say who `local` is', () => {
    const state = { ...APPROVED_STATE, approved_by: 'local', is_own_approval: true, superseded_by: 4 };
    expect(filingFile('goaml', filing, state).text).toContain(
      'approved by local, who may have drafted it too; SUPERSEDED: version 4 took the approval back.',
    );
  });
});

describe('filingHtml', () => {
  it('runs nothing and needs nothing, whatever a field holds', () => {
    const script = '<script>alert(1)</script>';
    const html = filingHtml({ ...filing, report: { ...filing.report, reason: script } }, APPROVED_STATE);
    expect(html).not.toMatch(/<script|<img|\b(?:src|href)=/u);
    expect(html).toContain('&lt;script&gt;');
  });

  it('numbers the transactions of each sentence, and says what is missing', () => {
    const html = filingHtml({ ...filing, report: { ...filing.report, action: '' } }, APPROVED_STATE);
    expect(html).toContain('a paid b $100.<sup>[1]</sup> b sent $90 on to c.<sup>[2]</sup>');
    expect(html).toContain('<h2>Missing</h2><ul><li>What was done about it.</li></ul>');
  });
});
