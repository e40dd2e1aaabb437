/** What commands that decide say: to the engine, or to the service that has the data directory open. */
import type {
  DispositionRow,
  DispositionStatus,
  LabelCounts,
  Learning,
  NewLabel,
  SuppressionRow,
} from '@analytics/domain';

export interface SaidOfAlerts {
  /** Each alert keeps its own where it is undefined, as with `assignee`. */
  readonly status: DispositionStatus | undefined;
  readonly reason: string;
  readonly note: string;
  readonly assignee: string | undefined;
}

export interface SaidOfLink {
  readonly address: string;
  readonly other_address: string;
  /** False takes an earlier refusal back. */
  readonly is_refused: boolean;
  readonly reason: string;
}

/** The labels that are removed; '' for any, of each. */
export interface LabelPlace {
  readonly address: string;
  readonly label: string;
  readonly source: string;
}

/** Decided under the name of the API key where a service takes them, else under LOCAL_NAME. */
export interface Decisions {
  /** All or none. Throws ALERT_NOT_FOUND. */
  decide(alert_ids: readonly string[], said: SaidOfAlerts): Promise<readonly DispositionRow[]>;
  suppress(
    rule: Pick<SuppressionRow, 'typology_type' | 'address' | 'reason' | 'expires_at_ms'>,
  ): Promise<SuppressionRow>;
  /** Throws RULE_NOT_FOUND. */
  endSuppression(rule_id: string): Promise<SuppressionRow>;
  /** Gives the name that it is kept under. */
  judgeLink(said: SaidOfLink): Promise<string>;
  /** Decisions made before `counts_from_ms` no longer count; gives what those that do taught. */
  resetLearning(counts_from_ms: number, reason: string): Promise<Learning>;
  addLabel(label: NewLabel, reason: string): Promise<LabelCounts>;
  /** How many were removed. Throws LABEL_NOT_FOUND. */
  removeLabels(place: LabelPlace, reason: string): Promise<number>;
}
