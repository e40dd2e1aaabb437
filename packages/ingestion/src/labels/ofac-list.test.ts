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

describe('parsePlainList', () => {
  it('takes what stands beside an address for its name, and a header for one', () => {
    expect(parsePlainList(`address,name\n${ETH},Tornado\n"${XBT}";Ali\n`).labels).toEqual([
      { address: ETH, label: 'Tornado' },
      { address: XBT, label: 'Ali' },
    ]);
  });

  it.each([
    ['a line of spaces', `0x${' '.repeat(300_000)}x`],
    ['entries without an end', '<sdnEntry>'.repeat(60_000)],
    ['parties without an end', '<DistinctParty'.repeat(60_000)],
    ['features without an end', `<DistinctParty>${'<Feature FeatureTypeID="1">'.repeat(30_000)}</DistinctParty>`],
  ])('reads %s in a time that grows with the text', (_, text) => {
    const start = performance.now();
    expect(parseOfacList(text).labels).toEqual([]);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
