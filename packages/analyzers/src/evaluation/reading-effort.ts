/** How many alerts a person reads, highest-ranked first, until a given share of the schemes has been seen. */
import type { SchemeMatch } from './scheme-matches.ts';

export interface ReadingEffort {
  /** Share of the schemes to see, in (0, 1]. */
  readonly seen_share: number;
  /** Alerts read until then; null where all alerts together show fewer. */
  readonly alerts_read: number | null;
  /** alerts_read over the number of schemes: 1 is one alert a scheme. */
  readonly alerts_per_scheme: number | null;
}

/**
 * A scheme is seen with the first alert that covers half of its own addresses. `ranks` are the alerts' ranks,
 * ascending: positions count, so a gap in the ranks costs nothing. O(schemes · log schemes).
 */
export function readingEffort(
  matches: readonly SchemeMatch[],
  ranks: readonly number[],
  seen_share: number,
): ReadingEffort {
  const seen = matches.map(({ first_seen_rank }) => first_seen_rank).filter((rank) => rank !== null);
  seen.sort((a, b) => a - b);
  const wanted = Math.ceil(seen_share * matches.length);
  const last_rank = wanted > 0 ? seen[wanted - 1] : undefined;
  if (last_rank === undefined) return { seen_share, alerts_read: null, alerts_per_scheme: null };
  const alerts_read = ranks.findIndex((rank) => rank >= last_rank) + 1;
  return { seen_share, alerts_read, alerts_per_scheme: alerts_read / matches.length };
}
