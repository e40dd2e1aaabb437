/** A case by the typologies of its alerts: what a reader remembers it by. */
import { typologyWords } from '@analytics/domain';
import { capitalised } from '../format/words.ts';
import { strings } from '../strings.ts';

const MAX_NAMED = 3;

/** `Exposure to mixer · dispersion · 2 more`. */
export function caseTitle(typology_types: readonly string[]): string {
  const [first, ...others] = typology_types.slice(0, MAX_NAMED).map(typologyWords);
  if (first === undefined) return strings.cases.case;
  const left = typology_types.length - MAX_NAMED;
  return [capitalised(first), ...others, ...(left > 0 ? [strings.cases.more_kinds(left)] : [])].join(' · ');
}
