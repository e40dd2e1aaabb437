/** An evaluation as a long table: one number a row, so that seeds can be combined and files compared. */
import type { AlertQuality } from './alert-quality.ts';
import type { Evaluation, TypologyResult } from './evaluate-alerts.ts';

export type MeasureScope = 'typology' | 'overall' | 'twin' | 'given_name' | 'twin_flagged_as';

export interface Measure {
  readonly scope: MeasureScope;
  /** A typology, a twin, or `all`; of given names `planted as given`. */
  readonly name: string;
  readonly measure: string;
  /** Counts, ratios and ranks; null where a ratio has nothing to divide by. */
  readonly value: number | null;
}

const TYPOLOGY_MEASURES = [
  'instance_count',
  'found_50_count',
  'found_80_count',
  'recall_50',
  'recall_80',
  'mean_jaccard',
  'right_name_ratio',
  'alerts_per_found',
  'victim_count',
  'victim_suspected_count',
  'victim_suspected_ratio',
] as const satisfies readonly (keyof TypologyResult)[];

const QUALITY_MEASURES = [
  'scheme_count',
  'found_half',
  'found_most',
  'rightly_named',
  'precision',
  'precision_first_50',
  'false_ratio',
  'look_alike_flagged_ratio',
  'suspect_precision',
  'suspect_recall',
] as const satisfies readonly (keyof AlertQuality)[];

/** In a fixed order, scope `overall`. */
export function qualityMeasures(quality: AlertQuality): Measure[] {
  const { area_under_curve, calibration_error } = quality.confidence;
  const values: [string, number | null][] = [
    ...QUALITY_MEASURES.map((measure): [string, number | null] => [measure, quality[measure]]),
    ['confidence_area_under_curve', area_under_curve],
    ['confidence_calibration_error', calibration_error],
  ];
  return values.map(([measure, value]) => ({ scope: 'overall', name: 'all', measure, value }));
}

/** In a fixed order: overall, typologies, twins, then names. */
export function measuresOf(evaluation: Evaluation): Measure[] {
  const { overall, typologies, twins, background, reading } = evaluation;
  const one = (scope: MeasureScope, name: string, measure: string, value: number | null): Measure => ({
    scope,
    name,
    measure,
    value,
  });
  const ofTypology = (scope: MeasureScope) => (row: TypologyResult) =>
    TYPOLOGY_MEASURES.map((measure) => one(scope, row.typology_type, measure, row[measure]));
  return [
    ...ofTypology('overall')(overall),
    one('overall', 'all', 'alert_count', evaluation.alert_count),
    one('overall', 'all', 'background_address_count', background.address_count),
    one('overall', 'all', 'background_suspected_count', background.suspected_count),
    one('overall', 'all', 'background_suspected_ratio', background.suspected_ratio),
    one('overall', 'all', 'twin_flagged_ratio', evaluation.twin_flagged_ratio),
    ...reading.flatMap(({ seen_share, alerts_read, alerts_per_scheme }) => [
      one('overall', 'all', `alerts_read_for_${seen_share * 100}`, alerts_read),
      one('overall', 'all', `alerts_per_scheme_for_${seen_share * 100}`, alerts_per_scheme),
    ]),
    ...typologies.flatMap(ofTypology('typology')),
    ...twins.flatMap(({ twin_type, instance_count, flagged_count, flagged_ratio }) => [
      one('twin', twin_type, 'instance_count', instance_count),
      one('twin', twin_type, 'flagged_count', flagged_count),
      one('twin', twin_type, 'flagged_ratio', flagged_ratio),
    ]),
    ...typologies.flatMap(({ typology_type, given_names }) =>
      given_names.map((given) => one('given_name', `${typology_type} as ${given.typology_type}`, 'count', given.count)),
    ),
    ...twins.flatMap(({ twin_type, flagged_as }) =>
      flagged_as.map((as) => one('twin_flagged_as', `${twin_type} as ${as.typology_type}`, 'count', as.count)),
    ),
  ];
}
