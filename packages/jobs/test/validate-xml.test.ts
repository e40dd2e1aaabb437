/** Schemas that a user gives: good ones validate, bad ones are refused, and none reaches a file, the network or a limit. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { FilingDocument } from '@analytics/domain';
import { askedBy } from '@analytics/storage';
import { APPROVED_STATE, exampleFiling } from '../../domain/test/example-filing.ts';
import { validateFiling } from '../src/filing/validate-filing.ts';
import { validateXml } from '../src/filing/validate-xml.ts';

const STRUCTURE = await readFile(new URL('goaml-structure.xsd', import.meta.url), 'utf8');
const goaml = [{ file_name: 'goaml.xsd', content: STRUCTURE }];
const filing = exampleFiling();
const validate = async (given: FilingDocument) => await validateFiling(given, APPROVED_STATE, goaml);

const xsd = (body: string, head = ''): { file_name: string; content: string }[] => [
  {
    file_name: 'a.xsd',
    content: `<?xml version="1.0"?>${head}<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${body}</xs:schema>`,
  },
];
const ROOT = '<xs:element name="a" type="xs:string"/>';
const refusal = (code: string): unknown => expect.objectContaining({ code });

describe('validateFiling', () => {
  it('finds the goAML file of a complete filing valid', async () => {
    expect(await validate(filing)).toEqual({ is_valid: true, faults: [] });
  });

  it('finds it valid with markup, quotes and line breaks in the narrative', async () => {
    const sentence = { sentence_id: 's1', text: '</reason>\n<!DOCTYPE x> & ]]> "', transfer_ids: [], alert_ids: [] };
    const given = { ...filing, narrative: [{ paragraph_id: 'p', sentences: [sentence] }] };
    expect((await validate(given)).faults).toEqual([]);
  });

  it('names the field that a fault belongs to', async () => {
    const report = { ...filing.report, submission_date: '' };
    const reporting_entity = { ...filing.reporting_entity, rentity_id: '9999999999' };
    const { is_valid, faults } = await validate({ ...filing, report, reporting_entity });
    expect(is_valid).toBe(false);
    expect([...new Set(faults.map(({ field }) => field))]).toEqual([
      'reporting_entity.rentity_id',
      'report.submission_date',
    ]);
  });
});

describe('validateXml', () => {
  it('takes a schema with files that it includes', async () => {
    const files = [...xsd('<xs:include schemaLocation="b.xsd"/>'), { ...xsd(ROOT)[0]!, file_name: 'b.xsd' }];
    expect(await validateXml('<a>1</a>', files)).toEqual([]);
    expect(await validateXml('<b/>', files)).toHaveLength(1);
  });

  it.each([
    ['does not parse', [{ file_name: 'a.xsd', content: '<xs:schema' }]],
    ['is no schema', [{ file_name: 'a.xsd', content: '<a/>' }]],
    ['names a type that is not there', xsd('<xs:element name="a" type="none"/>')],
    ['reads a file by an entity', xsd(ROOT, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')],
    ['includes a file of the machine', xsd(`<xs:include schemaLocation="/etc/passwd"/>${ROOT}`)],
    ['includes a directory above', xsd(`<xs:include schemaLocation='../b.xsd'/>${ROOT}`)],
    ['imports from the network', xsd(`<xs:import namespace="x" schemaLocation="http://127.0.0.1:9/x.xsd"/>${ROOT}`)],
    ['hides a place behind a reference', xsd(`<xs:include schemaLocation="&#47;etc/passwd"/>${ROOT}`)],
    [
      'holds a billion laughs',
      xsd(
        ROOT,
        `<!DOCTYPE l [<!ENTITY a "ha">${'bcdefghij'.replaceAll(/./gu, (letter) => `<!ENTITY ${letter} "${`&${String.fromCharCode(letter.charCodeAt(0) - 1)};`.repeat(10)}">`)}]>`,
      ),
    ],
    [
      'hides its DTD in another encoding',
      [
        {
          file_name: 'a.xsd',
          content: '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]>'.replaceAll(/./gu, '$&\0'),
        },
      ],
    ],
    ['declares another encoding', [{ file_name: 'a.xsd', content: `<?xml version='1.0' encoding='UTF-7'?>${ROOT}` }]],
    ['is too large', [{ file_name: 'a.xsd', content: ' '.repeat(4_000_000) }]],
    ['has a name that is an option', [{ ...xsd(ROOT)[0]!, file_name: '--huge' }]],
    ['is none', []],
  ])('refuses what %s', async (_, files) => {
    await expect(validateXml('<a/>', files)).rejects.toThrow(refusal('XSD_REFUSED'));
  });

  it('keeps the report apart from a file that is called like it', async () => {
    const files = [...xsd(ROOT), { file_name: 'filing.xml', content: '<a>valid</a>' }];
    expect(await validateXml('<b/>', files)).toHaveLength(1);
  });

  it('lets few of one client wait, and others still', async () => {
    const signal = new AbortController().signal;
    const ask = async (client: string) =>
      await askedBy({ client, signal }, async () => await validateXml('<a/>', xsd(ROOT)));
    const many = await Promise.allSettled([...Array.from({ length: 7 }, () => ask('eve')), ask('ana')]);
    const codes = many.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'valid'));
    expect(codes.slice(0, 5)).toEqual(['valid', 'valid', 'valid', 'valid', 'valid']);
    expect(codes.slice(5)).toEqual(['SERVICE_BUSY', 'SERVICE_BUSY', 'valid']);
  });

  it('ends what takes too long', async () => {
    const files = xsd(
      '<xs:element name="a"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="((a+)+)+b"/></xs:restriction></xs:simpleType></xs:element>',
    );
    await expect(validateXml(`<a>${'a'.repeat(100_000)}</a>`, files, 1)).rejects.toThrow(refusal('VALIDATION_STOPPED'));
  });
});
