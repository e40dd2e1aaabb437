/**
 * People and firms with several wallets, and people who only look as if they were one: in a world that is otherwise
 * finished, so that with none nothing of it changes.
 */
import { HOUR_MS } from '@analytics/domain';
import { humanAmount } from '../world/amounts.ts';
import { EUR_COIN, NATIVE, USD_COIN } from '../world/assets.ts';
import { depositWallet, type Exchange } from '../world/population.ts';
import type { Random } from '../world/random.ts';
import type { World } from '../world/world.ts';
import type { Owner } from './owner.ts';

/** Hours that a story takes at most. */
const STORY_HOURS = 240;

/** `count` owners, each kind in turn, and for every second one a pair of strangers that look alike. */
export function plantOwners(world: World, count: number): Owner[] {
  const random = world.random.stream('owners');
  const owners: Owner[] = [];
  for (let at = 0; at < count; at++) {
    const [kind, plant] = KINDS[at % KINDS.length]!;
    const story = new Story(world, random.stream(`owner ${at}`));
    owners.push({ owner_id: `owner-${String(at + 1).padStart(4, '0')}`, kind, addresses: plant(story) });
  }
  for (let at = 0; 2 * at < count; at++)
    STRANGERS[at % STRANGERS.length]!(new Story(world, random.stream(`pair ${at}`)));
  return owners;
}

/** Who pays whom and when, in hours after the story's beginning. */
class Story {
  readonly world: World;
  readonly random: Random;
  readonly token: number;
  readonly exchange: Exchange;
  private readonly begin_ms: number;

  constructor(world: World, random: Random) {
    this.world = world;
    this.random = random;
    this.token = random.pick([USD_COIN, USD_COIN, EUR_COIN]);
    this.exchange = random.pick(world.population.services.exchanges);
    const room_ms = Math.max(0, world.end_ms - world.start_ms - STORY_HOURS * HOUR_MS);
    this.begin_ms = world.start_ms + random.float() * room_ms;
  }

  wallet(): number {
    return this.world.fresh();
  }

  /** Somebody who lives in the world anyway. */
  somebody(): number {
    return this.random.integer(0, this.world.population.user_count - 1);
  }

  pay(from: number, to: number, at_hours: number, usd: number, asset = this.token): number {
    const { ledger } = this.world;
    const time_ms = this.begin_ms + at_hours * HOUR_MS;
    const native = humanAmount(this.random, ledger.nativeOf(usd, asset, time_ms), { low_ratio: 0.97, high_ratio: 1 });
    ledger.emit(from, to, time_ms, asset, native);
    return native;
  }

  /** Exactly so many units. */
  pass(from: number, to: number, at_hours: number, native: number, asset = this.token): void {
    this.world.ledger.emit(from, to, this.begin_ms + at_hours * HOUR_MS, asset, native);
  }

  fuel(from: number, to: number, at_hours: number): void {
    this.pay(from, to, at_hours, this.random.between(1, 20), NATIVE);
  }

  /** To the deposit wallet of `customer`, which is swept within hours. */
  deposit(from: number, customer: number, at_hours: number, usd: number): void {
    const wallet = depositWallet(this.exchange, customer, this.world.fresh);
    const native = this.pay(from, wallet, at_hours, usd);
    this.pass(wallet, this.exchange.hot, at_hours + this.random.between(0.2, 3), native);
  }

  /** All that is held, so many units. */
  depositAll(from: number, customer: number, at_hours: number, native: number): void {
    const wallet = depositWallet(this.exchange, customer, this.world.fresh);
    this.pass(from, wallet, at_hours, native);
    this.pass(wallet, this.exchange.hot, at_hours + this.random.between(0.2, 3), native);
  }

  /** Customers pay a wallet; gives the units that it holds then. */
  takings(wallet: number, from_hours: number, to_hours: number): number {
    let held = 0;
    for (let payment = this.random.integer(1, 5); payment > 0; payment--)
      held += this.pay(
        this.somebody(),
        wallet,
        this.random.between(from_hours, to_hours),
        this.random.logNormal(900, 0.8),
      );
    return held;
  }

  spend(wallet: number, at_hours: number, usd: number): void {
    this.pay(wallet, this.random.pick(this.world.population.services.merchants), at_hours, usd);
  }
}

type Plant = (story: Story) => number[];

/** A main wallet pays the fees of its receiving wallets and empties them. */
const collector: Plant = (story) => {
  const { random } = story;
  const main = story.wallet();
  story.pay(story.exchange.hot, main, 0, 400, NATIVE);
  const wallets = Array.from({ length: random.integer(2, 6) }, () => story.wallet());
  for (const wallet of wallets) {
    for (let round = random.integer(1, 3); round > 0; round--) {
      const at_hours = random.between(1, 150);
      const held = story.takings(wallet, at_hours, at_hours + 20);
      story.fuel(main, wallet, at_hours + random.between(20, 24));
      story.pass(wallet, main, at_hours + random.between(25, 40), held);
    }
  }
  story.deposit(main, main, 200, 1_500);
  return [main, ...wallets];
};

/** One wallet pays the fees, another takes the money. */
const gasTank: Plant = (story) => {
  const { random } = story;
  const [tank, main] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, tank, 0, 400, NATIVE);
  const wallets = Array.from({ length: random.integer(3, 8) }, () => story.wallet());
  for (const wallet of wallets) {
    const at_hours = random.between(1, 150);
    const held = story.takings(wallet, at_hours, at_hours + 20);
    story.fuel(tank, wallet, at_hours + 22);
    story.pass(wallet, main, at_hours + random.between(23, 40), held);
  }
  story.deposit(main, main, 200, 1_500);
  return [tank, main, ...wallets];
};

/** A wallet for every day lives on the money of another one; both use one account. */
const oneAccount: Plant = (story) => {
  const { random } = story;
  const [savings, daily] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, savings, 0, 20_000);
  for (let month = 0; month < 4; month++) {
    const at_hours = 2 + 50 * month;
    story.pay(savings, daily, at_hours, random.between(1_500, 3_000));
    story.spend(daily, at_hours + random.between(3, 20), random.between(50, 300));
    story.deposit(daily, savings, at_hours + random.between(21, 40), random.between(200, 900));
    story.deposit(savings, savings, at_hours + random.between(1, 40), random.between(200, 900));
  }
  return [savings, daily];
};

/** Money goes to the owner's account through a second wallet, which does nothing else. */
const relay: Plant = (story) => {
  const { random } = story;
  const [main, second] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, main, 0, 9_000);
  story.deposit(main, main, random.between(1, 100), random.between(200, 900));
  const native = story.pay(main, second, 110, random.logNormal(1_200, 0.6));
  story.depositAll(second, main, 110 + random.between(0.5, 8), native);
  return [main, second];
};

/** Wallets that only pay each other now and then: nothing on the chain says that they are one. */
const silent: Plant = (story) => {
  const { random } = story;
  const wallets = Array.from({ length: 3 }, () => story.wallet());
  for (const wallet of wallets) {
    story.pay(story.exchange.hot, wallet, random.between(0, 20), random.logNormal(3_000, 0.5));
    story.spend(wallet, random.between(21, 200), random.between(50, 300));
  }
  story.pay(wallets[0]!, wallets[1]!, 60, 500);
  story.pay(wallets[1]!, wallets[2]!, 120, 300);
  return wallets;
};

const KINDS: readonly (readonly [kind: string, plant: Plant])[] = [
  ['collector', collector],
  ['gas_tank', gasTank],
  ['one_account', oneAccount],
  ['relay', relay],
  ['silent', silent],
];

/** Couriers take money for a firm that pays their fees; they keep their share and spend it. */
const couriers = (story: Story): void => {
  const { random } = story;
  const firm = story.wallet();
  story.pay(story.exchange.hot, firm, 0, 400, NATIVE);
  for (let courier = random.integer(3, 8); courier > 0; courier--) {
    const wallet = story.wallet();
    const at_hours = random.between(1, 150);
    const held = story.takings(wallet, at_hours, at_hours + 20);
    story.fuel(firm, wallet, at_hours + 22);
    story.pass(wallet, firm, at_hours + random.between(23, 40), held * random.between(0.9, 0.95));
    story.spend(wallet, at_hours + random.between(41, 60), 20);
  }
  story.deposit(firm, firm, 200, 1_500);
};

/** A friend pays the fees of one who owes him all that he gets. */
const favour = (story: Story): void => {
  const [friend, debtor] = [story.somebody(), story.wallet()];
  const held = story.takings(debtor, 1, 20);
  story.fuel(friend, debtor, 22);
  story.pass(debtor, friend, 24, held);
};

/** People buy tokens at an exchange and send all of them to one who promised gains, and paid their fees to get at them. */
const lured = (story: Story): void => {
  const { random } = story;
  const swindler = story.wallet();
  story.pay(story.exchange.hot, swindler, 0, 400, NATIVE);
  for (let person = random.integer(3, 8); person > 0; person--) {
    const wallet = story.wallet();
    const at_hours = random.between(1, 150);
    const held = story.pay(story.exchange.hot, wallet, at_hours, random.logNormal(2_000, 0.6));
    story.fuel(swindler, wallet, at_hours + 2);
    story.pass(wallet, swindler, at_hours + random.between(3, 40), held);
  }
  story.deposit(swindler, swindler, 200, 1_500);
};

/** A faucet pays the fees of many, of whom some pay all that they get to the same person. */
const faucet = (story: Story): void => {
  const { random } = story;
  const [tap, creditor] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, tap, 0, 900, NATIVE);
  for (let guest = random.integer(20, 30); guest > 0; guest--)
    story.fuel(tap, story.somebody(), random.between(1, 150));
  for (let debtor = random.integer(3, 5); debtor > 0; debtor--) {
    const wallet = story.wallet();
    const at_hours = random.between(1, 150);
    const held = story.takings(wallet, at_hours, at_hours + 20);
    story.fuel(tap, wallet, at_hours + 22);
    story.pass(wallet, creditor, at_hours + random.between(23, 40), held);
  }
};

/** A tenant pays his rent into the landlord's account, from money of his own. */
const tenant = (story: Story): void => {
  const { random } = story;
  const [landlord, lodger] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, landlord, 0, 9_000);
  for (let month = 0; month < 4; month++) {
    const at_hours = 2 + 50 * month;
    story.pay(story.somebody(), lodger, at_hours, random.between(1_500, 3_000));
    story.deposit(lodger, landlord, at_hours + random.between(3, 40), 800);
    story.deposit(landlord, landlord, at_hours + random.between(1, 40), random.between(200, 900));
  }
};

/** A student gets half of his money from a parent, and once or twice pays some back into the parent's account. */
const student = (story: Story): void => {
  const { random } = story;
  const [parent, child] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, parent, 0, 9_000);
  for (let month = 0; month < 4; month++) {
    const at_hours = 2 + 50 * month;
    story.pay(parent, child, at_hours, 600);
    story.pay(story.somebody(), child, at_hours + 5, random.between(400, 900));
    story.spend(child, at_hours + random.between(6, 40), random.between(200, 600));
    if (month % 2 === 0) story.deposit(child, parent, at_hours + random.between(6, 40), 200);
    story.deposit(parent, parent, at_hours + random.between(1, 40), random.between(200, 900));
  }
};

/** A borrower spends what he got, and pays it back into the lender's account from what he earns. */
const borrower = (story: Story): void => {
  const { random } = story;
  const [lender, debtor] = [story.wallet(), story.wallet()];
  story.pay(story.exchange.hot, lender, 0, 9_000);
  story.deposit(lender, lender, random.between(1, 40), 300);
  story.pay(lender, debtor, 41, 1_000);
  story.spend(debtor, 50, 900);
  story.pay(story.somebody(), debtor, 120, random.between(1_100, 2_000));
  story.deposit(debtor, lender, 150, 1_000);
};

const STRANGERS: readonly ((story: Story) => void)[] = [couriers, favour, tenant, student, lured, faucet, borrower];
