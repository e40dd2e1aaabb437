/** The mean depth of an unsuccessful search in a binary search tree: what isolation depths are measured against. */

/**
 * c(n) = 2 H(n − 1) − 2 (n − 1) / n, with the harmonic number itself where the paper estimates it as ln n + 0.5772; 0
 * below two points. Source: Liu, Ting, Zhou 2008, equation 1, doi:10.1109/ICDM.2008.17.
 */
export function expectedPathLength(points: number): number {
  if (points < 2) return 0;
  let harmonic = 0;
  for (let i = 1; i < points; i++) harmonic += 1 / i;
  return 2 * harmonic - (2 * (points - 1)) / points;
}
