/** Patterns of all detectors, one per identity: what two of them see over the same addresses is one pattern. */
import type { Pattern } from '@analytics/domain';
import { identityKey } from './identity.ts';

/**
 * Of patterns of one identity the first is kept, with the surprise that a later one measures: detectors come in the
 * order of how much they prove. Keeps the order. O(patterns).
 */
export function onePerIdentity(patterns: readonly Pattern[]): Pattern[] {
  const byIdentity = new Map<string, Pattern>();
  for (const pattern of patterns) {
    const key = identityKey(pattern);
    const known = byIdentity.get(key);
    if (known === undefined) byIdentity.set(key, pattern);
    else if (known.surprise_bits === undefined && pattern.surprise_bits !== undefined)
      byIdentity.set(key, { ...known, surprise_bits: pattern.surprise_bits });
  }
  return [...byIdentity.values()];
}
