/** What the API is given by the composition root. It opens nothing itself and computes nothing. */
import type { FilingSettings, NetworkName, NotificationSettings, SignInSettings, TaskQueue } from '@analytics/domain';
import type { SliceAnalyses } from '@analytics/jobs';
import type { Database, ResidentSlices } from '@analytics/storage';
import type { ApiKey } from './security/api-keys.ts';

/**
 * `reads` answers small questions; `exports` is kept busy by whole tables and `queries` by what users write in SQL, so
 * that nobody waits behind one.
 */
export type DatabaseLane = 'reads' | 'exports' | 'queries';

export interface Databases {
  /** The database that all networks share. */
  readonly service: Database;
  /** The same, for what the service asks on its own account: behind nobody's request. */
  readonly watch: Database;
  /** The network's database, opened once. Throws NETWORK_NOT_FOUND. */
  of(network: NetworkName, lane: DatabaseLane): Promise<Database>;
  /** What is kept in memory of the network's published slices. Throws NETWORK_NOT_FOUND. */
  resident(network: NetworkName): Promise<ResidentSlices>;
  /** The networks that were asked for since the start. */
  opened(): readonly NetworkName[];
  /** Throws where the engine does not answer. */
  networks(): Promise<string[]>;
  close(): Promise<void>;
}

export interface ScheduleView {
  readonly name: string;
  readonly task_name: string;
  readonly cron: string;
  readonly network: string;
  readonly window_days: number;
  readonly date: string;
  readonly next_ms: number | null;
  /** The newest occurrence that was fired; null where none was, or nobody remembers. */
  readonly last: { readonly occurrence_ms: number; readonly fired_ms: number; readonly task_id: string } | null;
}

export interface ApiLimits {
  readonly requests_per_minute: number;
  /** A request must have arrived whole by then. */
  readonly request_timeout_ms: number;
  /** How often that is looked at. */
  readonly timeout_check_ms: number;
  readonly body_bytes: number;
  /** When the service closes, what has not been read by then is cut off. */
  readonly shutdown_grace_ms: number;
  /** Exports written at one time; others wait. */
  readonly exports_at_once: number;
  readonly exports_waiting: number;
  /** Exports on the disk at one time, those included that clients have not read to the end. */
  readonly export_files: number;
  /** Of these, and of those that wait, how many are one client's. */
  readonly export_files_per_client: number;
  readonly exports_waiting_per_client: number;
  /** A client that does not take the next 256 KiB of its export by then is cut off. */
  readonly export_idle_ms: number;
  /** And one that, after as long, has taken less than this over its whole download. */
  readonly export_bytes_per_second: number;
  /** Of one file that is attached to a case. */
  readonly case_file_bytes: number;
  /** Files that a case has at one time. */
  readonly case_files: number;
  /** Files that are received at one time: each is in memory whole. */
  readonly uploads_at_once: number;
  /** Of these, how many are one client's. */
  readonly uploads_per_client: number;
  /** Streams of events that one client has open. */
  readonly event_streams: number;
  /** Of one address, begun and ended. */
  readonly sign_ins_per_minute: number;
}

export const STANDARD_LIMITS: ApiLimits = {
  requests_per_minute: 6000,
  request_timeout_ms: 30_000,
  timeout_check_ms: 5_000,
  body_bytes: 1_048_576,
  shutdown_grace_ms: 6_000,
  exports_at_once: 2,
  exports_waiting: 16,
  export_files: 8,
  export_files_per_client: 3,
  exports_waiting_per_client: 6,
  export_idle_ms: 60_000,
  export_bytes_per_second: 32_768,
  case_file_bytes: 10_000_000,
  case_files: 100,
  uploads_at_once: 4,
  uploads_per_client: 2,
  event_streams: 64,
  sign_ins_per_minute: 120,
};

export interface ApiContext {
  readonly databases: Databases;
  readonly queue: TaskQueue;
  /** Empty, and no key was ever stored and no provider set: everyone on this machine may do all. */
  readonly keys: readonly ApiKey[];
  readonly sign_in: SignInSettings;
  /** `on-demand` or `daily`, as deployed clients read it from /health. */
  readonly mode: string;
  readonly version: string;
  readonly default_network: string | undefined;
  /** Parses the settings of a run before it is queued. Throws INVALID_SETTING, UNKNOWN_SOURCE. */
  readonly parse_config: (network: NetworkName, config: Readonly<Record<string, unknown>>) => void;
  readonly schedules: () => Promise<readonly ScheduleView[]>;
  /** What reads a window again, in workers. */
  readonly analyses: SliceAnalyses;
  readonly scheduler_is_active: boolean;
  /** Where messages may go. */
  readonly notifications: NotificationSettings;
  /** Who reports to an authority, and whether one person may draft and approve. */
  readonly filing: FilingSettings;
  /** Where exports are written before they leave, and the access log is kept. */
  readonly data_dir: string;
  /** The built dashboard, where there is one. */
  readonly dashboard_dir: string | undefined;
  readonly log_level: string;
  /** Leaves secrets out of what is logged or told. */
  readonly redact: (text: string) => string;
  /** Directories of this machine that no answer names, besides data_dir. */
  readonly private_directories: readonly string[];
  readonly limits: ApiLimits;
  readonly now_ms: () => number;
}
