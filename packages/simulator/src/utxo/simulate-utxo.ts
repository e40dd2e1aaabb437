/**
 * A chain of inputs and outputs: people, shops and an exchange with wallets of many addresses, CoinJoins among them, and
 * the truth of who holds which address. Rows are what ingestion makes of such a chain: each output shared over the payers.
 */
import { createRandom, type Random } from '../world/random.ts';
import { addressName } from '../world/names.ts';
import { ShareLedger, type UtxoRow } from './share-ledger.ts';
import { UtxoWallet } from './utxo-wallet.ts';
import type { Owner } from '../owners/owner.ts';

export interface UtxoOptions {
  /** About how many transactions. */
  readonly transactions: number;
  readonly seed: number;
  /** Epoch milliseconds; one transaction a minute. */
  readonly start_ms: number;
}

export interface UtxoWorld {
  readonly addresses: readonly string[];
  /** In order of time; those of one transaction are neighbours. */
  readonly rows: readonly UtxoRow[];
  readonly owners: readonly Owner[];
  /** Addresses of the exchange that labels name. */
  readonly services: readonly number[];
}

const MINUTE_MS = 60_000;
const PEOPLE_PER_TRANSACTION = 0.06;
const FIRST_COINS = 4;

/** What happens, by its share of the transactions. */
const ACTS: readonly (readonly [act: keyof Acts, share: number])[] = [
  ['shop', 0.42],
  ['person', 0.2],
  ['deposit', 0.12],
  ['payout', 0.16],
  ['sweep', 0.02],
  ['takings', 0.03],
  ['coinjoin', 0.02],
  ['twoPayees', 0.005],
  ['payjoin', 0.001],
  ['refill', 0.024],
];

type Acts = Readonly<
  Record<
    'shop' | 'person' | 'deposit' | 'payout' | 'sweep' | 'takings' | 'coinjoin' | 'twoPayees' | 'payjoin' | 'refill',
    () => void
  >
>;

/** Pure and deterministic. O(transactions · coins of a wallet). */
export function simulateUtxo({ transactions, seed, start_ms }: UtxoOptions): UtxoWorld {
  const random = createRandom(seed);
  const ledger = new ShareLedger();
  const wallet = (reuse_ratio: number): UtxoWallet => new UtxoWallet(random, ledger.fresh, random.chance(reuse_ratio));
  const people = Array.from({ length: Math.max(40, Math.round(transactions * PEOPLE_PER_TRANSACTION)) }, () =>
    wallet(0.25),
  );
  const shops = Array.from({ length: Math.max(8, Math.round(people.length / 40)) }, () => wallet(0.6));
  const exchange = wallet(1);
  const deposits = new Map<UtxoWallet, number>();
  for (const one of [...people, exchange])
    for (let coin = 0; coin < (one === exchange ? 400 : FIRST_COINS); coin++)
      one.add(one.receiving(), random.logNormal(one === exchange ? 50 : 1.5, 0.8));
  const someone = (): UtxoWallet => random.pick(people);
  const shop = (): UtxoWallet => shops[Math.floor(shops.length * random.float() ** 1.6)]!;
  const price = (): number => sum(random, 0.05);
  const acts: Acts = {
    shop: () => {
      const to = shop();
      ledger.pay(someone(), [{ to: to.receiving(), holder: to, value: price() }]);
    },
    person: () => {
      const to = someone();
      ledger.pay(someone(), [{ to: to.receiving(), holder: to, value: sum(random, 0.2) }]);
    },
    deposit: () => {
      const from = someone();
      if (!deposits.has(from)) deposits.set(from, exchange.another());
      ledger.pay(from, [{ to: deposits.get(from)!, holder: exchange, value: sum(random, 0.4) }]);
    },
    payout: () => {
      const payees = random.sample(people, random.integer(1, 5));
      ledger.pay(
        exchange,
        payees.map((holder) => ({ to: holder.receiving(), holder, value: sum(random, 0.6) })),
      );
    },
    sweep: () => {
      ledger.gather(exchange, exchange.receiving(), 30);
    },
    takings: () => {
      const from = shop();
      if (!deposits.has(from)) deposits.set(from, exchange.another());
      ledger.gather(from, deposits.get(from)!, 30, exchange);
    },
    coinjoin: () => {
      ledger.coinJoin(random.sample(people, random.integer(5, 20)), random.pick([0.1, 0.5]));
    },
    twoPayees: () => {
      const [one, other] = [shop(), someone()];
      ledger.payAll(someone(), [one, other], random.between(0.2, 0.8));
    },
    payjoin: () => {
      ledger.payJoin(someone(), shop(), price());
    },
    refill: () => {
      const to = someone();
      ledger.pay(exchange, [{ to: to.receiving(), holder: to, value: sum(random, 3) }]);
    },
  };
  for (let at = 0; at < transactions; at++) {
    ledger.time_ms = start_ms + at * MINUTE_MS;
    acts[drawAct(random)]();
  }
  const wallets = [...people, ...shops];
  return {
    addresses: Array.from({ length: ledger.address_count }, (_, at) => addressName(seed, at)),
    rows: ledger.rows,
    owners: [
      { owner_id: 'exchange', kind: 'exchange', addresses: [...exchange.addresses] },
      ...wallets.map((one, at) => ({
        owner_id: `wallet-${at + 1}`,
        kind: at < people.length ? 'person' : 'shop',
        addresses: [...one.addresses],
      })),
    ],
    services: [exchange.receiving()],
  };
}

/** In coins, with as many digits as people type or none. */
function sum(random: Random, median: number): number {
  const value = random.logNormal(median, 0.9);
  return random.chance(0.3) ? Math.max(0.001, Math.round(value * 1000) / 1000) : value;
}

function drawAct(random: Random): keyof Acts {
  let left = random.float();
  for (const [act, share] of ACTS) {
    left -= share;
    if (left < 0) return act;
  }
  return 'shop';
}
