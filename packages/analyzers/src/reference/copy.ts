/** A shuffled copy of a window, and how much of it was moved. */
import type { DetectionInput } from '../structural/detection.ts';

export const SHUFFLES = ['ties', 'times', 'amounts', 'sums'] as const;

/**
 * `ties`: who pays whom; `times`: when a relation acts; `amounts`: how much it pays; `sums`: which of those whom it pays
 * a payer pays an unusual sum.
 */
export type Shuffle = (typeof SHUFFLES)[number];

export interface Copy {
  readonly input: DetectionInput;
  /** Share of the units that are not where they were. */
  readonly moved_ratio: number;
}
