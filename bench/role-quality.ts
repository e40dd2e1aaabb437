/**
 * How well roles by behaviour are told on networks whose innocent businesses are known (benign.json): an address of a
 * kind plays the kind's role where its degrees are those of the business and not of its customers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analytics } from './analytics-command.ts';

export interface RoleCount {
  readonly given: number;
  readonly right: number;
  readonly known: number;
}

interface Degrees {
  readonly out_transfers: number;
  readonly payees: number;
  readonly in_transfers: number;
  readonly payers: number;
}

interface Business {
  readonly role: string;
  /** Of each instance the one address with most transfers of that side; without, every address that fits. */
  readonly most?: 'out_transfers' | 'in_transfers';
  readonly fits: (degrees: Degrees) => boolean;
}

const any = (): boolean => true;
const trader: Business = {
  role: 'market_maker',
  fits: ({ out_transfers, payees }) => out_transfers >= 90 && payees <= 20,
};
const KINDS: Readonly<Record<string, Business>> = {
  exchange_sweep: { role: 'exchange', fits: ({ payees }) => payees >= 100 },
  payroll: { role: 'payroll', most: 'out_transfers', fits: any },
  airdrop: { role: 'airdrop', most: 'out_transfers', fits: any },
  validator_payout: { role: 'staking_payout', most: 'out_transfers', fits: any },
  subscription: { role: 'subscription', most: 'in_transfers', fits: any },
  payment_processor: { role: 'payment_processor', most: 'in_transfers', fits: any },
  gaming_house: { role: 'gambling', most: 'in_transfers', fits: any },
  otc_desk: { role: 'otc_desk', most: 'in_transfers', fits: any },
  merchant_collection: {
    role: 'merchant',
    fits: ({ payers, payees, out_transfers }) => payers >= 8 && payees <= 3 && out_transfers >= 3,
  },
  market_maker: trader,
  arbitrage_cycle: trader,
};

const DEGREES = `SELECT address, sum(out_transfers) AS out_transfers, sum(payees) AS payees, sum(in_transfers) AS in_transfers, sum(payers) AS payers
FROM (
  SELECT from_address AS address, count() AS out_transfers, uniqExact(to_address) AS payees, 0 AS in_transfers, 0 AS payers FROM core_transfers GROUP BY address
  UNION ALL
  SELECT to_address AS address, 0, 0, count(), uniqExact(from_address) FROM core_transfers GROUP BY address
) GROUP BY address`;

/** By role; nothing where the network's businesses are not known. `site` are flags that name the computed slice. */
export function roleQuality(place: string, site: readonly string[]): Map<string, RoleCount> {
  const path = join(place, 'benign.json');
  if (!existsSync(path)) return new Map();
  const instances = JSON.parse(readFileSync(path, 'utf8')) as { kind: string; addresses: string[] }[];
  const [, network = '', , , , , , data_dir = ''] = site;
  const found = analytics('sql', DEGREES, '--network', network, '--data-dir', data_dir, '--limit', '999999').answer;
  const degrees = new Map(
    (found['rows'] as ({ address: string } & Record<keyof Degrees, string>)[]).map((row) => [
      row.address,
      {
        out_transfers: Number(row.out_transfers),
        payees: Number(row.payees),
        in_transfers: Number(row.in_transfers),
        payers: Number(row.payers),
      },
    ]),
  );
  const known = new Map<string, Set<string>>();
  for (const { kind, addresses } of instances) {
    const business = KINDS[kind];
    if (business === undefined) continue;
    const { role, most, fits } = business;
    const seen = addresses.flatMap((address) => {
      const one = degrees.get(address);
      return one !== undefined && fits(one) ? [{ address, ...one }] : [];
    });
    const players = most === undefined ? seen : seen.sort((a, b) => b[most] - a[most]).slice(0, 1);
    const set = known.get(role) ?? new Set();
    for (const { address } of players) set.add(address);
    known.set(role, set);
  }
  const roles = analytics('roles', ...site, '--limit', '999999').answer['roles'] as { address: string; role: string }[];
  return new Map(
    [...known].map(([role, players]) => {
      const given = roles.filter((one) => one.role === role);
      const right = given.filter(({ address }) => players.has(address)).length;
      return [role, { given: given.length, right, known: players.size }];
    }),
  );
}

/** Rows of Markdown over several networks. */
export function roleTable(counts: readonly ReadonlyMap<string, RoleCount>[]): string[] {
  const sums = new Map<string, RoleCount>();
  for (const one of counts) {
    for (const [role, { given, right, known }] of one) {
      const sum = sums.get(role) ?? { given: 0, right: 0, known: 0 };
      sums.set(role, { given: sum.given + given, right: sum.right + right, known: sum.known + known });
    }
  }
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(2));
  return [
    '| role | given | right | known | precision | recall |',
    '|---|---:|---:|---:|---:|---:|',
    ...[...sums].map(
      ([role, { given, right, known }]) =>
        `| ${role} | ${given} | ${right} | ${known} | ${share(right, given)} | ${share(right, known)} |`,
    ),
  ];
}
