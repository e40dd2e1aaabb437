/** The decisions that one key opens. */
import type { DispositionStatus } from '@analytics/domain';

export const DECISION_KEYS = [
  ['r', 'in_review'],
  ['t', 'true_positive'],
  ['f', 'false_positive'],
  ['c', 'closed'],
] as const satisfies readonly (readonly [key: string, status: DispositionStatus])[];

export const STATUS_OF_KEY: ReadonlyMap<string, DispositionStatus> = new Map(DECISION_KEYS);
