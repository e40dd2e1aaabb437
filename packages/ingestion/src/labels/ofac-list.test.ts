import { describe, expect, it } from 'vitest';
import { parseOfacList, parsePlainList } from './ofac-list.ts';

const XBT = '12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h';
const ETH = '0x8589427373D6D84E98730D7795D8f6f8731FDA16';

describe('parseOfacList', () => {
  it('reads one address a line, with a byte order mark, remarks and empty lines', () => {
    const { labels, defaults, skipped } = parseOfacList(`\uFEFF# a list\r\n${XBT}\r\n\r\n  ${ETH}  \nno address\n`);
    expect(labels.map(({ address }) => address)).toEqual([XBT, ETH]);
    expect(defaults).toMatchObject({ address_type: 'sanctioned', trust_level: 'official', source: 'OFAC' });
    expect(skipped).toEqual({ not_an_address: 1 });
  });

  it('reads the remarks of sdn.csv, and what sdn_comments.csv goes on with', () => {
    const sdn = [
      `25308,"KHORASHADIZADEH, Ali","individual","CYBER2] [IFSR",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 21 Sep 1979; Digital Currency Address - XBT ${XBT}; alt. Digital Currency Address - ETH ${ETH}; Gender Male."`,
      `39796,"TORNADO CASH",-0- ,"CYBER2",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Website tornado.cash."`,
      `39796,"Digital Currency Address - USDT 0xd90e2f925DA726b50C4Ed8D0Fb90Ad053324F31b"`,
    ].join('\n');
    expect(parseOfacList(sdn).labels).toEqual([
      { address: XBT, currency: 'XBT', label: 'KHORASHADIZADEH, Ali' },
      { address: ETH, currency: 'ETH', label: 'KHORASHADIZADEH, Ali' },
      { address: '0xd90e2f925DA726b50C4Ed8D0Fb90Ad053324F31b', currency: 'USDT', label: 'TORNADO CASH' },
    ]);
  });

  it('reads sdn.xml', () => {
    const xml = `<sdnList><sdnEntry><uid>1</uid><lastName>GARANTEX</lastName><idList><id><uid>2</uid>
      <idType>Digital Currency Address - XBT</idType><idNumber>${XBT}</idNumber></id></idList></sdnEntry></sdnList>`;
    expect(parseOfacList(xml).labels).toEqual([{ address: XBT, currency: 'XBT', label: 'GARANTEX' }]);
  });
});

it('reads sdn_advanced.xml', () => {
  const xml = `<Sanctions><ReferenceValueSets><FeatureType ID="344" FeatureTypeGroupID="1">Digital Currency Address - XBT</FeatureType>
    <FeatureType ID="9">Website</FeatureType></ReferenceValueSets><DistinctParties><DistinctParty FixedRef="1"><Profile>
    <Alias FixedRef="1" Primary="false"><NamePartValue>X</NamePartValue></Alias>
    <Alias FixedRef="1" Primary="true"><DocumentedNamePart><NamePartValue A="1">TORNADO</NamePartValue></DocumentedNamePart>
    <DocumentedNamePart><NamePartValue>CASH</NamePartValue></DocumentedNamePart></Alias>
    <Feature ID="1" FeatureTypeID="9"><VersionDetail>a.example</VersionDetail></Feature>
    <Feature ID="2" FeatureTypeID="344"><FeatureVersion><VersionDetail DetailTypeID="1432">${XBT}</VersionDetail><VersionDetail/></FeatureVersion>
    </Feature></Profile></DistinctParty></DistinctParties></Sanctions>`;
  expect(parseOfacList(xml).labels).toEqual([{ address: XBT, currency: 'XBT', label: 'TORNADO CASH' }]);
});

describe('a list that is written to take long', () => {
  it.each([
    ['spaces before no remark', `0x${' '.repeat(900_000)}x`],
    ['entries that never end', '<sdnEntry>'.repeat(90_000)],
    ['parties that never end', '<DistinctParty'.repeat(60_000)],
    ['features that never end', `<DistinctParty>${'<Feature '.repeat(90_000)}</DistinctParty>`],
    ['marks without an address', `Digital Currency Address${' '.repeat(900_000)}`],
    ['marks over and over', 'Digital Currency Address - '.repeat(30_000)],
  ])('of %s is read in a moment', (_, text) => {
    const began = performance.now();
    expect(parseOfacList(text).labels).toEqual([]);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('parsePlainList', () => {
  it('takes what stands beside an address for its name, and a header for one', () => {
    expect(parsePlainList(`address,name\n${ETH},Tornado\n"${XBT}";Ali\n`).labels).toEqual([
      { address: ETH, label: 'Tornado' },
      { address: XBT, label: 'Ali' },
    ]);
  });
});
