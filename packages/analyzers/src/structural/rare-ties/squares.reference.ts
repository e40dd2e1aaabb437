/** The slow, obvious way to the groups of squares: all quadruples of ties, then joining until nothing joins. */
import type { Scale } from './scale.ts';
import type { RareTies } from './ties.ts';

/** Groups of at least four ties, each ascending. O(ties⁴). */
export function squaresReference(ties: RareTies, scale: Scale, window_ms: number, looseness: number): number[][] {
  const all = [...Array(ties.count).keys()];
  let groups: Set<number>[] = [];
  for (const a of all)
    for (const b of all)
      for (const c of all)
        for (const d of all) {
          if (!(isSharing(ties, a, b, c, d) || isReaching(ties, a, b, c, d))) continue;
          const four = [a, b, c, d];
          const times = four.map((tie) => ties.time_ms[tie]!);
          const weight = four.reduce((sum, tie) => sum + Math.log2(scale.outDegree[tie]! * scale.inDegree[tie]!), 0);
          if (Math.max(...times) - Math.min(...times) > window_ms || weight > looseness) continue;
          const touching = groups.filter((group) => four.some((tie) => group.has(tie)));
          const joined = new Set([...four, ...touching.flatMap((group) => [...group])]);
          groups = [...groups.filter((group) => !touching.includes(group)), joined];
        }
  return groups.map((group) => [...group].sort((x, y) => x - y));
}

/** x → p, y → p, x → q, y → q. */
function isSharing({ payer, payee }: RareTies, a: number, b: number, c: number, d: number): boolean {
  return (
    payer[a] === payer[c] &&
    payer[b] === payer[d] &&
    payee[a] === payee[b] &&
    payee[c] === payee[d] &&
    payer[a]! < payer[b]! &&
    payee[a]! < payee[c]!
  );
}

/** u → m, m → v, u → n, n → v. */
function isReaching({ payer, payee }: RareTies, a: number, b: number, c: number, d: number): boolean {
  return (
    payer[a] === payer[c] &&
    payee[b] === payee[d] &&
    payee[a] === payer[b] &&
    payee[c] === payer[d] &&
    payee[a]! < payee[c]! &&
    payer[a] !== payee[b]
  );
}
