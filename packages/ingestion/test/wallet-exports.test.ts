/** What wallets, interfaces of nodes and spreadsheets write, as they write it: a right row, or one that says what is wrong. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseMapping } from '../src/formats/mapping.ts';
import { IngestPlace, SETTINGS, noticesOf, transfersOf } from './ingest-place.ts';

const place = new IngestPlace();
const H = 'from,to,amount,timestamp';
const A = '0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const B = '0xbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const SOUND = `${A},${B},1,1737000000`;

describe('an address', () => {
  it.each([
    ['1.2345E+47', 'address_in_scientific_notation'],
    ['0xaaaa...aaaa', 'address_shortened'],
    ['0xaaaa…aaaa', 'address_shortened'],
    [`${A} (Binance)`, 'address_with_other_text'],
    [`"${A};${B}"`, 'address_with_other_text'],
    [`Exchange: ${A}`, 'address_with_other_text'],
    [A.replace('0x', '0\u0445'), 'address_with_other_text'],
    ['bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq (cold)', 'address_with_other_text'],
  ])('%s is none', async (address, reason) => {
    await place.put('a.csv', H, SOUND, `${address},${B},1,1737000001`, `${A},${address},1,1737000002`);
    expect(transfersOf(await place.load())?.rejected).toEqual({ [reason]: 2 });
  });

  it.each([
    'ACME GmbH, PL61109010140000071219812874',
    'Donaudampfschifffahrtsgesellschaft mbH',
    'Acme Ltd. (Zug)',
    '0x1',
    '12345',
    'urn:account:77',
    'node..7',
  ])('%s is one', async (address) => {
    await place.put('a.csv', H, `"${address}",${B},1,1737000001`);
    expect(await place.load().then(() => place.column('from_address'))).toEqual([address]);
  });
});

describe('an address is found in', () => {
  it.each([
    String.raw`\x${A.slice(2)}`,
    `0x${'0'.repeat(24)}${A.slice(2)}`,
    `'${A}`,
    `"=""${A}"""`,
    `https://etherscan.io/address/${A}#tokentxns`,
    `https://tronscan.org/#/address/${A}`,
  ])('%s', async (written) => {
    await place.put('a.csv', H, `${written},${B},1,1737000001`);
    expect(await place.load().then(() => place.column('from_address'))).toEqual([A]);
  });
});

describe('an amount in a small unit of a coin', () => {
  it.each([
    ['1500000000 gwei', '1.5', 'ETH'],
    ['1500000000000000000 wei', '1.5', 'ETH'],
    ['150000 sat', '0.0015', 'BTC'],
    ['2500000000 lamports', '2.5', 'SOL'],
    ['1000 SATS', '1000', 'SATS'],
    ['2.5 SAT', '2.5', 'SAT'],
    ['1500 DROP', '1500', 'DROP'],
    ['1.5 ether', '1.5', 'ETH'],
  ])('%s is %s %s', async (written, amount, symbol) => {
    await place.put('a.csv', H, `${A},${B},${written},1737000000`);
    await place.load();
    expect(await place.loaded()).toEqual([`${A} ${B} ${amount} ${symbol}`]);
  });

  it('that a column names is one of the coin; another word of it is none', async () => {
    await place.put('a.csv', `${H},unit`, `${SOUND.replace(',1,', ',1.5,')},gwei`, `${A},${B},2,1737000001,USDT`);
    await place.load();
    expect(await place.loaded()).toEqual([`${A} ${B} 0.0000000015 ETH`, `${A} ${B} 2 UNNAMED`]);
  });
});

describe('a statement of one account', () => {
  const S = 'date,type,address,counterparty,amount,asset';
  it('turns what came in round, whatever the sign', async () => {
    await place.put('a.csv', S, '2025-01-10,Sent,A,B,-5,USDT', '2025-01-11,received,A,C,7,USDT');
    await place.load();
    expect(await place.loaded()).toEqual(['A B 5 USDT', 'C A 7 USDT']);
  });

  it('rejects a row of which nothing says the direction, and leaves an approval out', async () => {
    await place.put(
      'a.csv',
      S,
      '2025-01-10,out,A,B,5,USDT',
      '2025-01-11,swap,A,C,7,USDT',
      '2025-01-12,approve,A,D,9,USDT',
    );
    const report = await place.load();
    expect(transfersOf(report)?.rejected).toEqual({ unknown_direction: 1, moves_nothing: 1 });
    expect(report.account.unloaded.map(({ examples }) => examples?.[0]?.found)).toContain('swap');
  });

  it('is said by a mapping', async () => {
    await place.put('a.csv', 'day,way,me,them,sum', '2025-01-10,in,A,B,5');
    const mapping = parseMapping('timestamp=day,direction=way,account=me,counterparty=them,amount=sum');
    await place.load({ format: 'plain', mapping });
    expect(await place.column("concat(from_address, ' ', to_address)")).toEqual(['B A']);
  });

  it('that a mapping reads as payer and payee is refused: what came in would go out', async () => {
    await place.put('a.csv', S, '2025-01-10,received,A,B,5,USDT');
    await expect(
      place.load({ format: 'plain', mapping: parseMapping('from=address,to=counterparty,timestamp=date') }),
    ).rejects.toThrow('account=address,counterparty=counterparty,direction=type');
  });
});

describe('a row that did not fail', () => {
  it.each([
    ['is_error', '0.0'],
    ['error', 'No error'],
    ['error', '{}'],
    ['failed', 'not failed'],
    ['event', 'Approved transfer'],
    ['status', '12 confirmations'],
  ])('with %s %s is loaded', async (column, value) => {
    await place.put('a.csv', `${H},${column}`, `${SOUND},${value}`);
    const report = await place.load();
    expect([transfersOf(report)?.loaded_count, noticesOf(report, 'STATUS_WORDS_UNKNOWN')]).toEqual([1, []]);
  });

  it('of a token is in tokens, whatever small unit it is called after', async () => {
    const contract = '0xdddddddddddddddddddddddddddddddddddddddd';
    await place.put('a.csv', `${H},asset,contract`, `${A},${B},1500,1737000000,wei,${contract}`);
    await place.load();
    expect(await place.column('amount')).toEqual(['1500']);
  });

  it('of a payment that goes twice by one reference counts twice without a notice', async () => {
    await place.put('a.csv', `${H},tx_id`, `${SOUND},batch-1`, `${SOUND.replace('7000000', '7000100')},batch-1`);
    expect(noticesOf(await place.load(), 'TRANSFERS_NAMED_OTHERWISE')).toEqual([]);
  });

  it('of an account that paid in every row is read where a mapping says so', async () => {
    await place.put('a.csv', 'wallet_address,counterparty_address,amount,timestamp,type', 'A,B,1.5,1737000000,ERC20');
    const mapping = parseMapping('account=wallet_address,counterparty=counterparty_address,direction:=out');
    await place.load({ format: 'plain', mapping });
    expect(await place.column("concat(from_address, ' ', to_address)")).toEqual(['A B']);
  });
});

describe('too many faulty rows', () => {
  it('are counted without those that moved nothing, with what to do', async () => {
    await place.put(
      'a.csv',
      `${H},status`,
      `${SOUND},ok`,
      `${A},${B},-1,1737000001,ok`,
      `${A},${B},1,1737000002,failed`,
    );
    await expect(place.load({}, { settings: { ...SETTINGS, max_rejected_ratio: 0.05 } })).rejects.toThrow(
      /found 1 \(33 %\): 1 negative_amount; they are kept in .*: --map account=/u,
    );
  });
});

describe('a row that failed or only allows', () => {
  it.each([
    ['successful', 'false', 'failed_transaction'],
    ['is_success', '0', 'failed_transaction'],
    ['reverted', 'true', 'failed_transaction'],
    ['error', 'execution reverted', 'failed_transaction'],
    ['error', 'bad jump destination', 'failed_transaction'],
    ['event', 'Approval', 'moves_nothing'],
    ['event', 'Approval(address)', 'moves_nothing'],
  ])('with %s %s moves nothing', async (column, value, reason) => {
    await place.put('a.csv', `${H},${column}`, `${SOUND},`, `${A},${B},2,1737000001,${value}`);
    expect(transfersOf(await place.load())?.rejected).toEqual({ [reason]: 1 });
  });
});

describe('a status that nobody knows', () => {
  it('counts as sound and is named', async () => {
    await place.put(
      'a.csv',
      `${H},status`,
      `${SOUND},Échoué`,
      `${A},${B},2,1737000001,Échoué`,
      `${A},${B},3,1737000002,Done`,
      `${A},${B},4,1737000003,queued`,
    );
    const report = await place.load();
    expect(transfersOf(report)?.rejected).toEqual({ failed_transaction: 1 });
    expect(noticesOf(report, 'STATUS_WORDS_UNKNOWN')).toEqual([
      'Loaded as sound, because their status is known neither for success nor for failure: 2 rows: "Échoué" (2).',
    ]);
  });
});

describe('an interface of nodes', () => {
  it('Moralis calls the contract of a token its address', async () => {
    const row = {
      token_symbol: 'USDT',
      token_decimals: '6',
      from_address: A,
      to_address: B,
      address: '0xbadbadbadbadbadbadbadbadbadbadbadbadbad0',
      block_timestamp: '2025-01-10T12:00:00.000Z',
      value: '5000000000000',
      possible_spam: true,
    };
    await place.put('a.json', JSON.stringify({ result: [row] }));
    await place.load();
    expect(await place.column("concat(asset_contract, ' ', toString(amount))")).toEqual([`${row.address} 5000000`]);
  });

  it('Alchemy puts the time inside another value and the block in hexadecimal digits', async () => {
    const row = {
      from: A,
      to: B,
      value: 1.5,
      asset: 'USDC',
      blockNum: '0x10',
      metadata: { blockTimestamp: '2025-01-10T12:00:00Z' },
    };
    await place.put('a.json', JSON.stringify({ result: { transfers: [row] } }));
    await place.load();
    expect(await place.column("concat(toString(amount), ' ', toString(block_height))")).toEqual(['1.5 16']);
  });

  it('Blockscout has addresses, sums and tokens as objects', async () => {
    const row = {
      from: { hash: A, name: 'x' },
      to: { hash: B },
      total: { value: '2500000', decimals: '6' },
      token: { address: '0xdac17f958d2ee523a2206206994597c13d831ec7', symbol: 'USDT' },
      timestamp: '2025-01-10T12:00:00Z',
      transaction_hash: '0x01',
    };
    await place.put('a.json', JSON.stringify({ items: [row] }));
    await place.load();
    expect(await place.loaded()).toEqual([`${A} ${B} 2.5 USDT`]);
  });

  it('Bitquery has its list three objects deep', async () => {
    const Transfer = { Amount: '2.5', Sender: A, Receiver: B, Currency: { Symbol: 'DAI', SmartContract: '' } };
    const row = { Transfer, Block: { Time: '2025-01-10T12:00:00Z' }, Transaction: { Hash: '0x02' } };
    await place.put('a.json', JSON.stringify({ data: { EVM: { Transfers: [row] } } }));
    await place.load();
    expect(await place.loaded()).toEqual([`${A} ${B} 2.5 DAI`]);
  });

  it('that nobody knows is mapped by paths', async () => {
    await place.put(
      'a.jsonl',
      JSON.stringify({ p: { who: 'A', whom: 'B' }, q: { n: 7 }, at: { s: [1, 1736500000] } }),
      JSON.stringify({ p: { who: 'A', whom: 'C' }, q: { n: 8 }, at: { t: 1736500001 } }),
    );
    await place.load({
      format: 'plain',
      mapping: parseMapping('from=p.who,to=p.whom,amount=q.n,timestamp=at.t', 'plain'),
    });
    expect(await place.column("concat(to_address, ' ', toString(amount))")).toEqual(['C 8']);
  });
});

describe('JSON of which one row has an object for an address', () => {
  it('keeps the others', async () => {
    const row = (from: unknown, timestamp: number): string => JSON.stringify({ from, to: B, amount: 1, timestamp });
    await place.put('a.jsonl', row(A, 1737000000), row({ hash: A }, 1737000001), row(A, 1737000002));
    expect(transfersOf(await place.load())).toMatchObject({ loaded_count: 2, rejected: { address_not_a_text: 1 } });
  });
});

describe('a spreadsheet', () => {
  it('with lines of title above the header is read from the header on', async () => {
    await place.put('a.csv', 'Transaction report for Acme, Ltd', 'Generated 2025-01-15,', '', H, SOUND);
    await place.load();
    expect(await place.loaded()).toEqual([`${A} ${B} 1 UNNAMED`]);
  });

  it('whose values look like names of columns, under a header that a mapping says, has no title', async () => {
    await place.put(
      'a.csv',
      'payer;payed;sum;when;why;what',
      'account;wallet;1;1737000000;fee;asset',
      'A;B;2;1737000001;type;token',
    );
    await place.load({ format: 'plain', mapping: parseMapping('from=payer,to=payed,amount=sum,timestamp=when') });
    expect(await place.column('amount')).toEqual(['1', '2']);
  });

  it.each([
    ['UTF-16', 'utf16le', '\uFEFF'],
    ['UTF-16', 'utf16le', ''],
  ] as const)('saved as %s is refused with what to do', async (_, encoding, mark) => {
    await place.put('a.csv', Buffer.from(`${mark}${H}\r\n${SOUND}\r\n`, encoding));
    await expect(place.load()).rejects.toThrow('UTF-16 text: save it as UTF-8');
  });
});

describe('a table', () => {
  it('with a day and a time in two columns, or with the contract where the symbol is, is read', async () => {
    const usdt = '0xdAC17F958D2ee523a2206206994597C13D831ec7';
    await place.put('a.csv', 'date,time,from,to,amount,token', `2025-01-10,13:05,${A},${B},5,${usdt}`);
    await place.load();
    expect(await place.column("concat(toString(block_timestamp), ' ', asset_contract)")).toEqual([
      `${Date.UTC(2025, 0, 10, 13, 5)} ${usdt.toLowerCase()}`,
    ]);
  });

  it('of known tokens in whole numbers says that they may be in the smallest unit', async () => {
    const contract = '0xdac17f958d2ee523a2206206994597c13d831ec7';
    await place.put('a.csv', `${H},symbol,contract`, `${A},${B},100500000,1737000000,USDT,${contract}`);
    expect(noticesOf(await place.load(), 'AMOUNTS_MAY_BE_UNITS')).toEqual([
      `All amounts of ${contract} are whole, such as 100500000: 1 row. If they are in its smallest unit, say 6 in a column of decimals, or --map decimals=6 where it is the only asset.`,
    ]);
  });

  it('keeps milliseconds of seconds with a fraction, and takes no offset that no clock has', async () => {
    await place.put('a.csv', H, `${A},${B},1,1737000000.123`, `${A},${B},2,2025-01-10T12:00:00+25:00`);
    expect(transfersOf(await place.load())?.rejected).toEqual({ invalid_timestamp: 1 });
    expect(await place.column('block_timestamp')).toEqual(['1737000000123']);
  });

  it('with a number of a million digits has that row rejected, and the others loaded', async () => {
    await place.put('a.csv', H, SOUND, `${A},${B},${'9'.repeat(1_100_000)},1737000001`);
    expect(Object.values(transfersOf(await place.load())?.rejected ?? {})).toEqual([1]);
  });

  it('beside a pipe is read, and the pipe named; tables in folders are pointed at', async () => {
    await place.put('a.csv', H, SOUND);
    await place.put('2024/01/b.csv', H, SOUND);
    execFileSync('mkfifo', [join(place.directory, 'x.csv')]);
    const notices = noticesOf(await place.load(), 'FILE_NOT_READ').join(' ');
    expect(notices).toContain('x.csv');
    expect(notices).toContain('2024');
  });
});

describe('a transfer that two tools report', () => {
  it('under two indexes is named', async () => {
    const row = `${A},${B},100.5,1737000000,0x01,USDT,0xdac17f958d2ee523a2206206994597c13d831ec7`;
    await place.put('a.csv', `${H},tx_hash,symbol,contract`, row);
    expect(noticesOf(await place.load(), 'TRANSFERS_NAMED_OTHERWISE')).toEqual([]);
    await place.put('a.csv', `${H},tx_hash,symbol,contract,log_index`, `${row},7`);
    expect(noticesOf(await place.load(), 'TRANSFERS_NAMED_OTHERWISE')).toEqual([
      'Counted twice, perhaps: 1 transfer that says what another of the same transaction says under another event index, as where two tools report one (0x01).',
    ]);
  });
});

describe('a price', () => {
  it('in another currency is rejected', async () => {
    await place.put('transfers.csv', H, SOUND);
    await place.put('prices.csv', 'date,symbol,price,currency', '2025-01-10,ETH,2300,EUR', '2025-01-11,ETH,2400,usd');
    const prices = (await place.load()).files.find(({ kind }) => kind === 'asset_prices');
    expect(prices?.rejected).toEqual({ price_not_in_usd: 1 });
  });
});
