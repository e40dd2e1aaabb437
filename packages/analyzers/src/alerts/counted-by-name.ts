/** How many schemes have which name. */
import type { Scheme } from './merge-detections.ts';

/** `12 collection, 3 layering`: the most frequent first, then by name. */
export function countedByName(schemes: readonly Pick<Scheme, 'lead'>[]): string {
  const counts = new Map<string, number>();
  for (const { lead } of schemes) counts.set(lead.typology_type, (counts.get(lead.typology_type) ?? 0) + 1);
  return [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`)
    .join(', ');
}
