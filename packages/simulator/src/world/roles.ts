/** Who plays which role in a world, in the words of roles by behaviour. */
import type { AddressRole } from '@analytics/domain';
import type { PlantedInstance } from '../scenarios/stage.ts';
import type { Exchange, Services } from './population.ts';

export interface WorldRole {
  readonly address: number;
  readonly role: AddressRole;
  /**
   * Which of an exchange's wallets; `purse` of a treasury's other wallets; `brief` where the business goes on for some
   * days only; else ''.
   */
  readonly part: 'hot' | 'cold' | 'deposit' | 'purse' | 'brief' | '';
}

/** The wallets of the exchanges. */
export function exchangeRoles(exchanges: readonly Exchange[]): WorldRole[] {
  return exchanges.flatMap(({ hot, cold, deposit_of }) => [
    { address: hot, role: 'exchange', part: 'hot' },
    { address: cold, role: 'exchange', part: 'cold' },
    ...[...deposit_of.values()].map((address) => ({ address, role: 'exchange', part: 'deposit' }) as const),
  ]);
}

/** The other services; bridges have no role of their own. */
export function serviceRoles({ merchants, dexes, validators, market_makers }: Services): WorldRole[] {
  const all = (addresses: readonly number[], role: AddressRole): WorldRole[] =>
    addresses.map((address) => ({ address, role, part: '' }));
  return [
    ...all(merchants, 'merchant'),
    ...all(dexes, 'router'),
    ...all(validators, 'staking_payout'),
    ...all(market_makers, 'market_maker'),
  ];
}

type Played = Readonly<Record<string, Omit<WorldRole, 'address'>>>;

const EXCHANGE: Played = {
  hot_wallet: { role: 'exchange', part: 'hot' },
  cold_wallet: { role: 'exchange', part: 'cold' },
  deposit_wallet: { role: 'exchange', part: 'deposit' },
};

/** By the name of a scheme or twin: which of its roles are a living, and not only a part in one story. */
const PLAYED: Readonly<Record<string, Played>> = {
  unregistered_service: EXCHANGE,
  registered_exchange: EXCHANGE,
  airdrop: { distributor: { role: 'airdrop', part: '' } },
  market_making: { market_maker: { role: 'market_maker', part: 'brief' } },
  otc_desk: { desk: { role: 'otc_desk', part: '' } },
  payment_processor: { payment_processor: { role: 'payment_processor', part: '' } },
  raffle: { organiser: { role: 'gambling', part: 'brief' } },
  rush_hour: { shop: { role: 'merchant', part: 'brief' } },
  sale_day: { shop: { role: 'merchant', part: 'brief' } },
  shop_settlement: { shop: { role: 'merchant', part: 'brief' } },
  subscriptions: { publisher: { role: 'subscription', part: 'brief' } },
  token_migration: { migration_contract: { role: 'router', part: '' } },
  treasury: {
    treasury: { role: 'treasury', part: '' },
    reserve: { role: 'treasury', part: 'purse' },
    own_wallet: { role: 'treasury', part: 'purse' },
  },
  treasury_payroll: { payroll: { role: 'payroll', part: '' } },
  wages_spent: { employer: { role: 'payroll', part: 'brief' } },
};

/** What members of schemes and twins do for a living. */
export function rolesOfInstances(instances: readonly PlantedInstance[]): WorldRole[] {
  return instances.flatMap(({ pattern_type, roles }) =>
    roles.flatMap(({ address, role }) => {
      const played = PLAYED[pattern_type]?.[role];
      return played === undefined ? [] : [{ address, ...played }];
    }),
  );
}
