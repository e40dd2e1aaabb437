/**
 * The whole of what is decided about a window's schemes without a word of text: detections, schemes, assessments,
 * cases.
 */
import { counted, type RunNotice } from '@analytics/domain';
import { typologyContext } from '../typologies/context.ts';
import { withEveryEnd, detectTypologies } from '../typologies/detect-typologies.ts';
import type { TypologyDetection } from '../typologies/detection.ts';
import type { TypologySettings } from '../typologies/settings.ts';
import type { TypologyInput } from '../typologies/typology-input.ts';
import { assess, type Assessment } from './assess.ts';
import { casesOf, type Case } from './cases.ts';
import { mergeDetections, type Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';
import { surroundingsOf, type Surroundings } from './surroundings.ts';

export interface AssessedScheme extends Scheme {
  readonly assessment: Assessment;
  readonly surroundings: Surroundings;
}

export interface WindowSchemes {
  /** Those within the alert budget, to be read in this order. */
  readonly schemes: readonly AssessedScheme[];
  /** Those beyond it: counted and kept as detections, raised as no alert. */
  readonly beyond_budget: readonly AssessedScheme[];
  readonly cases: readonly Case[];
  readonly notices: readonly RunNotice[];
}

/** `extra` are detections of typologies that users added. Deterministic. */
export function findSchemes(
  input: TypologyInput,
  extra: readonly TypologyDetection[],
  settings: { readonly typologies: TypologySettings; readonly alerts: AlertSettings },
): WindowSchemes {
  const context = typologyContext(input, settings.typologies.exposure_range);
  const own = extra.map((detection) => ({ ...detection, roles: withEveryEnd(context, detection) }));
  const ranked = mergeDetections(context, [...detectTypologies(context, settings.typologies), ...own])
    .map((scheme, at) => ({ at, scheme: { ...scheme, assessment: assess(context, scheme, settings.alerts) } }))
    .sort((a, b) => b.scheme.assessment.severity_score - a.scheme.assessment.severity_score || a.at - b.at)
    .map(({ scheme }) => scheme);
  const withContext = (scheme: (typeof ranked)[number]): AssessedScheme => ({
    ...scheme,
    surroundings: surroundingsOf(context, scheme, settings.alerts),
  });
  const schemes = ranked.slice(0, settings.alerts.max_alerts).map(withContext);
  const beyond_budget = ranked.slice(settings.alerts.max_alerts).map(withContext);
  return {
    schemes,
    beyond_budget,
    cases: casesOf(context, schemes, settings.alerts),
    notices: budgetNotices(beyond_budget, settings.alerts.max_alerts),
  };
}

function budgetNotices(beyond: readonly AssessedScheme[], max_alerts: number): RunNotice[] {
  if (beyond.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { lead } of beyond) counts.set(lead.typology_type, (counts.get(lead.typology_type) ?? 0) + 1);
  const listed = [...counts]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([type, count]) => `${count} ${type}`);
  const message = `Raised as no alert: ${counted(beyond.length, 'scheme')} beyond the first ${max_alerts} (${listed.join(', ')}); their detections are kept.`;
  return [{ code: 'ALERT_BUDGET_REACHED', message, count: beyond.length }];
}
