/** Times shifted: each relation's series of transfers moves by an offset of its own, around the window. */
import { seededRandom } from '@analytics/graph';
import { DAY_MS, HOUR_MS } from '@analytics/domain';
import type { DetectionInput } from '../structural/detection.ts';
import type { Copy } from './copy.ts';
import { copiedInput } from './copied-input.ts';
import type { ReferenceSettings } from './params.ts';
import { relationsOf } from './relations.ts';

/** A series that moves by less is where it was. */
const MOVED_MS = HOUR_MS;

/**
 * Keeps who pays whom, the amounts, and the gaps of each relation (around the window's end); breaks acting together and
 * one after another. Offsets are whole days and a little, so that the hours of the day stay; a window of fewer than
 * three days moves by any time. Deterministic in the seed. O(transfers · log(transfers)).
 */
export function shiftTimes(input: DetectionInput, seed: number, { time_jitter_hours }: ReferenceSettings): Copy {
  const { transfers, window } = input;
  const random = seededRandom(seed);
  const relations = relationsOf(transfers, input.addresses.length);
  const timestamp_ms = new Float64Array(transfers.length);
  const span_ms = window.end_ms - window.start_ms;
  const days = Math.floor(span_ms / DAY_MS);
  const jitter_ms = time_jitter_hours * HOUR_MS;
  let moved = 0;
  for (let relation = 0; relation < relations.count; relation++) {
    const drawn_ms =
      days < 3
        ? random.float() * span_ms
        : random.below(days) * DAY_MS + Math.round((2 * random.float() - 1) * jitter_ms);
    const offset_ms = ((Math.round(drawn_ms) % span_ms) + span_ms) % span_ms;
    if (Math.min(offset_ms, span_ms - offset_ms) >= MOVED_MS) moved++;
    for (let at = relations.offsets[relation]!; at < relations.offsets[relation + 1]!; at++) {
      const row = relations.rows[at]!;
      const shifted_ms = transfers.timestamp_ms[row]! - window.start_ms + offset_ms;
      timestamp_ms[row] = window.start_ms + (shifted_ms % span_ms);
    }
  }
  return {
    input: copiedInput(input, { timestamp_ms }),
    moved_ratio: relations.count === 0 ? 0 : moved / relations.count,
  };
}
