import { describe, expect, it } from 'vitest';
import { labelsOfEtherscan } from './etherscan-list.ts';
import { labelsOfRows, rowsOfCsv, rowsOfJson } from './label-table.ts';

describe('labelsOfRows', () => {
  it.each([
    ['commas', 'address,name,category,confidence\n0xab,One,Exchange,80%\n'],
    [
      'semicolons, a byte order mark and Windows line ends',
      '\uFEFFAddress;Name;Category;Confidence\r\n0xab;One;Exchange;0.8\r\n',
    ],
    ['tabs and quotes', 'Wallet Address\tEntity\tType\tScore\n"0xab"\tOne\tExchange\t0.8\n'],
  ])('reads %s, under the names that people use', (_, text) => {
    const { labels } = labelsOfRows(rowsOfCsv(text, 'a.csv'), 'a.csv', 'a.csv');
    expect(labels).toMatchObject([{ address: '0xab', label: 'One', address_type: 'Exchange', confidence_score: 0.8 }]);
  });

  it('names the columns where none holds addresses', () => {
    expect(() => labelsOfRows([{ who: 'x' }], 'a.csv', '')).toThrow('Expected a column of addresses in a.csv');
  });

  it('reads the days and numbers of Parquet', () => {
    const rows = [{ address: 'a', valid_from: new Date('2024-01-10'), expires: 1717200000n }];
    expect(labelsOfRows(rows, 'a.parquet', '').labels).toMatchObject([
      { valid_from_ms: Date.UTC(2024, 0, 10), valid_to_ms: Date.UTC(2024, 5, 1) },
    ]);
  });

  it('counts rows without an address', () => {
    expect(labelsOfRows([{ address: '' }, { address: 'a' }], 'a.csv', '').skipped).toEqual({ without_address: 1 });
  });
});

describe('labelsOfEtherscan', () => {
  it('reads JSON by address, and what a name tag says', () => {
    const json =
      '{"0xab": {"name": "Fake_Phishing12", "labels": ["blocked"]}, "0xcd": {"name": "Binance 14", "labels": ["exchange"]}}';
    expect(labelsOfEtherscan(rowsOfJson(json, 'a.json'), 'a.json').labels).toMatchObject([
      { address: '0xab', label: 'Fake_Phishing12', address_type: 'blocked' },
      { address: '0xcd', label: 'Binance 14', address_type: 'exchange' },
    ]);
    const [tagged] = labelsOfEtherscan([{ Address: '0xab', 'Name Tag': 'Upbit Hack 2.1' }], 'a.csv').labels;
    expect(tagged).toMatchObject({ label: 'Upbit Hack 2.1', address_type: 'hack' });
    const phish = { Address: '0xab', 'Name Tag': 'Fake_Phishing123', Label: 'Phish / Hack' };
    expect(labelsOfEtherscan([phish], 'a.csv').labels).toMatchObject([
      { label: 'Fake_Phishing123', address_type: 'Phish / Hack' },
    ]);
  });
});
