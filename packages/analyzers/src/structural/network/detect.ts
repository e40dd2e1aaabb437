/** Smurfing networks and their relatives: many addresses that act as one. */
import type { DetectionResult, DetectionInput } from '../detection.ts';
import { moneyOf } from '../money.ts';
import { noticeBook } from '../notices.ts';
import { anomalousComponents } from './anomalous-component.ts';
import { bipartites } from './bipartite.ts';
import { gatherScatters } from './gather-scatter.ts';
import type { NetworkSettings } from './params.ts';
import { scatterGathers } from './scatter-gather.ts';
import { patternsOf } from './network-shape.ts';
import { stackedSchemes } from './stack.ts';

/**
 * Searches each shape and reports one pattern per set of members, under the most specific subtype that it fits. See
 * README.md. Deterministic; the work of each search is bounded by `total_steps`.
 */
export function detectNetworks(input: DetectionInput, settings: NetworkSettings): DetectionResult {
  const money = moneyOf(input);
  const book = noticeBook();
  const shapes = [
    ...scatterGathers(input, money, settings, book),
    ...gatherScatters(input, money, settings, book),
    ...stackedSchemes(input, money, bipartites(input, settings, book), settings),
    ...anomalousComponents(input, money, settings, book),
  ];
  const patterns = patternsOf(shapes, input.transfers, book);
  return { patterns, notices: [...money.notices, ...book.list()] };
}
