/** Which smurfing shapes are one: those that repeat a larger one, and those of several sources with the same mules. */
import { disjointSets } from '../../disjoint-sets.ts';
import type { DetectionInput } from '../detection.ts';
import type { NetworkShape } from './network-shape.ts';

/**
 * Whether some transfer of the shape is in no smurfing yet: aggregators that are smurfing each on their own stay apart.
 */
export function saysMore(shape: NetworkShape, known: readonly NetworkShape[]): boolean {
  const named = new Set(known.filter(({ subtype }) => subtype === '').flatMap(({ rows }) => rows));
  return shape.rows.some((row) => !named.has(row));
}

/** Leaves out shapes of one source whose transfers are all part of a larger one that says as much. */
export function withoutParts(shapes: readonly NetworkShape[]): NetworkShape[] {
  const rowsOf = shapes.map(({ rows }) => new Set(rows));
  return shapes.filter(
    (shape, i) =>
      !shapes.some(
        (other, j) =>
          rowsOf[j]!.size > rowsOf[i]!.size && other.subtype === '' && shape.rows.every((row) => rowsOf[j]!.has(row)),
      ),
  );
}

/**
 * Joins shapes of different sources that overlap in time, end at a common aggregator and share at least half of the
 * smaller one's mules.
 */
export function mergedBySource(shapes: readonly NetworkShape[], input: DetectionInput): NetworkShape[] {
  const { timestamp_ms: times } = input.transfers;
  const byMule = new Map<number, number[]>();
  const mulesOf = shapes.map(({ roles }) => [...roles].filter(([, role]) => role === 'mule').map(([node]) => node));
  const spanOf = shapes.map(({ rows }) => {
    const sorted = [...rows].sort((a, b) => a - b);
    return [times[sorted[0]!]!, times[sorted[sorted.length - 1]!]!] as const;
  });
  const { rootOf, join } = disjointSets(shapes.length);
  shapes.forEach((shape, i) => {
    const shared = new Map<number, number>();
    for (const mule of mulesOf[i]!) {
      for (const j of byMule.get(mule) ?? []) shared.set(j, (shared.get(j) ?? 0) + 1);
      byMule.set(mule, [...(byMule.get(mule) ?? []), i]);
    }
    for (const [j, count] of shared) {
      const other = shapes[j]!;
      const isAlike =
        other.subtype === shape.subtype && other.proof_grade === shape.proof_grade && other.hubs[0] !== shape.hubs[0];
      const overlaps = spanOf[i]![0] <= spanOf[j]![1] && spanOf[j]![0] <= spanOf[i]![1];
      const meets = other.hubs.slice(1).some((hub) => shape.hubs.indexOf(hub) > 0);
      if (isAlike && overlaps && meets && 2 * count >= Math.min(mulesOf[i]!.length, mulesOf[j]!.length)) join(i, j);
    }
  });
  const joined = new Map<number, NetworkShape>();
  shapes.forEach((shape, i) => {
    const other = joined.get(rootOf(i));
    joined.set(rootOf(i), other === undefined ? shape : union(other, shape));
  });
  return [...joined.values()];
}

function union(a: NetworkShape, b: NetworkShape): NetworkShape {
  // An end of one shape that is a mule of the other keeps the role it has in the first.
  const roles = new Map([...a.roles, ...[...b.roles].filter(([node]) => !a.roles.has(node))]);
  const hubs = [...new Set([...a.hubs, ...b.hubs])];
  return { ...a, roles, hubs, rows: [...a.rows, ...b.rows], strength: Math.max(a.strength, b.strength) };
}
