/** Which assets are one and the same money under two names: a coin and its wrapped token. */
import { rowsIn, rowsOut } from '../../transfer-index.ts';
import type { TraceInput } from './trace-input.ts';

export interface AssetClasses {
  readonly count: number;
  /** The class of each asset. */
  readonly of: Uint32Array;
  /** The first asset of each class, which names it. */
  readonly assetsOf: readonly (readonly number[])[];
  /** 1 for a transfer that only changes the name: into the wrapping contract or out of it, minted or burned there. */
  readonly is_renaming: Uint8Array;
}

const NATIVE = 'native';
/**
 * Prices of two names of one money differ by the days on which they were seen; those of a token that only bears the
 * name by far more.
 */
const MAX_PRICE_GAP = 0.1;
const MAX_PRICE_GAP_OF_CONTRACT = 0.3;

/** What of a window tells wrapped coins. */
export type WrappedInput = Pick<TraceInput, 'transfers' | 'index' | 'assets' | 'contract_nodes'>;

interface NamedAsWrapped {
  readonly asset: number;
  /** The asset that its symbol says it wraps. */
  readonly base: number;
  /** The node of its contract; -1 where it has no transfer of its own. */
  readonly node: number;
  /** Of both prices, as a share of the coin's; 0 where either has none. */
  readonly gap: number;
  readonly is_priced: boolean;
}

/** The tokens whose symbol is `W` and a coin's. O(transfers). */
function namedAsWrapped(input: WrappedInput): NamedAsWrapped[] {
  const { assets, contract_nodes } = input;
  const wrappedAs = (symbol: string): number =>
    assets.findIndex(
      (one) => one.asset_contract === NATIVE && symbol.toUpperCase() === `W${one.asset_symbol.toUpperCase()}`,
    );
  const pairs = assets.flatMap(({ asset_symbol, asset_contract }, asset) => {
    const base = asset_contract === NATIVE ? -1 : wrappedAs(asset_symbol);
    return base < 0 ? [] : [{ asset, base, node: contract_nodes[asset]! }];
  });
  // Most windows have none, and prices cost a look at every transfer.
  if (pairs.length === 0) return [];
  const price = medianPrices(input);
  return pairs.map((pair) => {
    const [one, other] = [price[pair.asset]!, price[pair.base]!];
    const is_priced = one !== 0 && other !== 0;
    return { ...pair, gap: is_priced ? Math.abs(one - other) / other : 0, is_priced };
  });
}

/** A token so named is a wrapped coin where its contract takes or gives the coin, or both have the same price. */
function wrappedCoins(input: WrappedInput): NamedAsWrapped[] {
  return namedAsWrapped(input).filter(({ base, node, gap, is_priced }) => {
    const isContract = node !== -1 && dealsIn(input, node, base) && gap <= MAX_PRICE_GAP_OF_CONTRACT;
    return isContract || (is_priced && gap <= MAX_PRICE_GAP);
  });
}

/**
 * The contracts that wrap coins: the money of everybody meets there, and nobody is paid by paying them. They take or
 * give the coin or, where an export has no calls inside of transactions, the token itself. O(transfers).
 */
export function wrappingContracts(input: WrappedInput): number[] {
  return namedAsWrapped(input).flatMap(({ asset, base, node, gap }) => {
    const isWrapping = node !== -1 && (dealsIn(input, node, base) || dealsIn(input, node, asset));
    return isWrapping && gap <= MAX_PRICE_GAP_OF_CONTRACT ? [node] : [];
  });
}

/**
 * Deposits and withdrawals of a wrapping contract are often no transfers of the token at all, so both names are kept in
 * one account and the transfers that change the name are left out. O(transfers).
 */
export function assetClasses(input: TraceInput, isNull: (node: number) => boolean): AssetClasses {
  const { transfers, assets } = input;
  const of = Uint32Array.from(assets, (_, asset) => asset);
  const contractOf = new Map<number, number>();
  const is_renaming = new Uint8Array(transfers.length);
  for (const { asset, base, node } of wrappedCoins(input)) {
    of[asset] = base;
    if (node !== -1) contractOf.set(node, base);
  }
  const wrapped = new Set(of.filter((base, asset) => base !== asset));
  if (wrapped.size > 0) {
    for (let row = 0; row < transfers.length; row++) {
      const asset = transfers.asset[row]!;
      const base = of[asset]!;
      if (!wrapped.has(base)) continue;
      const [from, to] = [transfers.from[row]!, transfers.to[row]!];
      const isContract = contractOf.get(from) === base || contractOf.get(to) === base;
      const isMint = base !== asset && (isNull(from) || isNull(to));
      if (isContract || isMint) is_renaming[row] = 1;
    }
  }
  const numbers = new Map<number, number>();
  for (const base of of) if (!numbers.has(base)) numbers.set(base, numbers.size);
  const classes = of.map((base) => numbers.get(base)!);
  const assetsOf: number[][] = Array.from({ length: numbers.size }, () => []);
  classes.forEach((one, asset) => {
    if (of[asset] === asset) assetsOf[one]!.unshift(asset);
    else assetsOf[one]!.push(asset);
  });
  return { count: numbers.size, of: classes, assetsOf, is_renaming };
}

function dealsIn({ transfers, index }: WrappedInput, node: number, asset: number): boolean {
  const isOf = (row: number): boolean => transfers.asset[row] === asset;
  return rowsIn(index, node).some(isOf) || rowsOut(index, node).some(isOf);
}

/** Of each asset a price that half of its first transfers reach; 0 where it has none. */
function medianPrices({ transfers, assets }: WrappedInput): number[] {
  const found: number[][] = assets.map(() => []);
  for (let row = 0; row < transfers.length; row++) {
    const prices = found[transfers.asset[row]!]!;
    if (prices.length < 101 && transfers.amount[row]! > 0 && transfers.amount_usd[row]! > 0)
      prices.push(transfers.amount_usd[row]! / transfers.amount[row]!);
  }
  return found.map((prices) => prices.sort((a, b) => a - b)[prices.length >> 1] ?? 0);
}
