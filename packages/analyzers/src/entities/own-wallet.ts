/**
 * Rule: a wallet is given the native coin for its fees, receives tokens from others, and is emptied to one address. Who
 * pays its fees and takes its money holds its keys: collectors of payments, and people with several wallets.
 */
import { countEnds, rowsIn, rowsOut } from '../transfer-index.ts';
import { ascending } from '../typologies/measures.ts';
import type { Barriers } from './barriers.ts';
import type { EntityInput, EntityLink } from './entity-link.ts';
import type { EntitySettings } from './params.ts';

interface OwnWallet {
  readonly wallet: number;
  readonly funder: number;
  readonly collector: number;
  readonly rows: readonly number[];
}

/**
 * A link of each such wallet to its collector. It merges where the collector paid the fees itself for
 * `min_swept_wallets` or more, or where a third address did for `min_fueled_wallets` or more and for few others; else it
 * is a hint: a favour, or a faucet. O(transfers).
 */
export function ownWalletLinks(input: EntityInput, barriers: Barriers, settings: EntitySettings): EntityLink[] {
  const found: OwnWallet[] = [];
  for (let node = 0; node < input.addresses.length; node++) {
    const own = ownWallet(input, barriers, settings, node);
    if (own !== undefined) found.push(own);
  }
  const alike = new Map<string, number>();
  const pairOf = ({ funder, collector }: OwnWallet): string => `${funder}/${collector}`;
  for (const one of found) alike.set(pairOf(one), (alike.get(pairOf(one)) ?? 0) + 1);
  const isSure = (one: OwnWallet): boolean => {
    const count = alike.get(pairOf(one))!;
    if (one.funder === one.collector) return count >= settings.min_swept_wallets;
    const payees = countEnds(rowsOut(input.index, one.funder), input.transfers.to);
    return count >= settings.min_fueled_wallets && count >= settings.min_fueled_ratio * payees;
  };
  // A single wallet whose fees a third address pays shows nothing: whoever is paid a small wage looks like that.
  const telling = found.filter((one) => one.funder === one.collector || alike.get(pairOf(one))! > 1);
  return telling.map((one): EntityLink => {
    const { wallet, funder, collector, rows } = one;
    const via = funder === collector ? -1 : funder;
    return {
      a: wallet,
      b: collector,
      rule: 'own_wallet',
      weight: isSure(one) ? settings.weights.own_wallet : settings.weights.own_wallet_hint,
      rows,
      via,
    };
  });
}

function ownWallet(
  { transfers, index, assets }: EntityInput,
  { is_barrier }: Barriers,
  settings: EntitySettings,
  node: number,
): OwnWallet | undefined {
  const [into, out] = [rowsIn(index, node), rowsOut(index, node)];
  if (is_barrier[node] === 1 || into.length === 0 || out.length === 0) return undefined;
  const isNative = (row: number): boolean => assets[transfers.asset[row]!]!.asset_contract === 'native';
  const collector = transfers.to[out[0]!]!;
  if (is_barrier[collector] === 1 || !out.every((row) => transfers.to[row] === collector)) return undefined;
  const usd = (rows: readonly number[]): number => rows.reduce((sum, row) => sum + transfers.amount_usd[row]!, 0);
  const fuel = [...into].filter(isNative);
  const tokens = [...into].filter((row) => !isNative(row));
  const [first] = fuel;
  if (first === undefined || tokens.length === 0) return undefined;
  const funder = transfers.from[first]!;
  const isFuel =
    is_barrier[funder] === 0 &&
    fuel.every((row) => transfers.from[row] === funder && transfers.amount_usd[row]! <= settings.fuel_usd) &&
    usd(fuel) <= settings.max_fuel_ratio * usd([...into]);
  // Tokens of the collector himself are his to send and to get back: a loan, a trade.
  if (!isFuel || tokens.some((row) => transfers.from[row] === collector || transfers.from[row] === funder))
    return undefined;
  // What an exchange pays out belongs to its customer, whoever helps with the fees.
  const earned = tokens.filter((row) => is_barrier[transfers.from[row]!] === 0);
  if (usd(earned) < settings.min_earned_ratio * usd(tokens)) return undefined;
  const swept = [...out].filter((row) => !isNative(row));
  if (usd(swept) < settings.min_swept_ratio * usd(tokens) || usd(tokens) === 0) return undefined;
  return { wallet: node, funder, collector, rows: ascending([...fuel, ...tokens, ...swept]) };
}
