/** Simulated worlds as the columns that entities are found in, and how well they are found. */
import {
  analysisSettingsSchema,
  entityQuality,
  findEntities,
  hubAddresses,
  indexTransfers,
  type EntityInput,
  type EntityQuality,
} from '@analytics/analyzers';
import { parseNetworkName, parseProcessingDate, windowOf } from '@analytics/domain';
import { simulate, simulateUtxo, type Owner } from '@analytics/simulator';

const WINDOW = windowOf(parseProcessingDate('2025-06-30'), 30);
const SETTINGS = analysisSettingsSchema.parse({});
const UNITS = 10n ** 12n;
/** No price changes what a chain of inputs and outputs shows. */
const COIN_USD = 50_000;

/** Of a chain of accounts: exchanges, and `owner_count` planted owners. */
export function accountQuality(transfers: number, seed: number, owner_count: number): EntityQuality {
  const network = parseNetworkName('entities');
  const world = simulate({ transfers, seed, days: 30, network, end_date: WINDOW.processing_date, owner_count });
  const { from, to, block_timestamp, block_height, asset, amount, amount_usd } = world.transfers;
  const rows = Array.from(from.keys())
    .filter((row) => block_timestamp[row]! >= world.start_ms && from[row] !== to[row])
    .sort((x, y) => block_timestamp[x]! - block_timestamp[y]! || x - y);
  const decimal = (words: BigUint64Array, row: number): number =>
    Number((words[2 * row]! + (words[2 * row + 1]! << 64n)) / UNITS) / 1e6;
  const columns = {
    length: rows.length,
    from: Uint32Array.from(rows, (row) => from[row]!),
    to: Uint32Array.from(rows, (row) => to[row]!),
    timestamp_ms: Float64Array.from(rows, (row) => block_timestamp[row]!),
    block_height: Uint32Array.from(rows, (row) => block_height[row]!),
    amount: Float64Array.from(rows, (row) => decimal(amount, row)),
    amount_usd: Float64Array.from(rows, (row) => decimal(amount_usd, row)),
    asset: Uint32Array.from(rows, (row) => asset[row]!),
  };
  const { addresses } = world;
  const is_service = new Uint8Array(addresses.length);
  for (const { address, address_type } of world.labels)
    if (SETTINGS.labels.service_types.includes(address_type)) is_service[address] = 1;
  const index = indexTransfers(columns, addresses.length);
  hubAddresses(columns, index, SETTINGS.labels.hub_counterparties).forEach((is_hub, node) => {
    if (is_hub === 1) is_service[node] = 1;
  });
  return qualityOf(
    {
      ...BARE,
      transfers: columns,
      index,
      addresses: columnsOf(addresses, is_service),
      assets: world.assets,
      transaction: Uint32Array.from(rows),
      has_change: new Uint8Array(rows.length),
    },
    world.owners,
  );
}

/** Of a chain of inputs and outputs. */
export function utxoQuality(transactions: number, seed: number): EntityQuality {
  const { addresses, rows, owners, services } = simulateUtxo({ transactions, seed, start_ms: WINDOW.start_ms });
  const transfers = {
    length: rows.length,
    from: Uint32Array.from(rows, ({ from }) => from),
    to: Uint32Array.from(rows, ({ to }) => to),
    timestamp_ms: Float64Array.from(rows, ({ time_ms }) => time_ms),
    block_height: Uint32Array.from(rows, ({ transaction }) => transaction),
    amount: Float64Array.from(rows, ({ amount }) => amount),
    amount_usd: Float64Array.from(rows, ({ amount }) => COIN_USD * amount),
    asset: new Uint32Array(rows.length),
  };
  const is_service = new Uint8Array(addresses.length);
  for (const address of services) is_service[address] = 1;
  return qualityOf(
    {
      ...BARE,
      transfers,
      index: indexTransfers(transfers, addresses.length),
      addresses: columnsOf(addresses, is_service),
      assets: [{ asset_symbol: 'BTC', asset_contract: 'native' }],
      transaction: Uint32Array.from(rows, ({ transaction }) => transaction),
      has_change: Uint8Array.from(rows, ({ has_change }) => Number(has_change)),
    },
    owners,
  );
}

/** Nothing is known of roles, victims and what is older than the window. */
const BARE = { window: WINDOW, is_new_address: new Uint8Array(0), roles: [], victims: [], refusals: [] };

function columnsOf(addresses: readonly string[], is_service: Uint8Array): EntityInput['addresses'] {
  const [is_swap, risk_category] = [new Uint8Array(addresses.length), new Uint8Array(addresses.length)];
  return { length: addresses.length, addresses, is_service, is_swap, risk_category };
}

function qualityOf(input: EntityInput, owners: readonly Owner[]): EntityQuality {
  const { addresses } = input.addresses;
  const found = findEntities(input, SETTINGS.entities, SETTINGS.typologies.deposit_wallets);
  const links = found.links.map(({ a, b, rule }, at) => ({
    entity_id: found.entity_of_link[at]! < 0 ? '' : String(found.entity_of_link[at]),
    address: addresses[a]!,
    other_address: addresses[b]!,
    rule,
  }));
  const named = owners.map((one) => ({ ...one, addresses: one.addresses.map((address) => addresses[address]!) }));
  return entityQuality(links, named);
}
