import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DrawnTransfer } from '../structural/testing/transfers-of.ts';
import { hour } from '../typologies/testing/typologies-of.ts';
import {
  COIN,
  entitiesOf,
  entityInputOf,
  foundIn,
  linksOf,
  namesOfEntities,
  shared,
  type DrawnEntityWorld,
} from './testing/drawn-entities.ts';

const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

/** Sixteen customers pay in by wallets of their own, which are swept; all are paid out. */
const EXCHANGE: readonly DrawnTransfer[] = numbers(16).flatMap((at): DrawnTransfer[] => [
  [`client${at}`, `wallet${at}`, hour(at), 500 + at],
  [`wallet${at}`, 'hot', hour(at + 2), 500 + at],
  ['hot', `client${at}`, hour(40 + at), 90 + at],
]);
const SERVICE = ['hot', ...numbers(16).map((at) => `wallet${at}`)].sort().join(' ');

describe('findEntities of a service', () => {
  it('joins its deposit wallets with it, and none of the customers that it pays', () => {
    expect(entitiesOf(EXCHANGE)).toEqual([SERVICE]);
    const labelled = numbers(9).map((at) => `wallet${at}`);
    expect(entitiesOf(EXCHANGE, { services: ['hot', ...labelled] })).toEqual([SERVICE]);
  });

  it('joins nothing with a bridge that people pass money on to', () => {
    const others = numbers(40).map((at): DrawnTransfer => [`user${at}`, 'hot', hour(at / 2), 70]);
    const also_spend = numbers(40).map((at): DrawnTransfer => [`user${at}`, 'shop', hour(at / 2 + 9), 7]);
    expect(entitiesOf([...EXCHANGE, ...others, ...also_spend], { services: ['hot'] })).toEqual([]);
  });

  it('joins nothing with the collector of a few mules', () => {
    const mules = numbers(6).flatMap((at): DrawnTransfer[] => [
      ['source', `mule${at}`, hour(at), 900],
      [`mule${at}`, 'collector', hour(at + 3), 890],
    ]);
    expect(entitiesOf([...mules, ['collector', 'end', hour(20), 5_000]])).toEqual([]);
  });
});

/** Two payers of one account: `daily` gets `given` of 1,000 USD a month from `savings`. */
function account(given: number): DrawnTransfer[] {
  return [0, 1, 2].flatMap((month): DrawnTransfer[] => [
    ['savings', 'daily', hour(60 * month + 1), given],
    ['employer', 'daily', hour(60 * month + 2), 1_000 - given],
    ['daily', 'account', hour(60 * month + 5), 300],
    ['account', 'hot', hour(60 * month + 6), 300],
    ['savings', 'account', hour(60 * month + 9), 200],
    ['account', 'hot', hour(60 * month + 10), 200],
  ]);
}

describe('findEntities of one account', () => {
  it('joins two payers of a deposit wallet of whom one lives on the other, apart from the service', () => {
    expect(entitiesOf([...EXCHANGE, ...account(950)])).toEqual([`account ${SERVICE}`, 'daily savings']);
  });

  it('joins a wallet that does nothing but pass money on into the account of whoever gave it', () => {
    const once = (kept: number): DrawnTransfer[] => [
      ['main', 'account', hour(1), 200],
      ['account', 'hot', hour(2), 200],
      ['main', 'relay', hour(20), 700],
      ['relay', 'account', hour(22), 700 - kept],
      ['account', 'hot', hour(23), 700 - kept],
    ];
    expect(entitiesOf([...EXCHANGE, ...once(0)])).toEqual([`account ${SERVICE}`, 'main relay']);
    expect(entitiesOf([...EXCHANGE, ...once(300)])).toEqual([`account ${SERVICE}`]);
  });

  it('gives a hint where each has money of his own', () => {
    expect(linksOf([...EXCHANGE, ...account(500)])).toContain('shared_deposit? daily savings');
  });

  it('joins nobody that a scheme has robbed', () => {
    const drawn = [...EXCHANGE, ...account(950)];
    expect(entitiesOf(drawn, { victims: ['daily'] })).toEqual([`account ${SERVICE}`]);
  });
});

/** Customers pay `wallet` tokens; `funder` pays its fees; `keeper` gets all of it. */
function receiving(wallet: string, funder: string, keeper: string, payer = 'customer'): DrawnTransfer[] {
  return [
    [payer, wallet, hour(1), 900],
    [funder, wallet, hour(2), 5, COIN],
    [wallet, keeper, hour(3), 900],
  ];
}

describe('findEntities of own wallets', () => {
  it('joins wallets with whoever pays their fees and takes their money', () => {
    const drawn = ['in1', 'in2'].flatMap((wallet) => receiving(wallet, 'main', 'main'));
    expect(entitiesOf(drawn)).toEqual(['in1 in2 main']);
  });

  it('takes a single one for a favour', () => {
    expect(linksOf(receiving('debtor', 'friend', 'friend'))).toEqual(['own_wallet? debtor friend']);
  });

  it('joins wallets of which a third address pays the fees, and those of few others', () => {
    const drawn = ['in1', 'in2', 'in3'].flatMap((wallet) => receiving(wallet, 'tank', 'main'));
    expect(entitiesOf(drawn)).toEqual(['in1 in2 in3 main']);
    const faucet = numbers(9).map((at): DrawnTransfer => ['tank', `guest${at}`, hour(at), 5, COIN]);
    expect(entitiesOf([...drawn, ...faucet])).toEqual([]);
  });

  it('leaves customers of an exchange who are lured to a swindler', () => {
    const drawn = ['w1', 'w2', 'w3'].flatMap((wallet) => receiving(wallet, 'swindler', 'swindler', 'bank'));
    expect(entitiesOf(drawn, { services: ['bank'] })).toEqual([]);
    expect(entitiesOf(drawn)).toEqual(['swindler w1 w2 w3']);
  });

  it('leaves a wallet that keeps something for others', () => {
    const spends = ['in1', 'in2'].map((wallet): DrawnTransfer => [wallet, 'shop', hour(9), 3]);
    expect(entitiesOf([...['in1', 'in2'].flatMap((one) => receiving(one, 'main', 'main')), ...spends])).toEqual([]);
  });
});

/** Three transactions that show what kind of chain it is. */
const SHARES = numbers(3).flatMap((at) =>
  shared(hour(100 + at), { [`p${at}`]: 3, [`q${at}`]: 2 }, { [`r${at}`]: 4, [`s${at}`]: 1 }),
);
const SHOWN = ['p1 q1', 'p2 q2', 'p3 q3'];

describe('findEntities of a chain of inputs and outputs', () => {
  it('joins the payers of a transaction, and those of the next that one of them signs', () => {
    const drawn = [
      ...shared(hour(1), { a: 3, b: 2 }, { shop: 4, rest: 1 }),
      ...shared(hour(2), { b: 5, c: 1 }, { shop: 6 }),
    ];
    expect(entitiesOf([...SHARES, ...drawn])).toEqual(['a b c', ...SHOWN]);
  });

  it('joins nobody by a CoinJoin', () => {
    const mix = shared(hour(1), { a: 3, b: 2, c: 2 }, { x: 1, y: 1, z: 1, left: 2, rest: 1.5, more: 0.5 });
    expect(entitiesOf([...SHARES, ...mix])).toEqual(SHOWN);
  });

  it('joins nobody where several assets show a chain of accounts', () => {
    const swap: readonly DrawnTransfer[] = [['a', 'pool', hour(1), 5, 'TOKEN']];
    expect(entitiesOf([...SHARES, ...swap])).toEqual([]);
  });

  it('joins nobody where transactions are no shares of inputs', () => {
    const contract = numbers(3).flatMap((at): DrawnTransfer[] => [
      ['caller', `contract${at}`, hour(at), 5, COIN],
      [`contract${at}`, 'payee', hour(at), 4, COIN],
      ['other', 'payee', hour(at), 2, COIN],
    ]);
    expect(entitiesOf([...SHARES, ...contract])).toEqual([]);
  });

  it('gives the change of a payment as a hint, and none where a payer is paid back', () => {
    const strangers = numbers(3).flatMap((at) => shared(hour(at), { [`s${at}`]: 1 }, { shop: 1 }));
    const bought = [...shared(hour(9), { a: 5 }, { shop: 1, b: 4 }), ...shared(hour(20), { b: 4 }, { later: 4 })];
    expect(linksOf([...SHARES, ...strangers, ...bought])).toContain('change_output? a b');
    const paid_back = { change_at: [hour(9)] };
    expect(linksOf([...SHARES, ...strangers, ...bought], paid_back)).not.toContain('change_output? a b');
  });

  it('honours a refusal, and says where other links join the pair', () => {
    const drawn = [...SHARES, ...shared(hour(1), { a: 3, b: 2 }, { shop: 5 })];
    expect(entitiesOf(drawn, { refusals: [['b', 'a']] })).toEqual(SHOWN);
    const again = [
      ...drawn,
      ...shared(hour(2), { a: 1, c: 1 }, { shop: 2 }),
      ...shared(hour(3), { b: 1, c: 1 }, { shop: 2 }),
    ];
    const input = entityInputOf(again, { refusals: [['a', 'b']] });
    const found = foundIn(input);
    expect(namesOfEntities(input, found)).toEqual(['a b c', ...SHOWN]);
    expect(found.notices.map(({ code }) => code)).toEqual(['ENTITY_REFUSAL_BYPASSED']);
  });

  it('leaves apart what is more than one owner has', () => {
    const input = entityInputOf([...SHARES, ...shared(hour(1), { a: 3, b: 2, c: 1 }, { shop: 6 })]);
    const found = foundIn(input, { max_members: 2 });
    expect(namesOfEntities(input, found)).toEqual(SHOWN);
    expect(found.notices).toEqual([expect.objectContaining({ code: 'ENTITY_TOO_LARGE', count: 1 })]);
  });
});

const WORLDS: readonly (readonly [drawn: readonly DrawnTransfer[], world: DrawnEntityWorld])[] = [
  [[...EXCHANGE, ...account(950), ...['in1', 'in2'].flatMap((one) => receiving(one, 'main', 'main'))], {}],
  [[...SHARES, ...shared(hour(1), { a: 3, b: 2, c: 1 }, { shop: 4, rest: 2 })], {}],
];

describe('findEntities', () => {
  it('depends neither on the order of transfers of one time nor on the numbers of addresses', () => {
    const letters = fc.array(fc.constantFrom('a', 'm', 'z'), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...WORLDS), letters, fc.nat(), ([drawn, world], prefixes, turn) => {
        const names = [...new Set(drawn.flatMap(([from, to]) => [from, to]))];
        const renamed = new Map(names.map((name, at) => [name, `${prefixes[at % 60]!}.${name}`]));
        const moved = [...drawn.slice(turn % drawn.length), ...drawn.slice(0, turn % drawn.length)];
        const other = moved.map(([from, to, ...rest]): DrawnTransfer => [
          renamed.get(from)!,
          renamed.get(to)!,
          ...rest,
        ]);
        const back = entitiesOf(other, world).map((one) =>
          one
            .split(' ')
            .map((name) => name.slice(2))
            .sort()
            .join(' '),
        );
        expect(back.sort()).toEqual(entitiesOf(drawn, world));
      }),
      { numRuns: 40 },
    );
  });
});
