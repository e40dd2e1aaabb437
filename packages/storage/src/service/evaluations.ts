/** Evaluations of slices: what "analytics evaluate" measured, kept for those who read the slice. */
import { evaluationRowSchema, type EvaluationRow, type Window } from '@analytics/domain';
import type { Database } from '../engine/database.ts';
import { parsedRows } from '../engine/parsed-rows.ts';
import { sliceParameters } from '../slices/slice.ts';
import { statement } from '../engine/statements.ts';

export interface EvaluationMeasure {
  readonly scope: string;
  readonly name: string;
  readonly measure: string;
  readonly value: number;
}

/** Keeps the measures beside those of earlier evaluations. */
export async function saveEvaluation(
  database: Database,
  window: Window,
  measures: readonly EvaluationMeasure[],
  { truth, now_ms }: { readonly truth: string; readonly now_ms: number },
): Promise<void> {
  await database.command(statement('evaluations/insert'), {
    ...sliceParameters(window),
    evaluated_at_ms: now_ms,
    truth,
    scopes: measures.map(({ scope }) => scope),
    names: measures.map(({ name }) => name),
    measures: measures.map(({ measure }) => measure),
    values: measures.map(({ value }) => value),
  });
}

/** The measures of the newest evaluation of a slice; empty where it was never evaluated. */
export async function latestEvaluation(database: Database, window: Window): Promise<EvaluationRow[]> {
  return await parsedRows(database, evaluationRowSchema, statement('evaluations/latest'), sliceParameters(window));
}
