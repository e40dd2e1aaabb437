/**
 * Brings a window's transfers out of the engine as columns in shared memory, numbered so that every later table can
 * join on integers.
 */
import {
  RISKY_LEVELS,
  RISK_CATEGORIES,
  foldAddress,
  isNullAddress,
  labelKey,
  meaningOf,
  meansRisk,
  meansSwap,
  type AddressColumns,
  type Asset,
  type NetworkName,
  type RiskCategory,
  type TransferColumns,
  type Window,
  type WordCount,
} from '@analytics/domain';
import { sharedColumn, sharedDecimalWords, stringColumn } from '../engine/arrow-columns.ts';
import type { Database } from '../engine/database.ts';
import { clearWorkTable, sliceParameters } from './slice.ts';
import { statement } from '../engine/statements.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

export interface WindowFacts {
  readonly transfer_count: number;
  readonly self_transfer_count: number;
  /** Transfers whose amount_usd is 0. */
  readonly unpriced_count: number;
  /** Sum of amount_usd between two addresses, rounded to a double; never wrapped around. */
  readonly total_usd: number;
  readonly first_timestamp_ms: number;
  readonly last_timestamp_ms: number;
}

/** What the window holds, before anything is computed. */
export async function windowFacts(database: Database, window: Window): Promise<WindowFacts> {
  const [row] = await readRows(database, 'work/window_facts', {
    start_ms: window.start_ms,
    end_ms: window.end_ms,
  });
  return {
    transfer_count: Number(row?.transfer_count ?? 0),
    self_transfer_count: Number(row?.self_transfer_count ?? 0),
    unpriced_count: Number(row?.unpriced_count ?? 0),
    total_usd: Number(row?.total_usd ?? 0),
    first_timestamp_ms: Number(row?.first_timestamp_ms ?? 0),
    last_timestamp_ms: Number(row?.last_timestamp_ms ?? 0),
  };
}

/** Numbers the window's addresses and transfers. Replaces what an earlier attempt left. */
export async function prepareWindow(database: Database, window: Window): Promise<void> {
  const parameters = { ...sliceParameters(window), start_ms: window.start_ms, end_ms: window.end_ms };
  await clearWorkTable(database, 'work_nodes', window);
  await clearWorkTable(database, 'work_transfers', window);
  await database.command(statement('work/fill_nodes'), parameters);
  await database.command(statement('work/fill_transfers'), parameters);
}

export interface WindowData {
  readonly transfers: TransferColumns;
  /** Two words a transfer: the exact amount_usd, scaled by 10^18. */
  readonly amount_usd_exact: BigUint64Array;
  readonly addresses: AddressColumns;
  /** One entry a node: 1 where a trusted label names the address and none calls it a risk, whatever its type. */
  readonly is_known: Uint8Array;
  /** How many labels the window's addresses have, and how many addresses have one. */
  readonly label_count: number;
  readonly labelled_count: number;
  /** Of all labels of the network: how many addresses they name, and one of them. */
  readonly network_labels: { readonly labelled_count: number; readonly labelled_example: string };
  /** The words of the labels of the window's addresses. */
  readonly label_words: readonly WordCount[];
  /** Addresses that one label calls a trusted service and another a risk: what the better label says holds. */
  readonly conflicting_labels: readonly string[];
  readonly assets: readonly Asset[];
}

/** Which labels mark a trusted service; what makes a risk label is fixed by the feature dictionary. */
export interface LabelRules {
  readonly service_types: readonly string[];
  readonly service_trust_levels: readonly string[];
  /** Addresses that count as services without a label. */
  readonly extra_services: readonly string[];
}

/** Reads a prepared window. Memory: about 60 bytes a transfer and the addresses' own text. */
export async function loadWindow(
  database: Database,
  window: Window,
  network: NetworkName,
  rules: LabelRules,
): Promise<WindowData> {
  const slice = sliceParameters(window);
  const columns = await database.arrow(statement('work/transfer_columns'), slice);
  const transfers: TransferColumns = {
    length: columns.numRows,
    from: sharedColumn(columns, 'from_id', Uint32Array),
    to: sharedColumn(columns, 'to_id', Uint32Array),
    timestamp_ms: sharedColumn(columns, 'timestamp_ms', Float64Array),
    block_height: sharedColumn(columns, 'block_height', Uint32Array),
    amount: sharedColumn(columns, 'amount', Float64Array),
    amount_usd: sharedColumn(columns, 'amount_usd', Float64Array),
    asset: sharedColumn(columns, 'asset_id', Uint32Array),
  };
  const amount_usd_exact = sharedDecimalWords(columns, 'amount_usd_exact');
  const addresses = stringColumn(await database.arrow(statement('work/address_names'), slice), 'address');
  const assets = await readRows(database, 'work/assets', slice);
  return {
    transfers,
    amount_usd_exact,
    ...(await withLabels(database, window, network, rules, addresses)),
    assets: assets.map(({ asset_symbol, asset_contract }) => ({ asset_symbol, asset_contract })),
  };
}

/**
 * An address is a service or a risk, never both: the best of its labels that says either decides (trust, confidence,
 * then the newest), and a service's own label with a high risk level names a service. What is configured as a service
 * is one.
 */
async function withLabels(
  database: Database,
  window: Window,
  network: NetworkName,
  rules: LabelRules,
  addresses: readonly string[],
): Promise<Omit<WindowData, 'transfers' | 'amount_usd_exact' | 'assets'>> {
  const is_service = new Uint8Array(new SharedArrayBuffer(addresses.length));
  const is_swap = new Uint8Array(new SharedArrayBuffer(addresses.length));
  const risk_category = new Uint8Array(new SharedArrayBuffer(addresses.length));
  const is_known = new Uint8Array(new SharedArrayBuffer(addresses.length));
  const extra = new Set<string>(rules.extra_services.map(foldAddress));
  if (extra.size > 0) addresses.forEach((address, node) => (is_service[node] = extra.has(address) ? 1 : 0));
  const labels = await readRows(database, 'work/labels', {
    ...sliceParameters(window),
    start_ms: window.start_ms,
    end_ms: window.end_ms,
    network,
  });
  const serviceTypes = new Set(rules.service_types.map(typeOf));
  const conflicting = new Set<string>();
  for (const label of labels) {
    const node = label.node_id;
    const isTrusted = rules.service_trust_levels.includes(label.trust_level);
    const isService = isTrusted && namesService(label, serviceTypes);
    // Whoever is labelled so, all mints come from it and all burns go to it.
    const isNobody = isNullAddress(addresses[node] ?? '');
    const category = isService || isNobody ? 0 : RISK_CATEGORIES.indexOf(riskCategoryOf(label));
    const isFirst = is_service[node] === 0 && risk_category[node] === 0;
    if (isFirst) {
      is_service[node] = isService ? 1 : 0;
      is_swap[node] = isService && [label.address_type, label.address_subtype].some(meansSwap) ? 1 : 0;
      risk_category[node] = category;
    } else if (isService ? is_service[node] === 0 : category > 0 && is_service[node] === 1) {
      conflicting.add(addresses[node] ?? '');
    }
    if (isTrusted) is_known[node] = 1;
  }
  // A label that calls it a risk outweighs one that merely names it.
  risk_category.forEach((category, node) => {
    if (category > 0) is_known[node] = 0;
  });
  const columns = { length: addresses.length, addresses, is_service, is_swap, risk_category };
  const [network_labels] = await readRows(database, 'work/label_facts', { network });
  return {
    addresses: columns,
    is_known,
    label_count: labels.length,
    labelled_count: new Set(labels.map(({ node_id }) => node_id)).size,
    network_labels: {
      labelled_count: Number(network_labels?.labelled_count ?? 0),
      labelled_example: network_labels?.labelled_example ?? '',
    },
    label_words: wordsOf(labels),
    conflicting_labels: [...conflicting],
  };
}

function wordsOf(labels: readonly LabelWords[]): WordCount[] {
  const counts = new Map<string, WordCount>();
  for (const { address_type, address_subtype } of labels) {
    const key = JSON.stringify([address_type, address_subtype]);
    const label_count = (counts.get(key)?.label_count ?? 0) + 1;
    counts.set(key, { address_type, address_subtype, label_count });
  }
  return [...counts.values()];
}

type LabelWords = Omit<QueryRow<'work/labels'>, 'node_id'>;

/** The category of a label's word, or the word itself where it means nothing here: settings may name such words. */
function typeOf(word: string): string {
  return meaningOf(word)?.category ?? labelKey(word);
}

/** By its type, or by its subtype where the type says little; a service whose subtype names a risk is a risk. */
function namesService({ address_type, address_subtype }: LabelWords, serviceTypes: ReadonlySet<string>): boolean {
  if (meansRisk(address_subtype)) return false;
  const isNamed = serviceTypes.has(typeOf(address_type));
  return isNamed || (meaningOf(address_type)?.kind === 'neutral' && serviceTypes.has(typeOf(address_subtype)));
}

/** The risk that one label states: by its subtype, else its type, else by its level or trust; `none` for most. */
export function riskCategoryOf({ address_type, address_subtype, risk_level, trust_level }: LabelWords): RiskCategory {
  const named = [address_subtype, address_type].map(meaningOf).find((meaning) => meaning?.kind === 'risk');
  if (named !== undefined) return named.risk;
  const risky = RISKY_LEVELS.includes(risk_level.toLowerCase()) || trust_level === 'blacklisted';
  return risky ? 'high_risk' : 'none';
}

/** Symbols of tokens that stand for one euro each. */
const EUR_SYMBOLS = ['EUR', 'EURC', 'EURS', 'EURT', 'EURE', 'EURA', 'EURCV', 'EURR', 'EURQ'];

/** USD for one EUR by UTC day number, where a EUR asset has prices. */
export async function eurRates(database: Database, window: Window): Promise<Map<number, number>> {
  const rows = await readRows(database, 'work/eur_prices', {
    eur_symbols: EUR_SYMBOLS,
    end_ms: window.end_ms,
  });
  return new Map(rows.map(({ day, usd_for_eur }) => [day, usd_for_eur]));
}
