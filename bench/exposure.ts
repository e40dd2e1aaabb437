/** The exposure range over a simulated network, checked: nothing exceeds poison, and sources give what ends. */
import { exposureRange, exposureRangeSettingsSchema, indexTransfers } from '@analytics/analyzers';
import type { DetectionInput } from '@analytics/analyzers';
import {
  EXPOSURE_METHODS,
  RISK_CATEGORIES,
  formatNumber,
  parseNetworkName,
  parseProcessingDate,
  windowOf,
} from '@analytics/domain';
import { simulate, type SimulatedWorld } from '@analytics/simulator';

const DAYS = 30;
const DATE = '2025-06-30';

/** Words of a label's type that make it a service, as the pipeline takes them. */
const SERVICES: ReadonlySet<string> = new Set(['exchange', 'dex', 'bridge', 'validator', 'merchant', 'market_maker']);

function inputOf(world: SimulatedWorld): DetectionInput {
  const { transfers, addresses, labels, assets } = world;
  const is_service = new Uint8Array(addresses.length);
  const risk_category = new Uint8Array(addresses.length);
  for (const { address, address_type } of labels) {
    const category = RISK_CATEGORIES.findIndex(
      (one) => one === address_type || (one === 'sanctions' && address_type === 'sanctioned'),
    );
    if (category > 0) risk_category[address] = category;
    else if (SERVICES.has(address_type)) is_service[address] = 1;
  }
  const decimals = (words: BigUint64Array): Float64Array =>
    Float64Array.from(
      { length: transfers.length },
      (_, row) => Number((words[2 * row + 1]! << 64n) | words[2 * row]!) / 1e18,
    );
  const columns = {
    length: transfers.length,
    from: transfers.from,
    to: transfers.to,
    timestamp_ms: transfers.block_timestamp,
    block_height: transfers.block_height,
    amount: decimals(transfers.amount),
    amount_usd: decimals(transfers.amount_usd),
    asset: Uint32Array.from(transfers.asset),
  };
  return {
    window: windowOf(parseProcessingDate(DATE), DAYS),
    transfers: columns,
    index: indexTransfers(columns, addresses.length),
    addresses: { length: addresses.length, addresses, is_service, is_swap: is_service, risk_category },
    assets,
    seed: 1,
    eur_usd_by_day: new Map(),
  };
}

/** Three runs, of which the fastest and the slowest are told. Throws where a method exceeds poison. */
export function benchExposure(transfers: number): string[] {
  const world = simulate({
    transfers,
    seed: 7,
    days: DAYS,
    network: parseNetworkName('bench'),
    end_date: parseProcessingDate(DATE),
  });
  const input = inputOf(world);
  const settings = exposureRangeSettingsSchema.parse({});
  const seconds: number[] = [];
  let result = exposureRange(input, settings);
  for (let run = 0; run < 3; run++) {
    const started = performance.now();
    result = exposureRange(input, settings);
    seconds.push((performance.now() - started) / 1000);
  }
  for (const { exposed_usd } of result.columns) {
    for (const method of EXPOSURE_METHODS) {
      const excess = exposed_usd[method].findIndex((usd, at) => usd > exposed_usd.poison[at]! * (1 + 1e-9) + 1e-6);
      if (excess >= 0) throw new Error(`${method} exceeds poison.`);
    }
  }
  const sources = input.addresses.risk_category.filter((category) => category > 0).length;
  const exposed = result.columns.reduce((sum, { nodes }) => sum + nodes.length, 0);
  return [
    `exposure: ${formatNumber(input.transfers.length)} transfers, ${formatNumber(world.addresses.length)} addresses, ${sources} risk sources, ${formatNumber(exposed)} exposures`,
    `  ${Math.min(...seconds).toFixed(2)} to ${Math.max(...seconds).toFixed(2)} s of three runs, four methods, both directions, ${settings.max_hops} hops`,
    ...result.notices.map(({ message }) => `  note: ${message}`),
  ];
}
