/** What a run took from an earlier run of its slice, and why it computed the rest. */
import { FIRST_TIME } from '@analytics/jobs';
import { auditPage, type Database } from '@analytics/storage';

export interface KeptOfRun {
  /** `kept`, or why it was computed, by part; none of a run that had nothing to compute. */
  readonly parts: Readonly<Record<string, string>>;
  /** The date whose window showed what chance alone does; '' where none was looked at. */
  readonly chance_of: string;
  /** Whether an earlier run made its shuffled copies. */
  readonly is_chance_kept: boolean;
}

/** Of a step's details. */
interface StepDetails {
  readonly kept?: Readonly<Record<string, string>>;
  readonly calibration?: { readonly processing_date: string; readonly is_reused: boolean };
}

const KEPT = 'kept';
/** More than a run has steps, also when it was taken up many times. */
const MAX_STEPS = 100;

/** From the audit of its steps, of which the newest of each part counts. */
export async function keptOfRun(database: Database, run_id: string): Promise<KeptOfRun> {
  const any = { window_days: 0, processing_date: '', row_offset: 0 };
  const rows = await auditPage(database, { ...any, run_id, row_limit: MAX_STEPS });
  const details = rows.reverse().map(({ details_json }) => JSON.parse(details_json) as StepDetails);
  const calibration = details.findLast((one) => one.calibration !== undefined)?.calibration;
  return {
    parts: Object.assign({}, ...details.map(({ kept }) => kept ?? {})) as Record<string, string>,
    chance_of: calibration?.processing_date ?? '',
    is_chance_kept: calibration?.is_reused ?? false,
  };
}

/** `Kept from an earlier run of the slice: features, patterns.` and why the rest was computed, of a slice that had a run before. */
export function keptLines({ parts, chance_of, is_chance_kept }: KeptOfRun): string[] {
  const names = Object.keys(parts);
  const kept = names.filter((name) => parts[name] === KEPT);
  const byReason = new Map<string, string[]>();
  for (const name of names.filter((one) => parts[one] !== KEPT && parts[one] !== FIRST_TIME))
    byReason.set(parts[name] ?? '', [...(byReason.get(parts[name] ?? '') ?? []), name]);
  return [
    ...(kept.length > 0 ? [`Kept from an earlier run of the slice: ${kept.join(', ')}.`] : []),
    ...[...byReason].map(([reason, computed]) => `Computed: ${computed.join(', ')} (${reason}).`),
    ...(is_chance_kept ? [`Chance is kept as it was measured for ${chance_of}.`] : []),
  ];
}
