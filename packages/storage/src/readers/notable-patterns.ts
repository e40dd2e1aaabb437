/** The patterns of a slice that a reader should see first. */
import { PATTERN_TABLES, PROOF_GRADES, type PatternType, type ProofGrade, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { oneOf } from '../engine/one-of.ts';
import { sliceParameters } from '../slices/slice.ts';
import { readRows, type QueryRow } from '../engine/read-rows.ts';

const PATTERN_TYPES: readonly PatternType[] = Object.values(PATTERN_TABLES).flat();

/** The columns that a sentence about a pattern needs; those of other types are at their type's default. */
export interface NotablePattern extends QueryRow<'patterns/notable'> {
  readonly pattern_type: PatternType;
  readonly proof_grade: ProofGrade;
}

/** At most `per_type` patterns of each type, best proven first, then the larger. */
export async function notablePatterns(database: Database, window: Window, per_type: number): Promise<NotablePattern[]> {
  const rows = await readRows(database, 'patterns/notable', {
    ...sliceParameters(window),
    grades: PROOF_GRADES,
    per_type,
  });
  return rows.map((row) => ({
    ...row,
    pattern_type: oneOf(PATTERN_TYPES, row.pattern_type),
    proof_grade: oneOf(PROOF_GRADES, row.proof_grade),
  }));
}
