/** Which schemes are kept as detections and raised as no alert, and why. */
import { counted, type HoldReason, type RunNotice } from '@analytics/domain';
import type { JudgedScheme } from './assess.ts';
import { countedByName } from './counted-by-name.ts';
import type { Scheme } from './merge-detections.ts';
import type { AlertSettings } from './params.ts';

/** undefined for a scheme that is raised. */
export function whyHeldBack(
  scheme: JudgedScheme,
  { max_chance_ratio, min_confidence }: AlertSettings,
): HoldReason | undefined {
  const { lead, assessment } = scheme;
  const { chance_ratio } = assessment.chance;
  if (chance_ratio !== undefined && chance_ratio > max_chance_ratio) return 'chance';
  if (lead.typology_type === 'unregistered_service' && !isExposed(scheme)) return 'service';
  return assessment.confidence_score < min_confidence ? 'unsure' : undefined;
}

/** Whether much of what the service moves is tied to a risk: that one of its customers carries a label says little. */
function isExposed({ lead, indicators, around }: Scheme): boolean {
  return [...indicators, ...around].some(
    ({ typology_type, subject }) => typology_type.startsWith('exposure_') && subject === lead.subject,
  );
}

export function heldBackNotices(held_back: readonly (Scheme & { readonly reason: HoldReason })[]): RunNotice[] {
  const of = (reason: HoldReason): Scheme[] => held_back.filter((scheme) => scheme.reason === reason);
  const [chance, services, unsure] = [of('chance'), of('service'), of('unsure')];
  const notices: RunNotice[] = [];
  if (chance.length > 0) {
    const message = `Raised as no alert: ${counted(chance.length, 'scheme')} that shuffled copies of this network show as often (${countedByName(chance)}).`;
    notices.push({ code: 'HELD_BACK_AS_CHANCE', message, count: chance.length });
  }
  if (services.length > 0) {
    const message = `Found by behaviour, without a sign of harm: ${counted(services.length, 'service')} that no label names.`;
    notices.push({ code: 'SERVICES_FOUND', message, count: services.length });
  }
  if (unsure.length > 0) {
    const message = `Raised as no alert: ${counted(unsure.length, 'scheme')} with too little evidence (${countedByName(unsure)}).`;
    notices.push({ code: 'HELD_BACK_AS_UNSURE', message, count: unsure.length });
  }
  return notices;
}
