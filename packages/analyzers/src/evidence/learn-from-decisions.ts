/**
 * What the decisions of a network's own analysts teach: which of its alerts are false more often than the scorecard
 * says, by name and by term. It adds one term to the evidence, so that it is seen, and is taken away by taking away the
 * decisions.
 */
import { counted } from '@analytics/domain';
import { penalisedLogistic, type Coefficient } from './penalised-logistic.ts';
import { DECIDED_TERM, evidenceOfTerms, rounded, type Evidence } from './scorecard.ts';
import { TERM_NAMES, type TermName } from './terms.ts';
import { TERM_WEIGHTS } from './weights.ts';

/** An alert that somebody called right or false, as it was when they did. */
export interface DecidedAlert {
  readonly typology_type: string;
  /** prior_bits + Σ value · weight, without what decisions had taught by then. */
  readonly bits: number;
  /** Of each term before its weight; a term that was not there yet is 0. */
  readonly values: Readonly<Partial<Record<TermName, number>>>;
  readonly is_true: boolean;
}

/** What was learnt of alerts of one name. */
export interface LearnedName {
  readonly typology_type: string;
  readonly true_count: number;
  readonly false_count: number;
  /** Added to every scheme of that name. Rounded to 1e-6. */
  readonly bits: number;
}

export interface Learned {
  readonly true_count: number;
  readonly false_count: number;
  /** Added to the weight of each term. Rounded to 1e-6. */
  readonly shifts: Readonly<Record<TermName, number>>;
  /** By name. */
  readonly names: readonly LearnedName[];
}

/**
 * Standard deviations that are expected before any decision: of the bits of a name, and of a weight. Small, because
 * terms move together: ten false alerts of a name take one to two bits from the next like them, a hundred three to six.
 */
const NAME_BITS = 0.4;
const WEIGHT_SHIFT = 0.07;
/** What decisions add or take at most, whatever their number. */
const MAX_BITS = 6;

/**
 * Fits both at once, in the order given; no weight leaves [0, 1]. undefined without a decision. Deterministic.
 * O(rounds · decisions · (terms + names)²).
 */
export function learnFromDecisions(decided: readonly DecidedAlert[]): Learned | undefined {
  if (decided.length === 0) return undefined;
  const names = [...new Set(decided.map(({ typology_type }) => typology_type))].sort();
  const coefficients: Coefficient[] = [
    ...TERM_NAMES.map((term) => ({
      prior: 0,
      precision: WEIGHT_SHIFT ** -2,
      low: -TERM_WEIGHTS[term],
      high: 1 - TERM_WEIGHTS[term],
    })),
    ...names.map(() => ({ prior: 0, precision: NAME_BITS ** -2, low: -MAX_BITS, high: MAX_BITS })),
  ];
  const rows = decided.map(({ typology_type, bits, values, is_true }) => {
    const row = new Float64Array(coefficients.length);
    TERM_NAMES.forEach((term, at) => (row[at] = Math.LN2 * (values[term] ?? 0)));
    row[TERM_NAMES.length + names.indexOf(typology_type)] = Math.LN2;
    return { values: row, offset: Math.LN2 * bits, is_true, importance: 1 };
  });
  const found = penalisedLogistic(rows, coefficients);
  const of = (name: string, is_true: boolean): number =>
    decided.filter((one) => one.typology_type === name && one.is_true === is_true).length;
  const learned = names.map((typology_type, at) => ({
    typology_type,
    true_count: of(typology_type, true),
    false_count: of(typology_type, false),
    bits: rounded(found[TERM_NAMES.length + at]!),
  }));
  return {
    true_count: learned.reduce((sum, { true_count }) => sum + true_count, 0),
    false_count: learned.reduce((sum, { false_count }) => sum + false_count, 0),
    shifts: Object.fromEntries(TERM_NAMES.map((term, at) => [term, rounded(found[at]!)])) as Learned['shifts'],
    names: learned,
  };
}

/** The evidence of a scheme with what was learnt as its last term; as it is where nothing was. */
export function withDecisions(evidence: Evidence, typology_type: string, learned: Learned | undefined): Evidence {
  if (learned === undefined) return evidence;
  const name = learned.names.find((one) => one.typology_type === typology_type);
  const ofTerms = evidence.terms.reduce(
    (sum, term) => sum + (term.name === DECIDED_TERM ? 0 : term.value * learned.shifts[term.name]),
    0,
  );
  const value = rounded(Math.min(MAX_BITS, Math.max(-MAX_BITS, (name?.bits ?? 0) + ofTerms)));
  const decided = { name: DECIDED_TERM, value, weight: 1, sentence: sentenceOf(name, learned) } as const;
  return evidenceOfTerms([...evidence.terms, decided]);
}

function sentenceOf(name: LearnedName | undefined, { true_count, false_count }: Learned): string {
  const those = name ?? { true_count, false_count };
  const all = counted(those.true_count + those.false_count, 'alert');
  const which = name === undefined ? `${all} of other names` : `${all} of its name`;
  return `As decided here: ${those.false_count} of ${which} ${those.false_count === 1 ? 'was' : 'were'} false.`;
}
