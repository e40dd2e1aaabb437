/** The patterns of a slice that a reader should see first. */
import { PROOF_GRADES, type PatternType, type ProofGrade, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

/** The columns that a sentence about a pattern needs; those of other types are at their type's default. */
export interface NotablePattern {
  readonly pattern_type: PatternType;
  readonly pattern_subtype: string;
  readonly pattern_id: string;
  readonly addresses_involved: readonly string[];
  readonly address_roles: readonly string[];
  readonly proof_grade: ProofGrade;
  readonly confidence_score: number;
  readonly volume_usd: number;
  readonly evidence_transaction_count: number;
  readonly pattern_start_time: string;
  readonly pattern_end_time: string;
  readonly pattern_duration_hours: number;
  readonly occurrence_count: number;
  readonly cycle_path: readonly string[];
  readonly layering_path: readonly string[];
  readonly path_usd: number;
  readonly retention_ratio: number;
  readonly hub_addresses: readonly string[];
  readonly motif_center_address: string;
  readonly motif_participant_count: number;
  readonly burst_address: string;
  readonly burst_duration_seconds: number;
  readonly burst_intensity: number;
  readonly primary_address: string;
  readonly threshold_value: number;
  readonly threshold_type: string;
  readonly transactions_near_threshold: number;
  readonly average_usd: number;
  readonly risk_source_address: string;
  readonly risk_type: string;
  readonly direction: string;
  readonly distance_to_risk: number;
  readonly exposed_usd: number;
}

/** At most `per_type` patterns of each type, best proven first, then the larger. */
export async function notablePatterns(database: Database, window: Window, per_type: number): Promise<NotablePattern[]> {
  return await database.rows<NotablePattern>(statement('patterns/notable'), {
    ...sliceParameters(window),
    grades: PROOF_GRADES,
    per_type,
  });
}
