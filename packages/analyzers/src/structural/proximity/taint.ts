/** Haircut taint by hop: how much of each transfer came from a risk source, or goes to it, after exactly so many hops. */
import type { DetectionInput } from '../detection.ts';
import type { WorkBudget } from '../notices.ts';
import { firstAfter, firstAtOrAfter } from '../row-search.ts';
import type { Balances } from './balances.ts';

/** `rows` are the transfers that carry taint after that many hops, in no particular order. */
export interface TaintLevel {
  readonly rows: readonly number[];
  /** Value of the taint, one entry a transfer of the window; 0 but for `rows`. */
  readonly taint: Float64Array;
}

export interface TaintSearch {
  /** Level 0 is one hop from the source. The levels are valid until the next call. */
  fromSource(source: number): TaintLevel[];
  toSource(source: number): TaintLevel[];
  /** 1 for addresses that were reached and not passed because of the degree cap. */
  readonly skippedHub: Uint8Array;
  /** How many transfers were left out because their taint was negligible. */
  negligible(): number;
}

export interface TaintLimits {
  readonly maxDistance: number;
  readonly negligibleShare: number;
  readonly degreeCap: number;
}

/**
 * Haircut (proportional) taint over time-respecting walks, level by level: every payment takes the same part of an account's taint as of its balance, so the
 * taint of each hop count moves on its own and a level costs the transfers of the accounts it reached. Services receive, and are not passed through; nor is the
 * source itself. Backwards it is the same arithmetic in reverse time: what part of a receipt ends at the source. `budget` stops the levels.
 * Memory: `maxDistance` numbers a transfer. Equal input gives equal bits: accounts in the order in which they are first reached, rows ascending.
 */
export function taintSearch(
  input: DetectionInput,
  value: Float64Array,
  balances: Balances,
  limits: TaintLimits,
  budget: WorkBudget,
): TaintSearch {
  const { from, to, timestamp_ms: times, length } = input.transfers;
  const { index } = input;
  const { is_service } = input.addresses;
  const { inAccount, outAccount, inOffsets, inRows, outOffsets, outRows, share } = balances;
  const columns = Array.from({ length: limits.maxDistance }, () => new Float64Array(length));
  const levels: { rows: number[]; taint: Float64Array }[] = columns.map((taint) => ({ rows: [], taint }));
  const edgeOfAccount = new Uint32Array(inOffsets.length);
  const skippedHub = new Uint8Array(index.nodeCount);
  let negligibleCount = 0;
  let floor = 0;

  const clear = (): void => {
    for (const { rows, taint } of levels) {
      for (const row of rows) taint[row] = 0;
      rows.length = 0;
    }
  };

  const put = (level: number, row: number, taint: number): void => {
    if (!(taint > 0)) return;
    if (taint < floor) {
      negligibleCount++;
      return;
    }
    levels[level]!.taint[row] = taint;
    levels[level]!.rows.push(row);
  };

  /** The accounts that `rows` reach at `nodeOf`, each with its first (forwards) or last (backwards) row, in order of reaching. */
  const reached = (
    rows: readonly number[],
    nodeOf: Uint32Array,
    accountOf: Uint32Array,
    source: number,
    earliest: boolean,
  ): number[] => {
    const accounts: number[] = [];
    for (const row of rows) {
      const node = nodeOf[row]!;
      if (node === source || is_service[node] === 1) continue;
      const account = accountOf[row]!;
      const edge = edgeOfAccount[account]!;
      if (edge === 0) accounts.push(account);
      if (edge === 0 || (earliest ? row + 1 < edge : row + 1 > edge)) edgeOfAccount[account] = row + 1;
    }
    return accounts;
  };

  const passForward = (level: number, account: number): void => {
    const { taint } = levels[level]!;
    const first = edgeOfAccount[account]! - 1;
    edgeOfAccount[account] = 0;
    const outEnd = outOffsets[account + 1]!;
    const outBegin = firstAfter(outRows, times, outOffsets[account]!, outEnd, times[first]!);
    let incoming = firstAtOrAfter(inRows, times, inOffsets[account]!, inOffsets[account + 1]!, times[first]!);
    const work = outEnd - outBegin + inOffsets[account + 1]! - incoming;
    if (work > limits.degreeCap) {
      skippedHub[to[first]!] = 1;
      return;
    }
    budget.left -= work;
    let held = 0;
    for (let i = outBegin; i < outEnd; i++) {
      const row = outRows[i]!;
      for (; incoming < inOffsets[account + 1]! && times[inRows[incoming]!]! < times[row]!; incoming++)
        held += taint[inRows[incoming]!]!;
      const taken = held * share[row]!;
      held -= taken;
      put(level + 1, row, taken);
    }
  };

  const passBackward = (level: number, account: number): void => {
    const { taint } = levels[level]!;
    const last = edgeOfAccount[account]! - 1;
    edgeOfAccount[account] = 0;
    const inBegin = inOffsets[account]!;
    const inEnd = firstAtOrAfter(inRows, times, inBegin, inOffsets[account + 1]!, times[last]!);
    let outgoing = firstAfter(outRows, times, outOffsets[account]!, outOffsets[account + 1]!, times[last]!) - 1;
    const work = inEnd - inBegin + outgoing - outOffsets[account]! + 1;
    if (work > limits.degreeCap) {
      skippedHub[from[last]!] = 1;
      return;
    }
    budget.left -= work;
    // The part of what the account holds at this moment that will end at the source.
    let part = 0;
    for (let i = inEnd - 1; i >= inBegin; i--) {
      const row = inRows[i]!;
      for (; outgoing >= outOffsets[account]! && times[outRows[outgoing]!]! > times[row]!; outgoing--) {
        const spent = outRows[outgoing]!;
        const tainted = value[spent]! > 0 ? taint[spent]! / value[spent]! : 0;
        part = part * (1 - share[spent]!) + share[spent]! * tainted;
      }
      put(level + 1, row, value[row]! * part);
    }
  };

  return {
    fromSource(source) {
      clear();
      const rows = index.outRows.subarray(index.outOffsets[source], index.outOffsets[source + 1]);
      floor = 0;
      for (const row of rows) if (to[row] !== source) put(0, row, value[row]!);
      floor = limits.negligibleShare * levels[0]!.rows.reduce((most, row) => Math.max(most, value[row]!), 0);
      for (let level = 0; level + 1 < limits.maxDistance && budget.left > 0; level++) {
        for (const account of reached(levels[level]!.rows, to, inAccount, source, true)) passForward(level, account);
      }
      return levels;
    },
    toSource(source) {
      clear();
      const rows = index.inRows.subarray(index.inOffsets[source], index.inOffsets[source + 1]);
      floor = 0;
      for (const row of rows) if (from[row] !== source) put(0, row, value[row]!);
      floor = limits.negligibleShare * levels[0]!.rows.reduce((most, row) => Math.max(most, value[row]!), 0);
      for (let level = 0; level + 1 < limits.maxDistance && budget.left > 0; level++) {
        for (const account of reached(levels[level]!.rows, from, outAccount, source, false))
          passBackward(level, account);
      }
      return levels;
    },
    skippedHub,
    negligible: () => negligibleCount,
  };
}
