/** A shape of several addresses as the searches find it, before it becomes a pattern. */
import type { NetworkPattern, ProofGrade, TransferColumns, Role } from '@analytics/domain';
import { confidenceOf, gradeRank } from '../confidence.ts';
import { identityKey } from '../identity.ts';
import type { NoticeBook } from '../notices.ts';
import { evidenceOf } from '../strongest.ts';

/**
 * The most specific first: of two shapes over the same addresses the one that comes first here is reported, because it
 * says more about the same facts. '' is smurfing itself, which adds amounts below a limit to the shape.
 */
export const SUBTYPES = ['', 'stack', 'scatter_gather', 'gather_scatter', 'bipartite', 'anomalous_scc'] as const;
export type NetworkSubtype = (typeof SUBTYPES)[number];

export interface NetworkShape {
  readonly subtype: NetworkSubtype;
  readonly proof_grade: ProofGrade;
  /** Place within the grade's confidence band, in [0, 1]. */
  readonly strength: number;
  /** Role of each member, in the order in which members are listed. */
  readonly roles: ReadonlyMap<number, Role>;
  readonly rows: readonly number[];
  readonly hubs: readonly number[];
  readonly method: string;
}

/** Patterns of the shapes, one per identity, in order of their first transfer, then of their members. */
export function patternsOf(
  shapes: readonly NetworkShape[],
  transfers: TransferColumns,
  book: NoticeBook,
): NetworkPattern[] {
  let sharing = 0;
  const byIdentity = new Map<string, NetworkPattern>();
  for (const shape of shapes) {
    const pattern = asPattern(shape, transfers);
    const key = identityKey(pattern);
    const other = byIdentity.get(key);
    if (other === undefined) byIdentity.set(key, pattern);
    else if (other.pattern_subtype === pattern.pattern_subtype) {
      const best = isStronger(pattern, other) ? pattern : other;
      byIdentity.set(key, { ...best, occurrence_count: other.occurrence_count + 1 });
    } else {
      sharing++;
      if (specificity(pattern) < specificity(other)) byIdentity.set(key, pattern);
    }
  }
  book.add(
    'IDENTITY_SHARED',
    sharing,
    (n) => `${n} less specific shapes of members that are listed under a more specific one have no row of their own.`,
  );
  const keyed = [...byIdentity].sort(([a, x], [b, y]) => x.transfers[0]! - y.transfers[0]! || (a < b ? -1 : 1));
  return keyed.map(([, pattern]) => pattern);
}

function specificity(pattern: NetworkPattern): number {
  return SUBTYPES.findIndex((subtype) => subtype === pattern.pattern_subtype);
}

function isStronger(a: NetworkPattern, b: NetworkPattern): boolean {
  const byGrade = gradeRank(a.proof_grade) - gradeRank(b.proof_grade);
  if (byGrade !== 0) return byGrade > 0;
  if (a.confidence_score !== b.confidence_score) return a.confidence_score > b.confidence_score;
  return a.transfers[0]! < b.transfers[0]!;
}

function asPattern(shape: NetworkShape, transfers: TransferColumns): NetworkPattern {
  const members = [...shape.roles.keys()];
  const rows = evidenceOf(shape.rows);
  const pairs = new Set<number>();
  for (const row of rows) pairs.add(transfers.from[row]! * 2 ** 32 + transfers.to[row]!);
  return {
    pattern_type: 'smurfing_network',
    pattern_subtype: shape.subtype,
    members,
    roles: [...shape.roles.values()],
    transfers: rows,
    occurrence_count: 1,
    proof_grade: shape.proof_grade,
    confidence_score: confidenceOf(shape.proof_grade, shape.strength),
    detection_method: shape.method,
    network_density: pairs.size / (members.length * (members.length - 1)),
    hubs: shape.hubs,
  };
}
