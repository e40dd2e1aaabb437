import { describe, expect, it } from 'vitest';
import { drawnTransfers } from '../../test/drawn-transfers.ts';
import { transfersCsv } from './transfers-csv.ts';

const HEAD =
  'transfer_id,tx_id,block_height,block_timestamp,at,from_address,to_address,asset_symbol,asset_contract,amount,amount_usd';

describe('transfersCsv', () => {
  it('is a head and a line for each transfer', () => {
    expect(transfersCsv(drawnTransfers('a>b:100'))).toBe(
      `${HEAD}\r\nt0,tx0,0,0,1970-01-01T00:00:00.000Z,a,b,COIN,,100,100\r\n`,
    );
  });

  it('quotes what would break a line, and marks what a spreadsheet would run', () => {
    const [transfer] = drawnTransfers('a>b:1');
    const csv = transfersCsv([
      { ...transfer!, asset_symbol: '=HYPERLINK("x",1)', from_address: '-1', to_address: 'x\ny' },
    ]);
    expect(csv).toContain(`'-1,"x\ny","'=HYPERLINK(""x"",1)"`);
  });
});
