/** A second look with wider windows, for schemes that take their time. See README.md. */
import { isDeepStrictEqual } from 'node:util';
import type { Pattern, RunNotice } from '@analytics/domain';
import { weakened } from '../confidence.ts';
import type { DetectionInput, DetectionResult, Detector } from '../detection.ts';
import { identityKey } from '../identity.ts';
import type { SlowLookSettings } from './params.ts';

export function isSlowPattern({ found_by }: Pattern): boolean {
  return found_by === 'slow_look';
}

/**
 * A detector's patterns under `quick`, then what only `slow` shows. A second look that is switched off, or whose
 * settings are those of the first, costs nothing; else the detector runs twice.
 */
export function twoLooks<Settings>(
  detect: Detector<Settings>,
  input: DetectionInput,
  quick: Settings,
  slow: Settings,
  slow_look: SlowLookSettings,
): DetectionResult {
  const first = detect(input, quick);
  if (slow_look.window_hours === 0 || isDeepStrictEqual(quick, slow)) return first;
  return withNews(input, first, detect(input, slow), slow_look);
}

function withNews(
  { transfers }: DetectionInput,
  quick: DetectionResult,
  slow: DetectionResult,
  { window_hours, confidence_ratio, max_known_ratio }: SlowLookSettings,
): DetectionResult {
  const identities = new Set(quick.patterns.map(identityKey));
  const known = new Map<string, Uint8Array>();
  for (const { pattern_type, transfers: rows } of quick.patterns) {
    let held = known.get(pattern_type);
    if (held === undefined) known.set(pattern_type, (held = new Uint8Array(transfers.length)));
    for (const row of rows) held[row] = 1;
  }
  const isNews = (pattern: Pattern): boolean => {
    const held = known.get(pattern.pattern_type);
    const heldCount = held === undefined ? 0 : pattern.transfers.filter((row) => held[row] === 1).length;
    return !identities.has(identityKey(pattern)) && heldCount < max_known_ratio * pattern.transfers.length;
  };
  const news = slow.patterns.filter(isNews).map((pattern) => ({
    ...pattern,
    confidence_score: weakened(pattern.confidence_score, pattern.proof_grade, confidence_ratio),
    detection_method: `${pattern.detection_method}_slow`,
    found_by: 'slow_look' as const,
  }));
  return {
    patterns: [...quick.patterns, ...news],
    notices: [...quick.notices, ...newNotices(quick, slow, window_hours)],
  };
}

/** What the second look says anew; that it assumed the same as the first needs no repeating. */
function newNotices(quick: DetectionResult, slow: DetectionResult, window_hours: number): RunNotice[] {
  const said = new Set(quick.notices.map(({ message }) => message));
  return slow.notices
    .filter(({ message }) => !said.has(message))
    .map((notice) => ({ ...notice, message: `Looking over ${window_hours} hours: ${notice.message}` }));
}
