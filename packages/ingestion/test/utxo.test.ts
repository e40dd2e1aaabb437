/** Chains whose transactions have inputs and outputs: as bitcoin-etl writes them, and as tables that people have. */
import { describe, expect, it } from 'vitest';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();

describe('ingest of inputs and outputs', () => {
  const transaction = (hash: string, inputs: readonly [string, number][], outputs: readonly [string, number][]) =>
    JSON.stringify({
      hash,
      block_number: 7,
      block_timestamp: 1737000000,
      inputs: inputs.map(([address, value], index) => ({ index, addresses: [address], value })),
      outputs: outputs.map(([address, value], index) => ({ index, addresses: address === '' ? [] : [address], value })),
    });

  it('of bitcoin-etl shares each output over the inputs in proportion, to the last digit', async () => {
    await place.put(
      'transactions.json',
      // Alice pays 2 and Bob 1 of 3: Carol gets 1 coin, of which two thirds are Alice's.
      transaction(
        't1',
        [
          ['alice', 200_000_000],
          ['bob', 50_000_000],
          ['bob', 50_000_000],
        ],
        [
          ['carol', 100_000_000],
          ['', 0],
        ],
      ),
      transaction('t2', [], [['miner', 625_000_000]]),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ made_by_the_chain: 1, no_recipient: 2 });
    expect(await place.loaded()).toEqual([
      'alice carol 0.666666666666666666 BTC',
      'bob carol 0.333333333333333334 BTC',
    ]);
  });

  it('of bitcoin-etl whose inputs are not enriched has an unknown sender, and a reward where the tool says so', async () => {
    const rows = [
      { hash: 't1', inputs: [{ index: 0, addresses: [], value: null }], is_coinbase: false },
      {
        hash: 't2',
        inputs: [
          { index: 0, addresses: ['alice'], value: 5 },
          { index: 1, spent_output_index: 3 },
        ],
        is_coinbase: false,
      },
      { hash: 't3', inputs: [], is_coinbase: false },
      { hash: 't4', inputs: [], is_coinbase: true },
      { hash: 't5', inputs: [{ index: 0, addresses: ['alice'], value: 5 }], is_coinbase: false },
    ].map((row) =>
      JSON.stringify({
        ...row,
        block_number: 7,
        block_timestamp: 1737000000,
        outputs: [{ addresses: ['bob'], value: 5 }],
      }),
    );
    await place.put('transactions.json', ...rows);
    const report = await place.load();
    expect(transfersOf(report)?.rejected).toEqual({ made_by_the_chain: 1, unknown_sender: 3 });
    expect(report.account.unloaded.find(({ reason }) => reason === 'unknown_sender')).toMatchObject({ kind: 'faulty' });
    expect(await place.loaded()).toEqual(['alice bob 0.00000005 BTC']);
  });

  it.each([
    ['two of a block', ['t2,bob,5,7,1737000000', 't3,carol,5,7,1737000000'], { unknown_sender: 2 }],
    ['one alone in its block beside blocks without any', ['t2,bob,5,8,1737000600'], { unknown_sender: 1 }],
    [
      'one in every block, as in a whole chain',
      ['t2,bob,5,7,1737000000', 't3,carol,5,8,1737000600'],
      { made_by_the_chain: 2 },
    ],
  ])('takes transactions without inputs for what they are: %s', async (_, outputs, rejected) => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,5');
    await place.put('outputs.csv', 'tx_hash,address,value,block_height,timestamp', 't1,bob,5,7,1737000000', ...outputs);
    expect(transfersOf(await place.load())?.rejected).toEqual(rejected);
  });

  it('takes a transaction for a reward where a column says so, and an input without a value for a missing one', async () => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,5', 't4,,');
    await place.put(
      'outputs.csv',
      'tx_hash,address,value,block_height,timestamp,is_coinbase',
      't1,bob,5,7,1737000000,0',
      't2,miner,5,7,1737000000,1',
      't3,bob,5,7,1737000000,0',
      't4,bob,5,7,1737000000,0',
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ made_by_the_chain: 1, unknown_sender: 2 });
  });

  it('of Blockchair takes an input for one of the transaction that spends it', async () => {
    const output =
      'block_id,transaction_hash,index,time,value,value_usd,recipient,type,script_hex,is_from_coinbase,is_spendable';
    await place.put(
      'blockchair_bitcoin_outputs_20250116.tsv',
      output.replaceAll(',', '\t'),
      ['7', 't1', '0', '2025-01-16 04:00:00', '100000000', '1', 'carol', 'pubkeyhash', '', '0', '-1'].join('\t'),
      ['7', 't2', '0', '2025-01-16 04:00:00', '625000000', '1', 'miner', 'pubkeyhash', '', '1', '-1'].join('\t'),
    );
    await place.put(
      'blockchair_bitcoin_inputs_20250116.tsv',
      `${output},spending_block_id,spending_transaction_hash,spending_index,spending_time,spending_value_usd`.replaceAll(
        ',',
        '\t',
      ),
      [
        '3',
        't0',
        '0',
        '2025-01-09 04:00:00',
        '100000000',
        '1',
        'alice',
        'pubkeyhash',
        '',
        '1',
        '-1',
        '7',
        't1',
        '0',
        '2025-01-16 04:00:00',
        '1',
      ].join('\t'),
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ made_by_the_chain: 1 });
    expect(await place.loaded()).toEqual(['alice carol 1 BTC']);
  });

  it('of plain tables takes whole numbers for units of the 8th decimal, and the time from either', async () => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,300000000', 't1,bob,100000000', 't9,nobody,5');
    await place.put(
      'outputs.csv',
      'tx_hash,address,value,block_height,timestamp',
      't1,carol,200000000,7,1737000000',
      't1,alice,100000000,7,1737000000',
      't2,miner,625000000,7,1737000000',
    );
    expect(transfersOf(await place.load())?.rejected).toEqual({ made_by_the_chain: 1 });
    expect((await place.loaded()).sort()).toEqual([
      'alice alice 0.75 BTC',
      'alice carol 1.5 BTC',
      'bob alice 0.25 BTC',
      'bob carol 0.5 BTC',
    ]);
  });

  it('of plain tables in coins', async () => {
    await place.put('inputs.csv', 'txid,address,value', 't1,alice,3.5');
    await place.put('outputs.csv', 'txid,address,value,time', 't1,carol,3,2025-01-16 04:00:00');
    await place.load();
    expect(await place.loaded()).toEqual(['alice carol 3 BTC']);
  });

  it('of plain tables counts once what stands in two files that overlap, twice what stands in one twice', async () => {
    await place.put('inputs_0.csv', 'tx_hash,address,value', 't1,alice,300', 't1,alice,300');
    await place.put('inputs_1.csv', 'tx_hash,address,value', 't1,alice,300', 't1,bob,200');
    const outputs = ['tx_hash,address,value,time', 't1,carol,800,1737000000'];
    await place.put('outputs_0.csv', ...outputs);
    await place.put('outputs_1.csv', ...outputs);
    await place.load();
    expect(await place.loaded()).toEqual(['alice carol 0.000006 BTC', 'bob carol 0.000002 BTC']);
  });

  it('of plain tables says so where a value is no number, of the whole transaction', async () => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,"1,500"', 't1,bob,100', 't2,alice,5');
    await place.put('outputs.csv', 'tx_hash,address,value,time', 't1,carol,700,1737000000', 't2,carol,5,1737000000');
    expect(transfersOf(await place.load())?.rejected).toEqual({ amount_not_a_number: 2 });
    expect(await place.loaded()).toEqual(['alice carol 0.00000005 BTC']);
  });

  it('rejects a transaction of which inputs are missing, for nobody knows who paid the rest', async () => {
    await place.put('inputs.csv', 'tx_hash,address,value', 't1,alice,300', 't1', 't2,bob,100', 't2,carol,100');
    await place.put('outputs.csv', 'tx_hash,address,value,time', 't1,dave,500,1737000000', 't2,dave,150,1737000000');
    const report = await place.load();
    expect(report.account.unloaded).toMatchObject([{ reason: 'inputs_incomplete', kind: 'faulty', row_count: 1 }]);
    expect(report.account.row_count).toBe(3);
    expect(noticesOf(report, 'ROWS_REJECTED')).toContain('inputs.csv: 1 row rejected as too_few_values: line 3 (t1).');
    expect(await place.loaded()).toEqual(['bob dave 0.00000075 BTC', 'carol dave 0.00000075 BTC']);
  });

  it('of bitcoin-etl rejects a transaction whose inputs sum to less than its outputs', async () => {
    await place.put('transactions.json', transaction('t1', [['alice', 5]], [['bob', 6]]));
    await expect(place.load()).rejects.toThrow('1 inputs_incomplete');
  });

  it('of plain tables are refused without the inputs: nobody would have paid', async () => {
    await place.put('outputs.csv', 'tx_hash,address,value,time', 't1,carol,700,1737000000');
    await expect(place.load()).rejects.toMatchObject({
      code: 'SOURCE_NOT_FOUND',
      message: expect.stringContaining('Expected inputs beside the outputs') as string,
    });
  });
});

describe('a mapping of inputs and outputs', () => {
  it('names files, columns of all tables or of one, and the unit', async () => {
    await place.put('vin.csv', 'TxId;Spender;Sats', 't1;alice;3000');
    await place.put('vout.csv', 'TxId;Receiver;Sats;When', 't1;carol;1500;16.01.2025 04:00');
    const mapping = parseMapping(
      'inputs=vin.csv,outputs=vout.csv,tx_hash=TxId,value=Sats,inputs.address=Spender,outputs.address=Receiver,time=When,decimals=3,time_format=%d.%m.%Y %H:%i',
    );
    expect(mapping.format).toBe('utxo');
    await place.load({ format: mapping.format, mapping });
    expect(await place.loaded()).toEqual(['alice carol 1.5 BTC']);
  });

  it.each([
    ['value=Sats,inputs.address=Payer', '"Payer" for address in', 'Nearest: "Paye"'],
    ['value=Sats,address=Paye,outputs.time=Whn', '"Whn" for time in', 'Nearest: "When"'],
    ['value=Sats,address=Paye,time=Whn', '"Whn" for time in', 'outputs.csv'],
    ['address=Paye', 'for value, which the mapping does not name', 'There is: hash, Paye, Sats'],
    ['inputs=vin.csv,address=Paye,value=Sats', 'vin.csv in ', 'names for inputs, found no such file'],
  ])('%s is refused with what there is', async (text, ...said) => {
    await place.put('inputs.csv', 'hash,Paye,Sats', 't1,alice,3000');
    await place.put('outputs.csv', 'hash,Paye,Sats,When', 't1,carol,1500,1737000000');
    const mapping = parseMapping(text);
    const refusal = await place.load({ format: 'utxo', mapping }).catch((error: unknown) => (error as Error).message);
    for (const part of said) expect(refusal).toContain(part);
  });

  it.each([
    ['address=A,value=V,decimals=19', 'at most 18 decimals'],
    ['address=A,asset:=LTC', 'columns of inputs and outputs'],
    ['inputs=vin.csv,from=A', 'found "from"'],
  ])('%s is refused', (text, message) => {
    expect(() => parseMapping(text)).toThrow(message);
  });
});
