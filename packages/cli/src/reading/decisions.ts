/** What commands that decide say: to the engine, or to the service that has the data directory open. */
import type {
  DispositionRow,
  DispositionStatus,
  LabelCounts,
  Learning,
  NewLabel,
  SuppressionRow,
} from '@analytics/domain';
import type { WatchCounts } from '@analytics/storage';
import type { WatchPlace } from './reading-source.ts';

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

export interface ListFile {
  readonly file_name: string;
  readonly content: string;
}

export interface WatchImport extends WatchCounts {
  readonly read_count: number;
  /** What is no address of the network, by reason. */
  readonly set_aside: readonly { readonly reason: string; readonly count: number; readonly example: string }[];
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
  /** Throws WATCH_LIMIT, INVALID_REQUEST. */
  watch(list_name: string, addresses: readonly string[], note: string): Promise<WatchCounts>;
  /** The addresses of a file, in any format of labels. Throws WATCH_LIMIT, LABELS_UNREADABLE. */
  watchList(list_name: string, file: ListFile, note: string): Promise<WatchImport>;
  /** How many are watched no longer. Throws WATCH_NOT_FOUND. */
  unwatch(place: WatchPlace, reason: string): Promise<number>;
  /** How many were removed. Throws LABEL_NOT_FOUND. */
  removeLabels(place: LabelPlace, reason: string): Promise<number>;
}
