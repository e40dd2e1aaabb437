/** Names that somebody may have meant. */
import { distance } from 'fastest-levenshtein';
import { keyOf } from './format.ts';

/** At most three of `names`, the nearest first; none that is nothing like it. */
export function nearest(name: string, names: readonly string[]): string[] {
  const key = keyOf(name);
  return names
    .map((one) => ({
      one,
      steps: distance(key, keyOf(one)),
      contains: keyOf(one).includes(key) || key.includes(keyOf(one)),
    }))
    .filter(({ one, steps, contains }) => contains || steps <= Math.max(2, Math.floor(one.length / 3)))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, 3)
    .map(({ one }) => one);
}
