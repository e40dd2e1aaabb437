/** Compares the published alerts of a slice with what was planted, and keeps the measures beside the slice. */
import { evaluateAlerts, measuresOf, type Evaluation } from '@analytics/analyzers';
import type { NetworkName, Window } from '@analytics/domain';
import { saveEvaluation, sliceAlerts, type Database } from '@analytics/storage';
import { readPlantedTruth } from './planted-truth.ts';

export interface SliceEvaluation {
  /** Where the truth was found. */
  readonly directory: string;
  readonly evaluation: Evaluation;
}

/** Throws SLICE_NOT_FOUND, SOURCE_NOT_FOUND, SOURCE_UNREADABLE, SOURCE_SCHEMA. */
export async function evaluateSlice(
  database: Database,
  network: NetworkName,
  window: Window,
  truth_directory: string,
  now_ms: number,
): Promise<SliceEvaluation> {
  const told = await sliceAlerts(database, window);
  const truth = await readPlantedTruth(truth_directory, network, window);
  const evaluation = evaluateAlerts({ ...truth, ...told });
  await saveEvaluation(database, window, measured(evaluation), { truth: truth.directory, now_ms });
  return { directory: truth.directory, evaluation };
}

/** The measures that have a value. */
export function measured(evaluation: Evaluation): { scope: string; name: string; measure: string; value: number }[] {
  return measuresOf(evaluation).flatMap(({ value, ...rest }) => (value === null ? [] : [{ ...rest, value }]));
}
