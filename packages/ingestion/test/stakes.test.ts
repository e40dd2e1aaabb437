/** Rewards of chains with proof of stake: a transaction that pays its own inputs back, and more. */
import { describe, expect, it } from 'vitest';
import { IngestPlace, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const outputsOf = (...rows: readonly string[]): string[] => ['tx_hash,address,value,block_height,timestamp', ...rows];

describe('a reward for a stake', () => {
  it('in tables of inputs and outputs is made by the chain, and no fault', async () => {
    await place.put(
      'inputs.csv',
      'tx_hash,address,value',
      's1,alice,1000',
      's2,bob,700',
      's2,carol,300',
      't1,alice,50',
    );
    await place.put(
      'outputs.csv',
      ...outputsOf(
        's1,,0,7,1737000000',
        's1,alice,510,7,1737000000',
        's1,alice,500,7,1737000000',
        's2,bob,1005,8,1737000060',
        't1,dave,50,8,1737000060',
      ),
    );
    const report = await place.load();
    expect(report.account.unloaded).toMatchObject([{ reason: 'made_by_the_chain', kind: 'no_effect', row_count: 3 }]);
    expect(await place.loaded()).toEqual(['alice dave 0.0000005 BTC']);
  });

  it('is none where somebody else is paid, or a block has two: inputs are missing', async () => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,100', 't2,bob,100', 't3,carol,100', 't4,dave,5');
    await place.put(
      'outputs.csv',
      ...outputsOf(
        't1,alice,150,7,1737000000',
        't1,shop,50,7,1737000000',
        't2,bob,150,8,1737000060',
        't3,carol,150,8,1737000060',
        't4,dave,5,8,1737000060',
      ),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ inputs_incomplete: 4 });
    expect(await place.loaded()).toEqual(['dave dave 0.00000005 BTC']);
  });

  it('of bitcoin-etl has an empty first output, and may pay others out of the reward', async () => {
    const transaction = (hash: string, ins: readonly [string, number][], outs: readonly [string, number][]): string =>
      JSON.stringify({
        hash,
        block_number: 7,
        block_timestamp: 1737000000,
        is_coinbase: false,
        inputs: ins.map(([address, value]) => ({ addresses: [address], value })),
        outputs: outs.map(([address, value]) => ({
          addresses: address === '' ? [] : [address],
          value,
          script_hex: address === '' ? '' : '76a9',
        })),
      });
    await place.put(
      'transactions.json',
      transaction(
        's1',
        [['alice', 1000]],
        [
          ['', 0],
          ['alice', 1003],
          ['masternode', 2],
        ],
      ),
      transaction('s2', [['alice', 1000]], [['alice', 1003]]),
      transaction(
        't1',
        [['alice', 1000]],
        [
          ['', 0],
          ['alice', 900],
          ['shop', 200],
        ],
      ),
      transaction(
        't2',
        [['alice', 1000]],
        [
          ['alice', 900],
          ['shop', 200],
        ],
      ),
      transaction(
        't3',
        [['alice', 1000]],
        [
          ['alice', 900],
          ['shop', 100],
        ],
      ),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ made_by_the_chain: 4, inputs_incomplete: 5 });
    expect((await place.loaded()).sort()).toEqual(['alice alice 0.000009 BTC', 'alice shop 0.000001 BTC']);
  });
});
