/** Ids of the API as words. */

/** `peel chain`; `exposure to sanctions`; `layering, then dispersion`. */
export function typologyWords(typology_type: string): string {
  return typology_type
    .replaceAll('_then_', ', then ')
    .replace(/^exposure_|(?<= )exposure_/gu, 'exposure to ')
    .replaceAll('_', ' ');
}

/** What a grade of proof rests on: `shape_time_value` as `shape, time, value`. */
export function proofWords(proof_grade: string): string {
  return proof_grade.replaceAll('_', ', ');
}

export function words(id: string): string {
  return id.replaceAll('_', ' ');
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
