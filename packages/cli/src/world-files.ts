/** A simulated world as columns of the files that ingestion reads, and of those that say what was planted, who holds what and who plays which role. */
import { DAY_MS } from '@analytics/domain';
import type { Instances, SimulatedWorld } from '@analytics/simulator';
import { textColumn, type ColumnSource } from '@analytics/storage';

export type WorldFile =
  'transfers' | 'address_labels' | 'assets' | 'asset_prices' | 'ground_truth' | 'benign' | 'entities' | 'roles';

type Columns = Readonly<Record<string, ColumnSource>>;

/** Rows that are held as text at one time. */
const ROWS_A_PIECE = 250_000;

/**
 * The pieces of every file of a world, one after another, each made when it is asked for; columns are named as in the
 * core tables. O(rows) a piece.
 */
export function worldFiles(
  world: SimulatedWorld,
  rows_a_piece = ROWS_A_PIECE,
): Record<WorldFile, readonly (() => Columns)[]> {
  const { length } = world.transfers;
  const pieces = Math.max(1, Math.ceil(length / rows_a_piece));
  return {
    transfers: Array.from(
      { length: pieces },
      (_, piece) => () => transferColumns(world, piece * rows_a_piece, Math.min(length, (piece + 1) * rows_a_piece)),
    ),
    address_labels: [() => labelColumns(world)],
    assets: [() => assetColumns(world)],
    asset_prices: [() => priceColumns(world)],
    ground_truth: [() => instanceColumns(world, world.ground_truth, 'pattern_type', 'pattern_instance_id')],
    benign: [() => instanceColumns(world, world.benign, 'twin_type', 'twin_instance_id')],
    entities: [() => ownerColumns(world)],
    roles: [() => roleColumns(world)],
  };
}

function transferColumns({ addresses, assets, transfers }: SimulatedWorld, first: number, end: number): Columns {
  const texts = (textOf: (row: number) => string): ColumnSource =>
    textColumn(Array.from({ length: end - first }, (_, at) => textOf(first + at)));
  return {
    tx_id: texts((row) => transfers.txId(row)),
    event_index: texts((row) => String(transfers.event_index[row])),
    edge_index: texts(() => '0'),
    block_height: { values: transfers.block_height.subarray(first, end) },
    block_timestamp: { values: BigUint64Array.from(transfers.block_timestamp.subarray(first, end), BigInt) },
    from_address: texts((row) => addresses[transfers.from[row] ?? -1] ?? ''),
    to_address: texts((row) => addresses[transfers.to[row] ?? -1] ?? ''),
    asset_symbol: texts((row) => assets[transfers.asset[row] ?? -1]?.asset_symbol ?? ''),
    asset_contract: texts((row) => assets[transfers.asset[row] ?? -1]?.asset_contract ?? ''),
    amount: { words: transfers.amount.subarray(2 * first, 2 * end) },
    amount_usd: { words: transfers.amount_usd.subarray(2 * first, 2 * end) },
    fee: { words: transfers.fee.subarray(2 * first, 2 * end) },
  };
}

/** Labels are a month older than the window: they were known before. */
function labelColumns({ network, addresses, labels, start_ms }: SimulatedWorld): Columns {
  const known_ms = new BigUint64Array(labels.length).fill(BigInt(start_ms - 30 * DAY_MS));
  return {
    network: textColumn(labels.map(() => network)),
    network_type: textColumn(labels.map(() => 'simulated')),
    address: textColumn(labels.map(({ address }) => addresses[address] ?? '')),
    label: textColumn(labels.map(({ label }) => label)),
    address_type: textColumn(labels.map(({ address_type }) => address_type)),
    address_subtype: textColumn(labels.map(({ address_subtype }) => address_subtype)),
    trust_level: textColumn(labels.map(({ trust_level }) => trust_level)),
    source: textColumn(labels.map(() => 'simulator')),
    risk_level: textColumn(labels.map(({ risk_level }) => risk_level)),
    confidence_score: { values: Float32Array.from(labels, ({ confidence_score }) => confidence_score) },
    created_timestamp: { values: known_ms },
    updated_timestamp: { values: known_ms },
  };
}

function assetColumns({ network, assets, transfers }: SimulatedWorld): Columns {
  const first_ms = BigInt(transfers.block_timestamp[0] ?? 0);
  const last_block = BigInt(transfers.block_height[transfers.length - 1] ?? 0);
  return {
    network: textColumn(assets.map(() => network)),
    asset_symbol: textColumn(assets.map(({ asset_symbol }) => asset_symbol)),
    asset_contract: textColumn(assets.map(({ asset_contract }) => asset_contract)),
    verified: { values: Uint8Array.from(assets, () => 1) },
    verification_source: textColumn(assets.map(() => 'simulator')),
    first_seen_timestamp: { values: new BigUint64Array(assets.length).fill(first_ms) },
    last_scanned_block_height: { values: new BigUint64Array(assets.length).fill(last_block) },
  };
}

function priceColumns({ assets, prices }: SimulatedWorld): Columns {
  const days = Array.from({ length: prices.day_count }, (_, day) => day);
  const rows = assets.flatMap((asset, position) => days.map((day) => ({ asset, position, day })));
  const words = new BigUint64Array(2 * rows.length);
  rows.forEach(({ position, day }, row) => {
    words[2 * row] = (prices.micro_usd_exact[position]?.[day] ?? 0n) * 1_000_000_000_000n;
  });
  const dateOf = (day: number) => new Date((prices.first_day + day) * DAY_MS).toISOString().slice(0, 10);
  return {
    asset_symbol: textColumn(rows.map(({ asset }) => asset.asset_symbol)),
    asset_contract: textColumn(rows.map(({ asset }) => asset.asset_contract)),
    price_date: textColumn(rows.map(({ day }) => dateOf(day))),
    price_usd: { words },
    source: textColumn(rows.map(() => 'simulator')),
  };
}

/** One row an address that has an owner with several. */
function ownerColumns({ owners, addresses }: SimulatedWorld): Columns {
  const rows = owners.flatMap((one) => one.addresses.map((address) => ({ ...one, address: addresses[address] ?? '' })));
  return {
    address: textColumn(rows.map(({ address }) => address)),
    owner_id: textColumn(rows.map(({ owner_id }) => owner_id)),
    kind: textColumn(rows.map(({ kind }) => kind)),
  };
}

/** One row a business; `part` says which of an exchange's wallets it is. */
function roleColumns({ roles, addresses }: SimulatedWorld): Columns {
  return {
    address: textColumn(roles.map(({ address }) => addresses[address] ?? '')),
    role: textColumn(roles.map(({ role }) => role)),
    part: textColumn(roles.map(({ part }) => part)),
  };
}

function instanceColumns(world: SimulatedWorld, { instances }: Instances, type: string, id: string): Columns {
  const rows = instances.flatMap(({ pattern_type, instance_id, roles }) =>
    roles.map(({ address, role }) => ({ address: world.addresses[address] ?? '', role, pattern_type, instance_id })),
  );
  return {
    address: textColumn(rows.map(({ address }) => address)),
    role: textColumn(rows.map(({ role }) => role)),
    [type]: textColumn(rows.map(({ pattern_type }) => pattern_type)),
    [id]: textColumn(rows.map(({ instance_id }) => instance_id)),
  };
}
