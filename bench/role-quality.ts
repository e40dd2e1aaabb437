/**
 * How well roles by behaviour are told on networks whose innocent businesses are known (benign.json): an address of a
 * kind plays the kind's role where its degrees are those of the business and not of its customers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { roleQuality, roleSettingsSchema, sumOfRoles, type KnownRole, type RoleQuality } from '@analytics/analyzers';
import type { AddressRole } from '@analytics/domain';
import { analytics } from './analytics-command.ts';

interface Degrees {
  readonly out_transfers: number;
  readonly payees: number;
  readonly in_transfers: number;
  readonly payers: number;
}

interface Business {
  readonly role: AddressRole;
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
export function foreignRoles(place: string, site: readonly string[]): RoleQuality[] {
  const path = join(place, 'benign.json');
  if (!existsSync(path)) return [];
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
  const known = instances.flatMap(({ kind, addresses }): KnownRole[] => {
    const business = KINDS[kind];
    if (business === undefined) return [];
    const { role, most, fits } = business;
    const seen = addresses.flatMap((address) => {
      const one = degrees.get(address);
      return one !== undefined && fits(one) ? [{ address, ...one }] : [];
    });
    const players = most === undefined ? seen : seen.sort((a, b) => b[most] - a[most]).slice(0, 1);
    return players.map(({ address }) => ({ address, role, is_main: true }));
  });
  const given = analytics('roles', ...site, '--limit', '999999').answer['roles'] as { address: string; role: string }[];
  const counts = new Map(
    [...degrees].map(([address, { in_transfers, out_transfers }]) => [address, in_transfers + out_transfers]),
  );
  return roleQuality(known, given, counts, roleSettingsSchema.parse({}).min_transfers);
}

/** Rows of Markdown over several networks. */
export function roleTable(networks: readonly (readonly RoleQuality[])[]): string[] {
  const share = (value: number | null): string => value?.toFixed(2) ?? '–';
  return [
    '| role | given | right | known | found | precision | recall |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...sumOfRoles(networks).map(
      ({ role, given, right, known, found, precision, recall }) =>
        `| ${role} | ${given} | ${right} | ${known} | ${found} | ${share(precision)} | ${share(recall)} |`,
    ),
  ];
}
