/**
 * The schemes of a window with their evidence in bits, before chance and prior: what a window and its shuffled copies
 * are compared by.
 */
import { evidenceOf, type Evidence } from '../evidence/scorecard.ts';
import { measuresOf, type Measures } from '../evidence/measure.ts';
import { TERM_WEIGHTS } from '../evidence/weights.ts';
import type { ScoredScheme } from '../reference/chance.ts';
import type { TypologyContext } from '../typologies/context.ts';
import { withEveryEnd } from '../typologies/detect-typologies.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import { mergeDetections, type Scheme } from './merge-detections.ts';

export interface SchemeWithEvidence {
  readonly scheme: Scheme;
  readonly measures: Measures;
  readonly evidence: Evidence;
  readonly counted: ScoredScheme;
}

/** `detections` are those of the chapters, `extra` those of typologies that users added. Deterministic. */
export function scoredSchemes(
  context: TypologyContext,
  detections: readonly TypologyDetection[],
  extra: readonly TypologyDetection[],
): SchemeWithEvidence[] {
  const own = extra.map((detection) => ({ ...detection, roles: withEveryEnd(context, detection) }));
  return mergeDetections(context, [...detections, ...own]).map((scheme) => scored(context, scheme));
}

/** O(transfers of the scheme's participants). */
export function scored(context: TypologyContext, scheme: Scheme): SchemeWithEvidence {
  const measures = measuresOf(context, scheme);
  const evidence = evidenceOf(measures, TERM_WEIGHTS);
  const methods = [...new Set(scheme.lead.patterns.map((at) => context.input.patterns[at]!.detection_method))];
  const { typology_type } = scheme.lead;
  return { scheme, measures, evidence, counted: { typology_type, methods, bits: evidence.bits } };
}
