/** What an evaluation compares: what was planted, and what was said about it. */

export interface InstanceMember {
  readonly address: string;
  readonly role: string;
}

/** A planted scheme, or a benign twin (then `pattern_type` is the twin's name). */
export interface KnownInstance {
  readonly pattern_type: string;
  readonly pattern_instance_id: string;
  readonly members: readonly InstanceMember[];
}

export interface EvaluatedAlert {
  readonly alert_id: string;
  readonly typology_type: string;
  /** 1 is read first. */
  readonly alert_rank: number;
  readonly addresses_involved: readonly string[];
  readonly suspect_addresses: readonly string[];
  readonly severity: string;
  readonly confidence: number;
}

export interface EvaluationInput {
  readonly schemes: readonly KnownInstance[];
  readonly twins: readonly KnownInstance[];
  readonly alerts: readonly EvaluatedAlert[];
  /** Addresses active in the window. */
  readonly address_count: number;
}
