/** One pattern per identity: of several occurrences the strongest is described and all are counted. */
import type { Pattern } from '@analytics/domain';
import { gradeRank } from './confidence.ts';
import { identityKey } from './identity.ts';

/**
 * Merges patterns of one identity. The strongest has the highest grade, then confidence, then the earliest first
 * transfer, more transfers, the earlier ones, and only then, with the same evidence, the place in `patterns`;
 * `occurrence_count` is the sum. Keeps the order in which identities first appear.
 */
export function strongestPerIdentity<T extends Pattern>(patterns: readonly T[]): T[] {
  const byIdentity = new Map<string, T>();
  for (const pattern of patterns) {
    const key = identityKey(pattern);
    const other = byIdentity.get(key);
    if (other === undefined) {
      byIdentity.set(key, pattern);
      continue;
    }
    const best = isStronger(pattern, other) ? pattern : other;
    byIdentity.set(key, { ...best, occurrence_count: pattern.occurrence_count + other.occurrence_count });
  }
  return [...byIdentity.values()];
}

function isStronger(a: Pattern, b: Pattern): boolean {
  const byGrade = gradeRank(a.proof_grade) - gradeRank(b.proof_grade);
  if (byGrade !== 0) return byGrade > 0;
  if (a.confidence_score !== b.confidence_score) return a.confidence_score > b.confidence_score;
  const byFirst = a.transfers[0]! - b.transfers[0]!;
  if (byFirst !== 0) return byFirst < 0;
  if (a.transfers.length !== b.transfers.length) return a.transfers.length > b.transfers.length;
  const differing = a.transfers.findIndex((row, i) => row !== b.transfers[i]);
  return differing >= 0 && a.transfers[differing]! < b.transfers[differing]!;
}

/** Rows ascending, each once. */
export function evidenceOf(rows: Iterable<number>): Uint32Array {
  return Uint32Array.from(new Set(rows)).sort();
}
