/** Alerts as later computations read them: to keep their ids, and to compare them with what was planted. */
import type { Severity } from '../vocabulary.ts';

/** An alert of another slice: what its id is found again by. */
export interface PriorAlert {
  readonly alert_id: string;
  readonly typology_type: string;
  readonly suspect_addresses: readonly string[];
  readonly evidence_transfers: readonly string[];
  /** YYYY-MM-DD. */
  readonly first_seen_date: string;
  readonly last_seen_date: string;
}

/** What an evaluation needs to know of an alert. */
export interface EvaluatedAlert {
  readonly alert_id: string;
  readonly typology_type: string;
  /** 1 is read first. */
  readonly alert_rank: number;
  readonly addresses_involved: readonly string[];
  readonly suspect_addresses: readonly string[];
  readonly severity: Severity;
  readonly confidence: number;
}
