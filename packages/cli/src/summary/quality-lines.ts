/** What alerts are worth on a network whose truth is known, as a person reads it. */
import { counted } from '@analytics/domain';
import type { AlertQuality } from '@analytics/analyzers';
import { alignedRows } from '../terminal/quantities.ts';
import { figure } from './evaluation-tables.ts';

export function qualityLines(quality: AlertQuality): string[] {
  const { confidence } = quality;
  const interval = confidence.calibration_error_interval;
  const rows: [string, number | null][] = [
    ['schemes found: one alert that is mostly theirs names at least half', quality.found_half],
    ['… at least four fifths', quality.found_most],
    ['… at least half, under a right name', quality.rightly_named],
    ['alerts that are mostly one scheme', quality.precision],
    ['… of the first 50', quality.precision_first_50],
    ['alerts that are mostly background', quality.false_ratio],
    ['alerts for each scheme found', quality.alerts_per_found],
    ['innocent look-alikes suspected', quality.look_alike_flagged_ratio],
    ['suspects that are guilty', quality.suspect_precision],
    ['guilty addresses that are suspected', quality.suspect_recall],
    ['confidence: area under the curve', confidence.area_under_curve],
    ['confidence: error of calibration', confidence.calibration_error],
  ];
  return [
    `${counted(quality.alert_count, 'alert')} against ${counted(quality.scheme_count, 'known scheme')}.`,
    ...alignedRows(rows.flatMap(([title, value]) => (value === null ? [] : [[`  ${title}`, figure(value)]]))),
    ...(interval === null ? [] : [`  (nine tenths of resamples: ${figure(interval[0])} to ${figure(interval[1])})`]),
    ...(confidence.bins.length < 2
      ? []
      : [
          'Confidence, and the share that is true:',
          ...alignedRows(
            confidence.bins.map(({ count, mean_confidence, true_ratio }) => [
              `  ${counted(count, 'alert')}`,
              figure(mean_confidence),
              figure(true_ratio),
            ]),
          ),
        ]),
  ];
}
