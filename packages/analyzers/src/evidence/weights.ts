/**
 * The weights of the scorecard. `npm run learn` fits others and prints how well each source of truth is judged by
 * weights that the other sources taught; `--write` writes them here. All nine networks were judged better by 0.5 for
 * every term, which is what reason gives, than by weights learnt elsewhere (docs/evaluation.md): so 0.5 stands. A business
 * has its full weight: of candidates that mostly run through one, 1 in 115 was true on the two towns it was measured on.
 */
import type { TermWeights } from './scorecard.ts';

export const TERM_WEIGHTS: TermWeights = {
  novelty: 0.5,
  dedication: 0.5,
  own_life: 0.5,
  exit: 0.5,
  surprise: 0.5,
  same_transfers: 0.5,
  corroboration: 0.5,
  concentration: 0.5,
  size: 0.5,
  evidence: 0.5,
  same_amounts: 0.5,
  proof: 0.5,
  regularity: 0.5,
  risk: 0.5,
  business: 1,
};
