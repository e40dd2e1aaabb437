/**
 * The schemes of a window with their evidence in bits, before chance and prior: what a window and its shuffled copies
 * are compared by.
 */
import { evidenceOf, type Evidence } from '../evidence/scorecard.ts';
import { measuresOf, type Measures } from '../evidence/measure.ts';
import { TERM_WEIGHTS } from '../evidence/weights.ts';
import type { ScoredScheme } from '../reference/chance.ts';
import type { TypologyContext } from '../typologies/context.ts';
import { detectTypologies, withEveryEnd } from '../typologies/detect-typologies.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import type { TypologySettings } from '../typologies/settings.ts';
import { mergeDetections, type Scheme } from './merge-detections.ts';

export interface SchemeWithEvidence {
  readonly scheme: Scheme;
  readonly measures: Measures;
  readonly evidence: Evidence;
  readonly counted: ScoredScheme;
}

/** `extra` are detections of typologies that users added. Deterministic. */
export function scoredSchemes(
  context: TypologyContext,
  extra: readonly TypologyDetection[],
  settings: TypologySettings,
): SchemeWithEvidence[] {
  const own = extra.map((detection) => ({ ...detection, roles: withEveryEnd(context, detection) }));
  return mergeDetections(context, [...detectTypologies(context, settings), ...own]).map((scheme) => {
    const measures = measuresOf(context, scheme);
    const evidence = evidenceOf(measures, TERM_WEIGHTS);
    const methods = [...new Set(scheme.lead.patterns.map((at) => context.input.patterns[at]!.detection_method))];
    const { typology_type } = scheme.lead;
    return { scheme, measures, evidence, counted: { typology_type, methods, bits: evidence.bits } };
  });
}
