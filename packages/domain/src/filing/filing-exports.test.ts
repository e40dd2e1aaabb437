import { describe, expect, it } from 'vitest';
import { APPROVED_STATE, exampleFiling } from '../../test/example-filing.ts';
import { filingHtml } from './filing-html.ts';
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

  it('says as JSON which version it is, and whether it is approved', () => {
    expect(JSON.parse(fincenJson(filing, { ...APPROVED_STATE, status: 'draft', approved_by: '' }))).toMatchObject({
      state: { version: 3, is_approved: false, digest: 'd'.repeat(64) },
    });
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
