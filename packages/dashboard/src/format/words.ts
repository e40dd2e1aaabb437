/** Ids of the API as words. */

/** What a grade of proof rests on: `shape_time_value` as `shape, time, value`. */
export function proofWords(proof_grade: string): string {
  return proof_grade.replaceAll('_', ', ');
}

export function words(id: string): string {
  return id.replaceAll('_', ' ');
}

export { capitalised } from '@analytics/domain';
