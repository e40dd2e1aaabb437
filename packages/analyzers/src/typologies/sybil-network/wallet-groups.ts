/** Wallet groups: new wallets that one funder filled one after the other, directly or each by the one before. */
import { addToList, HOUR_MS } from '@analytics/domain';
import type { TypologyContext } from '../context.ts';
import { timeOf } from '../measures.ts';

export interface WalletGroup {
  /** Who paid the first of them. */
  readonly funder: number;
  /** In the order of their funding. */
  readonly wallets: readonly number[];
  /** The first receipt of each. */
  readonly funding: readonly number[];
}

/**
 * Groups new wallets by who funded them first; where the funder is itself such a wallet, by its funder, and so on up. A
 * group is cut where more than `funding_hours` pass from one funding to the next. By funder, then time. O(nodes + transfers).
 */
export function walletGroups(context: TypologyContext, funding_hours: number): WalletGroup[] {
  const { addresses, transfers } = context.input;
  const firstReceipt = new Int32Array(addresses.length).fill(-1);
  // Where there is history it tells who is new; where there is none, the window's own beginning does.
  const has_history = context.input.features.is_new_address.includes(1);
  for (let node = 0; node < addresses.length; node++) firstReceipt[node] = birthOf(context, node, has_history);
  const byRoot = new Map<number, number[]>();
  for (let node = 0; node < addresses.length; node++) {
    if (firstReceipt[node]! < 0) continue;
    const root = rootOf(context, firstReceipt, node, funding_hours);
    addToList(byRoot, root, node);
  }
  return [...byRoot]
    .filter(([root]) => !context.isService(root))
    .sort(([a], [b]) => a - b)
    .flatMap(([funder, all]) => {
      const wallets = withoutTargets(context, all);
      wallets.sort((a, b) => firstReceipt[a]! - firstReceipt[b]!);
      return cutByTime(context, wallets, firstReceipt, funding_hours).map((cut) => ({
        funder,
        wallets: cut,
        funding: cut.map((node) => firstReceipt[node]!),
      }));
    })
    .filter((group) => transfers.length > 0 && group.wallets.length > 1);
}

/** The transfer that a new wallet begins with, −1 for one that is older or begins by paying. */
function birthOf({ input, isBystander, rowsIn, rowsOut }: TypologyContext, node: number, has_history: boolean): number {
  const into = rowsIn(node)[0];
  const out = rowsOut(node)[0];
  if (into === undefined || isBystander(node) || input.features.dormancy_days[node]! > 30) return -1;
  if (out !== undefined && out < into) return -1;
  return has_history && input.features.is_new_address[node] === 0 ? -1 : into;
}

function rootOf(context: TypologyContext, firstReceipt: Int32Array, node: number, funding_hours: number): number {
  const { from } = context.input.transfers;
  let root = from[firstReceipt[node]!]!;
  const born_ms = timeOf(context, firstReceipt[node]!);
  // A funder that was itself funded shortly before is a link of a funding chain.
  for (let step = 0; step < 1000; step++) {
    const receipt = firstReceipt[root]!;
    if (receipt < 0 || born_ms - timeOf(context, receipt) > funding_hours * HOUR_MS) return root;
    const above = from[receipt]!;
    if (context.isService(above) || above === node) return root;
    root = above;
  }
  return root;
}

/** Beside the one before it in a funding chain, and one who pays it by chance. */
const MAX_PAYERS_OF_LINK = 2;

/** Whom more of the wallets pay is where they pay to, new as it may be, and no link of the chain. O(rows of the wallets). */
function withoutTargets({ input, rowsIn }: TypologyContext, wallets: readonly number[]): number[] {
  const inside = new Set(wallets);
  const isTarget = (node: number): boolean => {
    const payers = new Set<number>();
    for (const row of rowsIn(node)) {
      const payer = input.transfers.from[row]!;
      if (inside.has(payer)) payers.add(payer);
      if (payers.size > MAX_PAYERS_OF_LINK) return true;
    }
    return false;
  };
  return wallets.filter((node) => !isTarget(node));
}

function cutByTime(
  context: TypologyContext,
  wallets: readonly number[],
  firstReceipt: Int32Array,
  funding_hours: number,
): number[][] {
  const cuts: number[][] = [];
  for (const wallet of wallets) {
    const cut = cuts.at(-1);
    const before = cut?.at(-1);
    const gap_ms =
      before === undefined ? 0 : timeOf(context, firstReceipt[wallet]!) - timeOf(context, firstReceipt[before]!);
    if (cut === undefined || gap_ms > funding_hours * HOUR_MS) cuts.push([wallet]);
    else cut.push(wallet);
  }
  return cuts;
}
