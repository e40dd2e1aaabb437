/** The simulator's door: a request becomes a world with ordinary life, planted schemes and their benign twins. */
import type { NetworkName, ProcessingDate } from '@analytics/domain';
import { runEconomy, USERS_PER_TRANSFER } from './economy/economy.ts';
import { plantAll, type Planted } from './scenarios/planting.ts';
import type { PlantedInstance } from './scenarios/stage.ts';
import { exchangeOwners, serviceOwners, twinOwners, usedOwners, type Owner } from './owners/owner.ts';
import { plantOwners } from './owners/plant-owners.ts';
import { plantThefts, type Robbery } from './thefts/plant-thefts.ts';
import type { Theft } from './thefts/theft.ts';
import { plantTwins } from './twins/plant-twins.ts';
import { WORLD_ASSETS, type PriceTable, type WorldAsset } from './world/assets.ts';
import type { WorldLabel } from './world/labels.ts';
import { depositLabels } from './world/deposit-labels.ts';
import { addressName, lookAlikeName } from './world/names.ts';
import { exchangeRoles, rolesOfInstances, type WorldRole } from './world/roles.ts';
import { tableOf, type TransferTable } from './world/transfer-table.ts';
import { createWorld, type World } from './world/world.ts';

export interface SimulationOptions {
  /** About how many transfers the window holds; worlds below 20,000 get larger, for every scheme is planted twice. */
  readonly transfers: number;
  readonly seed: number;
  /** Length of the window, which ends at end_date 00:00 UTC. */
  readonly days: number;
  readonly network: NetworkName;
  readonly end_date: ProcessingDate;
  /** Share of the transfers that belong to schemes; twins get about as many. Default 0.02. */
  readonly planted_ratio?: number;
  /**
   * Days before the window from which about 1 % of the transfers come, so that wallets can have been silent for months.
   * Default: what is missing to 150 days.
   */
  readonly history_days?: number;
  /** Factor on the delays and on the amounts of schemes, for stress tests. Default 1. */
  readonly stretch_delays?: number;
  readonly scale_amounts?: number;
  /** False leaves every label out. Default true. */
  readonly with_labels?: boolean;
  /** Thefts to plant beside everything else, with the truth of where their money left. Default 0. */
  readonly theft_count?: number;
  /** Owners of several wallets to plant beside everything else, and half as many pairs that look alike. Default 0. */
  readonly owner_count?: number;
  /** Innocent twins of no scheme in particular to plant beside everything else, each kind of LONE_TWINS in turn. Default 0. */
  readonly twin_count?: number;
}

/** A theft and where its money left, by positions in `addresses` and rows of `transfers`. */
export interface PlantedTheft {
  readonly theft_id: string;
  readonly victim: number;
  readonly thief: number;
  readonly rows: readonly number[];
  readonly stolen_usd: number;
  /** What is held somewhere when the window ends. */
  readonly held_usd: number;
  /** Each address once, the most money first: the first labelled one that money reached. */
  readonly exits: readonly { readonly address: number; readonly stolen_usd: number; readonly hops: number }[];
}

/** A role of an address in a scheme (`pattern_type`) or a twin, by its position in `addresses`. */
export interface Instances {
  readonly instances: readonly PlantedInstance[];
  readonly instance_count: number;
}

export interface SimulatedWorld {
  readonly network: NetworkName;
  readonly start_ms: number;
  readonly end_ms: number;
  /** In byte order; an address is its position here. */
  readonly addresses: readonly string[];
  readonly transfers: TransferTable;
  readonly assets: readonly WorldAsset[];
  readonly prices: PriceTable;
  readonly labels: readonly WorldLabel[];
  /** The planted schemes; `rows` are rows of `transfers`. */
  readonly ground_truth: Instances;
  /** The benign twins. */
  readonly benign: Instances;
  readonly thefts: readonly PlantedTheft[];
  /**
   * Who holds two or more addresses: exchanges, and what was planted. Whatever is not here is its own owner, the wallets
   * of a scheme too: who holds the wallets of mules is not known.
   */
  readonly owners: readonly Owner[];
  /** The businesses among the addresses, by address; what is not here is a person or plays a part in one story. */
  readonly roles: readonly WorldRole[];
}

/** History reaches back so that window and history together have this many days. */
const HISTORY_REACH_DAYS = 150;

/**
 * Simulates a world. Pure and deterministic: the same options give the same bytes. O(transfers · log transfers); 1 M
 * transfers take some seconds; writing them takes 1.2 GB in all (docs/scale.md).
 */
export function simulate(options: SimulationOptions): SimulatedWorld {
  const { transfers, seed, days, network } = options;
  const world = createWorld({
    seed,
    days,
    end_ms: Date.parse(`${options.end_date}T00:00:00Z`),
    history_days: options.history_days ?? Math.max(0, HISTORY_REACH_DAYS - days),
    user_count: Math.max(500, Math.round(transfers * USERS_PER_TRANSFER)),
    stretch_delays: options.stretch_delays ?? 1,
    scale_amounts: options.scale_amounts ?? 1,
  });
  const budget = transfers * (options.planted_ratio ?? 0.02);
  const { schemes, twins: twinsOfSchemes } = plantAll(world, world.random.stream('scenarios'), budget);
  const ordinary = Math.max(transfers * 0.5, transfers - world.ledger.length);
  runEconomy(world, ordinary);
  const robbery = plantThefts(world, options.theft_count ?? 0);
  const planted = plantOwners(world, options.owner_count ?? 0);
  const loneTwins = plantTwins(world, options.twin_count ?? 0);
  const twins = [...twinsOfSchemes, ...loneTwins];
  const services = [...exchangeOwners(world.population.services.exchanges), ...serviceOwners([...schemes, ...twins])];
  const owners = [...services, ...planted, ...twinOwners(loneTwins)];
  return finish(world, network, options.with_labels ?? true, { schemes, twins, owners, ...robbery });
}

function finish(
  world: World,
  network: NetworkName,
  with_labels: boolean,
  { schemes, twins, thefts, assets, owners }: Planted & Robbery & { readonly owners: readonly Owner[] },
): SimulatedWorld {
  const { table, order } = tableOf(world.ledger, world.random.stream('chain'), world.seed);
  const { addresses, numberOf } = nameAddresses(world, table);
  const rowOf = new Uint32Array(order.length);
  order.forEach((ledger_row, row) => (rowOf[ledger_row] = row));
  const final = (instances: readonly PlantedInstance[]): Instances => ({
    instances: instances.map((one) => ({
      ...one,
      roles: one.roles.map(({ address, role }) => ({ address: numberOf[address]!, role })),
      rows: one.rows.map((row) => rowOf[row]!),
    })),
    instance_count: instances.length,
  });
  const known = [...world.labels, ...depositLabels(world, world.random.stream('deposit labels'))];
  const roles = [
    ...exchangeRoles(world.population.services.exchanges),
    ...world.roles,
    ...rolesOfInstances([...schemes, ...twins]),
  ];
  const labels = with_labels ? known.filter(({ address }) => numberOf[address] !== UNUSED) : [];
  return {
    network,
    start_ms: world.start_ms,
    end_ms: world.end_ms,
    addresses,
    transfers: { ...table, from: renumber(table.from, numberOf), to: renumber(table.to, numberOf) },
    assets: [...WORLD_ASSETS, ...assets],
    prices: world.ledger.prices,
    labels: labels.map((label) => ({ ...label, address: numberOf[label.address]! })),
    ground_truth: final(schemes),
    benign: final(twins),
    thefts: thefts.map((theft) => finalTheft(theft, new Set(labels.map(({ address }) => address)), numberOf, rowOf)),
    owners: usedOwners(owners, (address) => (numberOf[address] === UNUSED ? undefined : numberOf[address])),
    roles: roles
      .filter(({ address }) => numberOf[address] !== UNUSED)
      .map((one) => ({ ...one, address: numberOf[one.address]! }))
      .sort((a, b) => a.address - b.address),
  };
}

/** Money that went through a labelled deposit wallet left there; else at the service itself. */
function finalTheft(
  { theft_id, victim, thief, rows, stolen_usd, held_usd, exits }: Theft,
  labelled: ReadonlySet<number>,
  numberOf: Uint32Array,
  rowOf: Uint32Array,
): PlantedTheft {
  const sums = new Map<number, { address: number; stolen_usd: number; hops: number }>();
  for (const exit of exits) {
    const isKnown = exit.deposit !== undefined && labelled.has(exit.deposit);
    const address = numberOf[isKnown ? exit.deposit : exit.service]!;
    const hops = exit.deposit === undefined || isKnown ? exit.hops : exit.hops + 1;
    const known = sums.get(address) ?? { address, stolen_usd: 0, hops };
    sums.set(address, {
      address,
      stolen_usd: known.stolen_usd + exit.stolen_usd,
      hops: Math.min(known.hops, hops),
    });
  }
  return {
    theft_id,
    victim: numberOf[victim]!,
    thief: numberOf[thief]!,
    rows: rows.map((row) => rowOf[row]!),
    stolen_usd,
    held_usd,
    exits: [...sums.values()].sort((a, b) => b.stolen_usd - a.stolen_usd || a.address - b.address),
  };
}

const UNUSED = 0xffffffff;

/**
 * Names the addresses that have a transfer and numbers them in byte order, so that numbers say nothing of how a wallet
 * came to be.
 */
function nameAddresses(
  { seed, models, addressCount }: World,
  table: TransferTable,
): { readonly addresses: readonly string[]; readonly numberOf: Uint32Array } {
  const count = addressCount();
  const nameOf = (number: number): string => {
    const model = models.get(number);
    return model === undefined ? addressName(seed, number) : lookAlikeName(seed, number, model);
  };
  const used = new Uint8Array(count);
  for (const address of table.from) used[address] = 1;
  for (const address of table.to) used[address] = 1;
  const named: { readonly name: string; readonly number: number }[] = [];
  used.forEach((is_used, number) => {
    if (is_used === 1) named.push({ name: nameOf(number), number });
  });
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const numberOf = new Uint32Array(count).fill(UNUSED);
  named.forEach(({ number }, rank) => (numberOf[number] = rank));
  return { addresses: named.map(({ name }) => name), numberOf };
}

function renumber(addresses: Uint32Array, numberOf: Uint32Array): Uint32Array {
  return addresses.map((address) => numberOf[address]!);
}
