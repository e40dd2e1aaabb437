/**
 * How much chance alone shows on a window's network: the schemes of its shuffled copies, found in worker threads or
 * taken from an earlier run.
 */
import {
  TERM_WEIGHTS,
  SHUFFLES,
  type CopyRequest,
  type CopySchemes,
  type ReferenceSettings,
  type ScoredScheme,
  type Shuffle,
  type ShuffledSchemes,
} from '@analytics/analyzers';
import { canonicalJson, counted, settingsDigest } from '@analytics/domain';
import { findCalibration, saveCalibration } from '@analytics/storage';
import type { WorkerInput } from '../compute/analysis-worker.ts';
import { runInPool } from '../compute/run-in-pool.ts';
import type { OpenWindow } from './open-window.ts';

export interface Calibration {
  /** '' where no copy was made. */
  readonly calibration_id: string;
  /** The date whose window was copied. */
  readonly processing_date: string;
  readonly is_reused: boolean;
  readonly shuffled: readonly ShuffledSchemes[];
}

/** As it is stored: schemes that are counted alike share a list of scores. */
interface StoredCopies {
  readonly shuffle: Shuffle;
  readonly copies: number;
  readonly moved_ratio: number;
  readonly kinds: readonly (Omit<ScoredScheme, 'bits'> & { readonly bits: readonly number[] })[];
}

const LARGE_WINDOW = 1_000_000;

const NOTHING_MEASURED: Calibration = { calibration_id: '', processing_date: '', is_reused: false, shuffled: [] };

/**
 * Deterministic in the window and the settings, whether made or found. Throws SLICE_NOT_FOUND without features,
 * RUN_CANCELLED.
 */
export async function calibrate(opened: OpenWindow): Promise<Calibration> {
  const { database, window, settings, listener, calibrates } = opened;
  const key = { settings_hash: hashOfWhatIsRead(opened), code_version: calibrates?.code_version ?? '' };
  const known = await findCalibration(database, window, key, settings.detection.calibration_max_age_days);
  if (known !== undefined && calibrates?.is_anew !== true) {
    const stored = JSON.parse(known.copies_json) as readonly StoredCopies[];
    noticeUnjudged(opened, stored);
    const { calibration_id, processing_date } = known;
    return { calibration_id, processing_date, is_reused: true, shuffled: stored.map(shuffledOf) };
  }
  if (calibrates === undefined) {
    noticeUnjudged(opened, []);
    return NOTHING_MEASURED;
  }
  const facts = await opened.facts();
  const stored = await makeCopies(opened, copiesOf(settings.detection, facts.transfer_count));
  noticeUnjudged(opened, stored);
  if (stored.length === 0) return NOTHING_MEASURED;
  listener.report(0.45, 'chance measured');
  const copies_json = JSON.stringify(stored);
  const { processing_date, window_days } = window;
  const { transfer_count } = facts;
  const calibration_id = settingsDigest([key, processing_date, window_days, transfer_count, copies_json]);
  const calibration = { calibration_id, processing_date, window_days, transfer_count, copies_json };
  await saveCalibration(database, calibration, key, calibrates.now_ms());
  return { calibration_id, processing_date, is_reused: false, shuffled: stored.map(shuffledOf) };
}

function copiesOf(
  { copies, copies_of_large_windows, min_transfers }: ReferenceSettings,
  transfer_count: number,
): number {
  if (transfer_count < min_transfers) return 0;
  return transfer_count > LARGE_WINDOW ? copies_of_large_windows : copies;
}

async function makeCopies(opened: OpenWindow, copies: number): Promise<StoredCopies[]> {
  if (copies === 0) return [];
  const input = { ...(await opened.typologyInput()), patterns: [] };
  const { features, structural, typologies, detection } = opened.settings;
  const shared: WorkerInput = {
    kind: 'copies',
    input,
    settings: { features, structural, typologies, reference: detection },
  };
  const requests = SHUFFLES.flatMap((shuffle) =>
    Array.from({ length: copies }, (_unused, copy): CopyRequest => ({ shuffle, copy })),
  );
  const tasks = requests.map((payload) => ({ name: 'copy', payload }));
  const made = (await runInPool(opened, shared, tasks, (_task, doneCount) => {
    opened.listener.report((0.45 * doneCount) / tasks.length, `shuffled copy ${doneCount} of ${tasks.length}`);
  })) as CopySchemes[];
  return SHUFFLES.map((shuffle) =>
    storedOf(
      made.filter((copy) => copy.shuffle === shuffle),
      shuffle,
      detection.min_moved_ratio,
    ),
  );
}

/** Copies that moved too little judge nothing and are left out. */
function storedOf(made: readonly CopySchemes[], shuffle: Shuffle, min_moved_ratio: number): StoredCopies {
  const judging = made.filter(({ moved_ratio }) => moved_ratio >= min_moved_ratio);
  const kinds = new Map<string, Omit<ScoredScheme, 'bits'> & { readonly bits: number[] }>();
  for (const { bits, ...kind } of judging.flatMap(({ schemes }) => schemes)) {
    const key = canonicalJson(kind);
    const known = kinds.get(key) ?? { ...kind, bits: [] };
    known.bits.push(bits);
    kinds.set(key, known);
  }
  return {
    shuffle,
    copies: judging.length,
    moved_ratio: made.reduce((sum, { moved_ratio }) => sum + moved_ratio, 0) / Math.max(1, made.length),
    kinds: [...kinds]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, kind]) => ({ ...kind, bits: kind.bits.sort((a, b) => b - a) })),
  };
}

function shuffledOf({ shuffle, copies, kinds }: StoredCopies): ShuffledSchemes {
  return {
    shuffle,
    copies,
    schemes: kinds.flatMap(({ bits, ...kind }) => bits.map((one) => ({ ...kind, bits: one }))),
  };
}

function noticeUnjudged({ listener }: OpenWindow, stored: readonly StoredCopies[]): void {
  const idle =
    stored.length === 0 ? [...SHUFFLES] : stored.filter(({ copies }) => copies === 0).map(({ shuffle }) => shuffle);
  if (idle.length === 0) return;
  const message = `No copy judges what is shuffled by ${idle.join(', ')}: ${counted(idle.length, 'way')} of shuffling moved too little of this window, or it holds too few transfers to be shuffled, or no copies were asked for. Such schemes carry no chance ratio.`;
  listener.notify({ code: 'CHANCE_NOT_MEASURED', message, count: idle.length });
}

/** 16 hex digits over all settings that a copy reads, and over the weights that score it. */
function hashOfWhatIsRead({ settings }: OpenWindow): string {
  const { labels, features, structural, typologies, detection } = settings;
  // How long a calibration is used changes nothing in it.
  const read = { ...detection, calibration_max_age_days: 0 };
  return settingsDigest({ labels, features, structural, typologies, detection: read, weights: TERM_WEIGHTS });
}
