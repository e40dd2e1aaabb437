/** The weights of the scorecard. Written by `npm run learn`, which says from which sources; edit them there. */
import type { TermWeights } from './scorecard.ts';

export const LEARNT_WEIGHTS: TermWeights = {
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
};
