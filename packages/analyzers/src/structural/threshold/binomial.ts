/** The exact one-sided binomial test for a fair coin. */

/**
 * P(X ≥ successes) for X ~ Binomial(trials, ½), by summation of the probabilities from `successes` up, each from the
 * one before it by the exact ratio (n − k) / (k + 1). 1 for `successes` ≤ 0. O(trials). Relative error below 1e-11 up
 * to a million trials.
 */
export function binomialTailHalf(successes: number, trials: number): number {
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  let logFirst = -trials * Math.LN2;
  const smaller = Math.min(successes, trials - successes);
  for (let i = 1; i <= smaller; i++) logFirst += Math.log((trials - smaller + i) / i);
  let term = 1;
  let sum = 1;
  for (let k = successes; k < trials; k++) {
    term *= (trials - k) / (k + 1);
    sum += term;
  }
  return Math.min(1, Math.exp(logFirst + Math.log(sum)));
}
