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

/**
 * A token is a wrapped coin where its symbol is `W` and the coin's, and its contract takes or gives the coin, or both
 * have the same price. Deposits and withdrawals of such a contract are often no transfers of the token at all, so both
 * names are kept in one account and the transfers that change the name are left out. O(transfers).
 */
export function assetClasses(input: TraceInput, isNull: (node: number) => boolean): AssetClasses {
  const { transfers, assets, contract_nodes } = input;
  const coins = assets
    .map(({ asset_contract }, asset) => (asset_contract === NATIVE ? asset : -1))
    .filter((a) => a >= 0);
  const of = Uint32Array.from(assets, (_, asset) => asset);
  const contractOf = new Map<number, number>();
  const is_renaming = new Uint8Array(transfers.length);
  if (coins.length > 0) {
    const price = medianPrices(input);
    assets.forEach(({ asset_symbol, asset_contract }, asset) => {
      const base = coins.find((one) => asset_symbol.toUpperCase() === `W${assets[one]!.asset_symbol.toUpperCase()}`);
      if (asset_contract === NATIVE || base === undefined) return;
      const node = contract_nodes[asset] === -1 ? undefined : contract_nodes[asset];
      const [one, other] = [price[asset]!, price[base]!];
      const isUnpriced = one === 0 || other === 0;
      const gap = isUnpriced ? 0 : Math.abs(one - other) / other;
      const isContract = node !== undefined && dealsIn(input, node, base) && gap <= MAX_PRICE_GAP_OF_CONTRACT;
      if (!isContract && (isUnpriced || gap > MAX_PRICE_GAP)) return;
      of[asset] = base;
      if (node !== undefined) contractOf.set(node, base);
    });
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

function dealsIn({ transfers, index }: TraceInput, node: number, asset: number): boolean {
  const isOf = (row: number): boolean => transfers.asset[row] === asset;
  return rowsIn(index, node).some(isOf) || rowsOut(index, node).some(isOf);
}

/** Of each asset a price that half of its first transfers reach; 0 where it has none. */
function medianPrices({ transfers, assets }: TraceInput): number[] {
  const found: number[][] = assets.map(() => []);
  for (let row = 0; row < transfers.length; row++) {
    const prices = found[transfers.asset[row]!]!;
    if (prices.length < 101 && transfers.amount[row]! > 0 && transfers.amount_usd[row]! > 0)
      prices.push(transfers.amount_usd[row]! / transfers.amount[row]!);
  }
  return found.map((prices) => prices.sort((a, b) => a - b)[prices.length >> 1] ?? 0);
}
