/** Tables that hold several chains: a network is one of them. */
import { describe, expect, it } from 'vitest';
import { parseNetworkName } from '@analytics/domain';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();

describe('a table of several chains', () => {
  it('gives the chain that a mapping asks for, and counts the rows of others', async () => {
    await place.put(
      'a.csv',
      'from,to,amount,timestamp,asset,Where',
      'A,B,1,1737000001,X,Ethereum',
      'A,B,2,1737000002,X, BSC ',
      'A,B,3,1737000003,X,',
    );
    const mapping = parseMapping('chain=Where,only_chain=Binance');
    const report = await place.load({ format: 'plain', mapping });
    expect(await place.column('amount')).toEqual(['2', '3']);
    expect(transfersOf(report)?.rejected).toEqual({ other_chain: 1 });
  });

  it('of Dune gives the chain that the network is named after', async () => {
    await place.put(
      'dune.csv',
      'blockchain,tx_hash,block_time,contract_address,amount_raw,amount,symbol,from,to,evt_index',
      'ethereum,0xa1,2025-01-16 04:00:00.000 UTC,0xc1,,5,X,0x1,0x2,1',
      'base,0xa2,2025-01-16 04:00:00.000 UTC,0xc1,,6,X,0x1,0x2,1',
    );
    const report = await place.load({}, { network: parseNetworkName('base') });
    expect(await place.column('amount')).toEqual(['6']);
    expect(transfersOf(report)?.rejected).toEqual({ other_chain: 1 });
  });
});
