/** Which smurfing schemes are one: those that repeat a larger one, and those of several sources with the same mules. */
import type { DetectionInput } from '../detection.ts';
import type { Scheme } from './scheme.ts';

/** Whether some transfer of the scheme is in no smurfing yet: aggregators that are smurfing each on their own stay apart. */
export function saysMore(scheme: Scheme, known: readonly Scheme[]): boolean {
  const named = new Set(known.filter(({ subtype }) => subtype === '').flatMap(({ rows }) => rows));
  return scheme.rows.some((row) => !named.has(row));
}

/** Leaves out schemes of one source whose transfers are all part of a larger one that says as much. */
export function withoutParts(schemes: readonly Scheme[]): Scheme[] {
  const rowsOf = schemes.map(({ rows }) => new Set(rows));
  return schemes.filter(
    (scheme, i) =>
      !schemes.some(
        (other, j) =>
          rowsOf[j]!.size > rowsOf[i]!.size && other.subtype === '' && scheme.rows.every((row) => rowsOf[j]!.has(row)),
      ),
  );
}

/** Joins schemes of different sources that overlap in time, end at a common aggregator and share at least half of the smaller one's mules. */
export function mergedBySource(schemes: readonly Scheme[], input: DetectionInput): Scheme[] {
  const { timestamp_ms: times } = input.transfers;
  const byMule = new Map<number, number[]>();
  const mulesOf = schemes.map(({ roles }) => [...roles].filter(([, role]) => role === 'mule').map(([node]) => node));
  const spanOf = schemes.map(({ rows }) => {
    const sorted = [...rows].sort((a, b) => a - b);
    return [times[sorted[0]!]!, times[sorted[sorted.length - 1]!]!] as const;
  });
  const group = schemes.map((_, i) => i);
  const rootOf = (i: number): number => (group[i] === i ? i : rootOf(group[i]!));
  schemes.forEach((scheme, i) => {
    const shared = new Map<number, number>();
    for (const mule of mulesOf[i]!) {
      for (const j of byMule.get(mule) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
      byMule.set(mule, [...(byMule.get(mule) ?? []), i]);
    }
    for (const [j, count] of shared) {
      const other = schemes[j]!;
      const isAlike =
        other.subtype === scheme.subtype &&
        other.proof_grade === scheme.proof_grade &&
        other.hubs[0] !== scheme.hubs[0];
      const overlaps = spanOf[i]![0] <= spanOf[j]![1] && spanOf[j]![0] <= spanOf[i]![1];
      const meets = other.hubs.slice(1).some((hub) => scheme.hubs.indexOf(hub) > 0);
      if (isAlike && overlaps && meets && 2 * count >= Math.min(mulesOf[i]!.length, mulesOf[j]!.length))
        group[rootOf(i)] = rootOf(j);
    }
  });
  const joined = new Map<number, Scheme>();
  schemes.forEach((scheme, i) => {
    const other = joined.get(rootOf(i));
    joined.set(rootOf(i), other === undefined ? scheme : union(other, scheme));
  });
  return [...joined.values()];
}

function union(a: Scheme, b: Scheme): Scheme {
  // An end of one scheme that is a mule of the other keeps the role it has in the first.
  const roles = new Map([...a.roles, ...[...b.roles].filter(([node]) => !a.roles.has(node))]);
  const hubs = [...new Set([...a.hubs, ...b.hubs])];
  return { ...a, roles, hubs, rows: [...a.rows, ...b.rows], strength: Math.max(a.strength, b.strength) };
}
