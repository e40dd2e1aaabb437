/** Lists of labels as people have them: every row is a label, or counted by what is wrong with it. */
import { describe, expect, it } from 'vitest';
import { checkedFile, listNotices } from './import-labels.ts';
import { parsePlainList } from './ofac-list.ts';
import { readLabelText } from './read-label-file.ts';

const ONE = '0x8589427373D6D84E98730D7795D8f6f8731FDA16';
const TWO = '0xd8dA6BF26964aF9D7eEd9e03E53415D37aA96045';
const one = ONE.toLowerCase();
const two = TWO.toLowerCase();
const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);

/** `address label type` of what is stored, and how many rows are not, by reason. */
function read(name: string, text: string) {
  const file = readLabelText(text, name, undefined);
  const checked = checkedFile(file, { network: 'ethereum', families: new Set(['evm']) }, {});
  const { labels, set_aside } = checked;
  const left = Object.fromEntries(Object.entries(set_aside).map(([reason, { count }]) => [reason, count]));
  const shown = labels.map(({ address, label, address_type }) => `${address} ${label} ${address_type}`);
  return {
    format: file.format,
    labels: shown,
    left,
    stored: labels,
    notices: listNotices(checked, name).map(({ code }) => code),
  };
}

describe('a list of labels', () => {
  it.each([
    ['comments before its header', 'a.csv', `# exported today, by x\n\naddress,label,category\n${ONE},Bad,scam\n`],
    ['a quote in a comment', 'k.csv', `# a "quote, b\naddress,label,category\n${ONE},Bad,scam\n`],
    ['comments with commas', 'l.csv', `# by a tool, version 2\n# of 1, 2\naddress,label,category\n${ONE},Bad,scam\n`],
    ['a # before its header', 'b.csv', `#address,label,category\n${ONE},Bad,scam\n`],
    ['the delimiter in its first line', 'c.csv', `sep=;\naddress;label;category\n${ONE};Bad;scam\n`],
    ['JSON lines', 'd.jsonl', `{"address":"${ONE}","label":"Bad","category":"scam"}\n\n`],
    ['rows inside an answer', 'e.json', `{"count":1,"data":[{"address":"${ONE}","label":"Bad","category":"scam"}]}`],
    ['addresses of a standard for all chains', 'f.csv', `address,label,category\neip155:1:${ONE},Bad,scam\n`],
    ['addresses with the name of their chain', 'g.csv', `address,label,category\neth:${ONE},Bad,scam\n`],
    ['links of an explorer', 'h.csv', `address,label,category\nhttps://etherscan.io/address/${ONE}#code,Bad,scam\n`],
    ['empty values beyond its header', 'i.csv', `address,label,category\n${ONE},Bad,scam,,\n`],
    ['bars between its values', 'j.csv', `address|label|category\n${ONE}|Bad|scam\n`],
  ])('with %s is read', (_, name, text) => {
    expect(read(name, text)).toMatchObject({ labels: [`${one} Bad scam`], left: {} });
  });

  it('with addresses that name another chain has these left out by name', () => {
    const rows = [`eip155:1:${ONE},A,scam`, `eip155:137:${ONE},B,scam`, `matic:${TWO},C,scam`];
    expect(read('a.csv', `address,label,category\n${rows.join('\n')}\n`)).toMatchObject({
      labels: [`${one} A scam`],
      left: { other_chain: 2 },
    });
  });

  it.each([
    ['of JSON', 'ofac_ETH.json', JSON.stringify([ONE, TWO])],
    ['of JSON over lines', 'sanctioned.json', JSON.stringify([ONE, TWO], null, 2)],
    ['with remarks behind the addresses', 'ofac.txt', `${ONE}  # since May\n${TWO} // also\n`],
    ['with dashes before the addresses', 'sdn.txt', `- ${ONE}\n* ${TWO}\n`],
  ])('of the Treasury %s is read', (_, name, text) => {
    const { format, labels } = read(name, text);
    expect(format).toBe('ofac');
    expect(labels).toEqual([`${one} OFAC SDN sanctioned`, `${two} OFAC SDN sanctioned`]);
  });

  it('of bare addresses keeps a # in a name, and has none of a remark', () => {
    const lines = [`${ONE},Binance #14`, `- ${TWO}\t# since May, hot`];
    const names = parsePlainList(lines.join('\n')).labels.map(({ label }) => label);
    expect(names).toEqual(['Binance #14', undefined]);
    expect(parsePlainList(`${ONE} # one, two\n${TWO};Kraken // hot`).labels).toEqual([
      { address: ONE, label: undefined },
      { address: TWO, label: 'Kraken // hot' },
    ]);
  });

  it('of the Treasury in its advanced XML is read with the name of each entry', () => {
    const xml = `<Sanctions><ReferenceValueSets><FeatureTypeValues>
      <FeatureType ID="344" FeatureTypeGroupID="1">Digital Currency Address - XBT</FeatureType>
      <FeatureType ID="345" FeatureTypeGroupID="1">Digital Currency Address - ETH</FeatureType>
      <FeatureType ID="14">Website</FeatureType></FeatureTypeValues></ReferenceValueSets>
      <DistinctParties><DistinctParty FixedRef="1"><Profile ID="1"><Identity><Alias Primary="true"><DocumentedName>
      <DocumentedNamePart><NamePartValue NamePartGroupID="1">GARANTEX</NamePartValue></DocumentedNamePart>
      <DocumentedNamePart><NamePartValue NamePartGroupID="2">Europe</NamePartValue></DocumentedNamePart>
      </DocumentedName></Alias><Alias Primary="false"><DocumentedName><DocumentedNamePart><NamePartValue>Other</NamePartValue>
      </DocumentedNamePart></DocumentedName></Alias></Identity>
      <Feature ID="9" FeatureTypeID="14"><FeatureVersion ID="9"><VersionDetail DetailTypeID="1432">garantex.org</VersionDetail></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="345"><FeatureVersion ID="3"><VersionDetail DetailTypeID="1432">${ONE}</VersionDetail></FeatureVersion></Feature>
      <Feature ID="4" FeatureTypeID="344"><FeatureVersion ID="5"><VersionDetail DetailTypeID="1432">12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h</VersionDetail></FeatureVersion></Feature>
      </Profile></DistinctParty></DistinctParties></Sanctions>`;
    expect(read('sdn_advanced.xml', xml)).toMatchObject({
      labels: [`${one} GARANTEX Europe sanctioned`],
      left: { other_chain: 1 },
    });
  });

  it('with a service as our own type keeps it whatever another column says, and tells a risk', () => {
    const rows = [
      `${ONE},Bar,exchange,high risk,`,
      `${TWO},Bad,contract,scam,`,
      `${TWO},Shop,exchange,hot wallet,hack`,
    ];
    const { stored, notices } = read('a.csv', `address,label,address_type,category,class\n${rows.join('\n')}\n`);
    expect(stored.map((label) => `${label.label} ${label.address_type} ${label.address_subtype}`)).toEqual([
      'Bar exchange ',
      'Bad scam contract',
      'Shop exchange hot wallet',
    ]);
    expect(notices).toContain('LABELS_CONFLICT');
    expect(read('b.csv', `address,label,type,category\n${ONE},Bar,exchange,scam\n`).labels).toEqual([
      `${one} Bar scam`,
    ]);
  });

  it('with days of validity keeps them, and leaves out what ends before it begins', () => {
    const rows = [
      `${ONE},A,exchange,2024-01-10,2024-06-01`,
      `${ONE},B,exchange,10 Jan 2024,`,
      `${ONE},C,exchange,1704844800,1717200000000`,
      `${ONE},D,exchange,2024/1/10,2024-06-01 02:00:00 +0200`,
      `${ONE},E,exchange,2024-06-01,2024-01-10`,
      `${ONE},F,exchange,2019,2024-06-01 00:00:00 UTC`,
    ];
    const { stored, left } = read('a.csv', `address,label,category,valid_from,Valid Until\n${rows.join('\n')}\n`);
    const validity = stored.map(({ label, valid_from_ms, valid_to_ms }) => [label, valid_from_ms, valid_to_ms]);
    expect(validity).toEqual([
      ['A', day('2024-01-10'), day('2024-06-01')],
      ['B', day('2024-01-10'), 0],
      ['C', day('2024-01-10'), day('2024-06-01')],
      ['D', day('2024-01-10'), day('2024-06-01')],
      ['F', day('2019-01-01'), day('2024-06-01')],
    ]);
    expect(left).toEqual({ invalid_validity: 1 });
  });

  it.each(['0', 'N/A', 'null', '-', 'never'])('with %s as its last day has labels that hold', (word) => {
    const { stored, notices } = read('a.csv', `address,label,category,valid_to\n${ONE},A,sanctioned,${word}\n`);
    expect([stored[0]?.valid_to_ms, notices]).toEqual([0, []]);
  });

  it.each(['10/01/2024', '2025-02-30', '30 Feb 2025', 'soon', '2019'])(
    'with %s as its last day has labels that hold, and says so',
    (text) => {
      const { stored, notices } = read('a.csv', `address,label,category,valid_to\n${ONE},A,sanctioned,${text}\n`);
      expect([stored[0]?.valid_to_ms, notices]).toEqual([0, ['LABEL_DAYS_UNREAD']]);
    },
  );

  it('with several addresses in a value, or more values than its header, has these rows left out by name', () => {
    const rows = [`${ONE};${TWO},A,scam`, `"${ONE},${TWO}",A,scam`, `${ONE},Evil, Inc,scam`, `${TWO},B,scam`];
    expect(read('a.csv', `address,label,category\n${rows.join('\n')}\n`)).toMatchObject({
      labels: [`${two} B scam`],
      left: { not_an_address: 2, too_many_values: 1 },
    });
  });

  it('with a column twice is refused, for nothing says which counts', () => {
    expect(() => read('a.csv', `address,Address,address,category\n${ONE},,${TWO},scam\n`)).toThrow(
      'Expected one column "address" in a.csv, found it twice',
    );
  });

  it('with a decimal comma in its confidence, and with confidence in capitals in a TagPack, keeps it', () => {
    expect(read('a.csv', `address;category;confidence\n${ONE};exchange;0,8\n`).stored).toMatchObject([
      { confidence_score: 0.8 },
    ]);
    const pack = `title: T\ncategory: exchange\nconfidence: Forensic\ntags:\n- address: ${ONE}\n`;
    expect(read('a.yaml', pack).stored).toMatchObject([{ confidence_score: 0.5, trust_level: 'verified' }]);
  });

  it('of addresses by site has the addresses, and the site as their name', () => {
    expect(read('a.json', JSON.stringify({ 'evil.example': [ONE, TWO] })).labels).toEqual([
      `${one} evil.example unknown`,
      `${two} evil.example unknown`,
    ]);
  });

  it('of OpenSanctions has its wallets, and counts what is none', () => {
    const header = 'id,schema,name,countries,addresses,sanctions,dataset';
    const csv = `${header}\nx,CryptoWallet,${ONE},,,OFAC SDN,us_ofac_sdn\ny,Person,Ann,,Main St,OFAC SDN,us_ofac_sdn\n`;
    const expected = { labels: [`${one} OFAC SDN sanctioned`], left: { not_a_wallet: 1 } };
    expect(read('targets.simple.csv', csv)).toMatchObject(expected);
    expect(read('b.csv', csv.replace('addresses,', 'x,'))).toMatchObject(expected);
    const crime = `${header}\nz,CryptoWallet,${TWO},,,,Ransomwhere\n`;
    expect(read('targets.simple.csv', crime)).toMatchObject({ labels: [`${two} Ransomwhere ransomware`] });
    const entity = {
      id: 'x',
      schema: 'CryptoWallet',
      properties: { publicKey: [TWO], holder: ['Bob'], topics: ['sanction'] },
    };
    expect(read('targets.json', JSON.stringify([entity]))).toMatchObject({ labels: [`${two} Bob sanctioned`] });
  });

  it('with what no transfer of an EVM network can have leaves that out', () => {
    const rows = ['1.23968E+48,T,sanctioned', '0x123,T,sanctioned', `${ONE},T,sanctioned`];
    expect(read('a.csv', `address,label,category\n${rows.join('\n')}\n`)).toMatchObject({
      labels: [`${one} T sanctioned`],
      left: { not_an_address: 1, wrong_length: 1 },
    });
  });
});
