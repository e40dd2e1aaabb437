/**
 * What reading commands ask: the engine, or the service that has the data directory open. Both answer the same.
 */
import type {
  AlertRow,
  AlertSummary,
  AuditedStep,
  AddressChange,
  AddressMention,
  AddressName,
  AddressRole,
  AddressRoleRow,
  ChapterExplanation,
  DispositionRow,
  CsvCells,
  DispositionStatus,
  Watch,
  WatchActivity,
  WatchChange,
  WorkQueue,
  EntityAmong,
  EntityKind,
  EntityLinkRow,
  EntityRefusalRow,
  EntityRow,
  LabelChange,
  LabelConflict,
  LabelMatch,
  Learning,
  ListedPreview,
  ListedRole,
  SettingChange,
  Severity,
  ShownRun,
  StandingLabel,
  SuppressionRow,
  TraceEntity,
  TransferRow,
} from '@analytics/domain';
import type { TypologySettings } from '@analytics/analyzers';
import type { SliceVerification, TraceQuestion, WindowTrace } from '@analytics/jobs';
import type {
  AlertChanges,
  CoreFacts,
  ExportFormat,
  ExportName,
  ListedAsset,
  SliceFacts,
  SuppressionEffect,
} from '@analytics/storage';

export interface QueryAnswer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Whether there are more than were asked for. */
  readonly has_more: boolean;
}

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
  readonly notices: ShownRun['notices'];
  /** What was loaded after the slice was computed, in sentences; empty where nothing was. */
  readonly outdated: readonly string[];
}

export interface AlertReading {
  readonly alert: AlertRow;
  readonly labels: readonly AddressName[];
  /** Whose the involved addresses and the destinations are. */
  readonly entities: readonly EntityAmong[];
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
  readonly assignee?: string | undefined;
  readonly queue?: WorkQueue | undefined;
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

/** '' for any, of each. */
export interface WatchPlace {
  readonly address: string;
  readonly list_name: string;
}

export interface WatchNews {
  readonly slice: string;
  /** The published date before, of that window; undefined without one: then all is new. */
  readonly since_date: string | undefined;
  readonly activity: readonly WatchActivity[];
  readonly total_count: number;
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
  /** By a scan of all transfers. */
  readonly match: LabelMatch;
}

export interface RoleChoice {
  readonly role: AddressRole | undefined;
  readonly only_unlabelled: boolean;
  readonly row_limit: number;
}

export interface RoleListing {
  /** `DATE/DAYS`. */
  readonly slice: string;
  readonly roles: readonly ListedRole[];
}

export interface EntityChoice {
  readonly kind: EntityKind | undefined;
  readonly row_limit: number;
}

export interface EntityListing {
  /** `DATE/DAYS`. */
  readonly slice: string;
  readonly entities: readonly EntityRow[];
  /** Newest first. */
  readonly refusals: readonly EntityRefusalRow[];
}

export interface EntityReading {
  /** `DATE/DAYS`. */
  readonly slice: string;
  /** null for an address that is its own owner, as far as is known. */
  readonly entity: EntityRow | null;
  /** Of the entity; those of the address come first. */
  readonly links: readonly EntityLinkRow[];
  /** Links of the address that merge nothing. */
  readonly hints: readonly EntityLinkRow[];
  /** Of the address, newest first. */
  readonly refusals: readonly EntityRefusalRow[];
}

export interface AskedTrace extends WindowTrace {
  /** The most money first. */
  readonly entities: readonly TraceEntity[];
  /** null where it was not kept. */
  readonly trace_id: string | null;
}

export interface VerifiedSlice extends SliceVerification {
  /** `DATE/DAYS`. */
  readonly slice: string;
}

export interface PreviewedSlice extends ListedPreview {
  /** `DATE/DAYS`. */
  readonly slice: string;
}

/** How an export is written; `cells` counts for CSV only. */
export interface ExportForm {
  readonly format: ExportFormat;
  readonly cells: CsvCells;
}

export interface NetworkStatus {
  readonly loaded: CoreFacts;
  /** `damage` is empty where a slice is whole. */
  readonly slices: readonly (SliceFacts & { readonly damage: string })[];
  readonly runs: readonly ShownRun[];
  readonly address_changes: readonly AddressChange[];
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
  /** All of them, the believed label of each first. */
  conflicts(): Promise<readonly LabelConflict[]>;
  /** Newest first; '' for every address. */
  labelChanges(address: string, row_limit: number): Promise<readonly LabelChange[]>;
  /** By list and address. */
  watches(choice: WatchPlace, row_limit: number): Promise<readonly Watch[]>;
  /** Newest first; '' for every address. */
  watchChanges(address: string, row_limit: number): Promise<readonly WatchChange[]>;
  /** What watched addresses did in the slice, the news first. Throws SLICE_NOT_FOUND. */
  watchActivity(row_limit: number): Promise<WatchNews>;
  roles(choice: RoleChoice): Promise<RoleListing>;
  /** At most `row_limit` links and as many hints. */
  entityOf(address: string, row_limit: number): Promise<EntityReading>;
  entities(choice: EntityChoice): Promise<EntityListing>;
  /** Most transfers first. */
  assets(): Promise<readonly ListedAsset[]>;
  /** Of the window length that was named, or else that of the newest slice. */
  alertChanges(before_date: string, after_date: string): Promise<AlertChanges>;
  /** Newest first, ended ones included. */
  suppressionRules(): Promise<readonly SuppressionRow[]>;
  /** What a rule does, with the others in force, to the alerts of the slice; an ended one as if it were in force. */
  suppressionEffect(
    rule: Pick<SuppressionRow, 'typology_type' | 'address'>,
  ): Promise<Pick<SuppressionEffect, 'hidden_count' | 'shared_count'>>;
  /** Without `id` all of the slice. Throws PATTERN_NOT_FOUND, TRACE_NOT_FOUND too. */
  verification(id: string | undefined): Promise<VerifiedSlice>;
  /** Throws TRANSFER_NOT_FOUND, EMPTY_WINDOW, RUN_UNDER_WAY too. */
  trace(question: TraceQuestion, is_kept: boolean): Promise<AskedTrace>;
  /** Writes it to a file, whole or not at all. Throws OUTPUT_UNWRITABLE, DISK_FULL too. */
  exportTo(path: string, name: ExportName, form: ExportForm): Promise<void>;
  /** The parameters of one of ours as a run of the network reads them. */
  typologyParameters(typology_type: keyof TypologySettings): Promise<Readonly<Record<string, unknown>>>;
  /** What changed settings would add to the alerts of the slice and remove from them. Throws INVALID_SETTING too. */
  preview(changes: readonly SettingChange[]): Promise<PreviewedSlice>;
  /** What decisions taught. */
  learning(): Promise<Learning>;
  audit(row_limit: number): Promise<readonly AuditedStep[]>;
  status(run_limit: number): Promise<NetworkStatus>;
  /** One SELECT. Throws QUERY_INVALID. */
  query(text: string, row_limit: number): Promise<QueryAnswer>;
}
