/**
 * What reading commands ask: the engine, or the service that has the data directory open. Both answer the same.
 */
import type {
  AlertRow,
  AlertSummary,
  AddressMention,
  AddressName,
  AddressRoleRow,
  ChapterExplanation,
  DispositionRow,
  DispositionStatus,
  LabelMatch,
  RunNotice,
  Severity,
  StandingLabel,
  TransferRow,
} from '@analytics/domain';

export interface NetworkFacts {
  readonly network: string;
  readonly transfer_count: number;
  readonly last_timestamp_ms: number;
  readonly slice_count: number;
  /** `DATE/DAYS`; empty where nothing is published. */
  readonly newest_slice: string;
}

export interface AlertListing {
  readonly processing_date: string;
  readonly window_days: number;
  readonly alerts: readonly AlertSummary[];
  /** Alerts that pass the filter, all alerts, and those that no rule hides. */
  readonly total_count: number;
  readonly all_count: number;
  readonly open_count: number;
  /** Of the run that published the slice. */
  readonly notices: readonly RunNotice[];
}

export interface AlertReading {
  readonly alert: AlertRow;
  readonly labels: readonly AddressName[];
  /** Newest first. */
  readonly decisions: readonly DispositionRow[];
  readonly transfers: readonly TransferRow[];
}

export interface Explanation {
  readonly address: string;
  /** `DATE/DAYS`. */
  readonly slice: string;
  /** What it does for a living, as its behaviour says; null where no role fits. */
  readonly role: AddressRoleRow | null;
  readonly mentions: readonly AddressMention[];
  readonly chapters: readonly ChapterExplanation[];
}

export interface AlertChoice {
  readonly severities?: readonly Severity[] | undefined;
  readonly typologies?: readonly string[] | undefined;
  readonly statuses?: readonly DispositionStatus[] | undefined;
  readonly address?: string | undefined;
  /** First seen on the date of the slice. */
  readonly is_new?: boolean | undefined;
  readonly include_suppressed?: boolean | undefined;
}

export interface LabelChoice {
  /** '' for any, of each. */
  readonly address: string;
  readonly source: string;
  readonly category: string;
  readonly row_limit: number;
}

export interface CountedLabels {
  readonly source: string;
  readonly address_type: string;
  readonly address_subtype: string;
  readonly label_count: number;
}

export interface LabelListing {
  readonly labels: readonly StandingLabel[];
  /** Of each source, type and subtype. */
  readonly counts: readonly CountedLabels[];
  readonly label_count: number;
  /** Absent where it is not counted: it takes a scan of all transfers. */
  readonly match?: LabelMatch;
}

/**
 * Of one network, about the slice that was named or else the newest. Each throws what the catalogue has for what is not
 * there: SLICE_NOT_FOUND, SLICE_DAMAGED, ALERT_NOT_FOUND, CASE_NOT_FOUND, ADDRESS_NOT_FOUND.
 */
export interface ReadingSource {
  alerts(choice: AlertChoice, row_limit: number): Promise<AlertListing>;
  alert(alert_id: string): Promise<AlertReading>;
  /** The ids of its alerts, the highest-ranked first. */
  alertsOfCase(cluster_id: string): Promise<readonly string[]>;
  /** `written` may be short, as 5FEUnXua…MLaf. */
  explanation(written: string): Promise<Explanation>;
  labels(choice: LabelChoice): Promise<LabelListing>;
}
