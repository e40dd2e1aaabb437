/** What an evaluation compares: what was planted, and what was said about it. */
import type { EvaluatedAlert } from '@analytics/domain';

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

export interface EvaluationInput {
  readonly schemes: readonly KnownInstance[];
  readonly twins: readonly KnownInstance[];
  readonly alerts: readonly EvaluatedAlert[];
  /** Addresses active in the window. */
  readonly address_count: number;
}
