import { describe, expect, it } from 'vitest';
import { APPROVED_STATE, exampleFiling } from '../../test/example-filing.ts';
import type { FilingDocument } from './filing-document.ts';
import { centsOf, ratioOf, sumOf } from './decimals.ts';
import { goamlFile } from './goaml.ts';

const filing = exampleFiling();
const linesWith = (name: string, given: FilingDocument = filing): string[] =>
  goamlFile(given, APPROVED_STATE)
    .xml.split('\n')
    .filter((line) => line.includes(`<${name}>`))
    .map((line) => line.trim());

describe('goamlFile', () => {
  it('writes the same bytes each time, with version and digest', () => {
    const { xml } = goamlFile(filing, APPROVED_STATE);
    expect(goamlFile(exampleFiling(), APPROVED_STATE).xml).toBe(xml);
    expect(xml.split('\n')[1]).toBe(`<!-- Version 3 of filing_1, approved by ben. SHA-256 ${'d'.repeat(64)} -->`);
  });

  it('marks what nobody approved as a draft', () => {
    const draft = goamlFile(filing, { ...APPROVED_STATE, status: 'in_review', approved_by: '' });
    expect(draft.xml).toContain('DRAFT: not approved (in review)');
  });

  it('writes each side as an account, of a client as my_client, with whose it is', () => {
    expect(linesWith('t_to_my_client')).toHaveLength(1);
    expect(linesWith('t_from_my_client')).toHaveLength(1);
    expect(linesWith('t_from')).toHaveLength(1);
    expect(linesWith('account')).toEqual(['a', 'b', 'b', 'c'].map((one) => `<account>${one}</account>`));
    expect(linesWith('name')).toEqual(['<name>Shell Ltd</name>']);
    expect(linesWith('last_name')).toEqual(
      ['Example', 'Suspect', 'Suspect'].map((one) => `<last_name>${one}</last_name>`),
    );
  });

  it('leaves out what is not chosen', () => {
    const [first, second] = filing.transactions;
    const given = { ...filing, transactions: [{ ...first!, is_chosen: false }, second!] };
    expect(linesWith('amount_local', given)).toEqual(['<amount_local>90.00</amount_local>']);
  });

  it('converts sums to the currency of the report, to the cent', () => {
    const report = { ...filing.report, currency_code: 'CHF', usd_rate: '0.8125' };
    expect(linesWith('amount_local', { ...filing, report })[1]).toBe('<amount_local>73.13</amount_local>');
    expect(linesWith('foreign_exchange_rate', { ...filing, report })[0]).toBe(
      '<foreign_exchange_rate>8.125</foreign_exchange_rate>',
    );
  });

  it('escapes text, and leaves out what XML cannot write', () => {
    const report = { ...filing.report, reason: '</reason><x>&\u0001]]> "\ud800', action: 'one\ntwo' };
    const { xml } = goamlFile({ ...filing, report }, APPROVED_STATE);
    expect(xml).toContain(
      '<reason>&lt;/reason&gt;&lt;x&gt;&amp;]]&gt; "&#10;&#10;a paid b $100. b sent $90 on to c.</reason>',
    );
    expect(xml).toContain('<action>one&#10;two</action>');
  });

  it('cannot be ended by a name with hyphens', () => {
    const { xml } = goamlFile(filing, { ...APPROVED_STATE, approved_by: 'ben-->' });
    expect(xml.split('\n')[1]).toContain('approved by ben- ->');
    expect(xml.match(/-->/gu)).toHaveLength(1);
  });

  it('names the field of every line', () => {
    const { xml, fields } = goamlFile(filing, APPROVED_STATE);
    const lines = xml.trimEnd().split('\n');
    expect(fields).toHaveLength(lines.length);
    expect(fields[lines.findIndex((line) => line.includes('<rentity_id>'))]).toBe('reporting_entity.rentity_id');
    expect(fields[lines.findIndex((line) => line.includes('<name>'))]).toBe('subjects.1.legal_name');
  });
});

describe('decimals', () => {
  it('are exact: sums, cents half up, ratios', () => {
    expect(sumOf(['0.1', '0.2', '99999999999999999999.000000000000000001'])).toBe(
      '99999999999999999999.300000000000000001',
    );
    expect([centsOf('0.005'), centsOf('1.004999999999999999'), centsOf('10', '0.333')]).toEqual([
      '0.01',
      '1.00',
      '3.33',
    ]);
    expect([ratioOf('1', '3'), ratioOf('1', '0')]).toEqual(['0.3333333333', '0']);
  });
});
