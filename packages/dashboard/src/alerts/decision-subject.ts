/** What a decision is about, and what had been decided before when the reader saw it. */
import type { ApiSchemas } from '@analytics/api-client';
import type { DispositionStatus } from '@analytics/domain';

type Alert = Pick<ApiSchemas['AlertSummary'], 'alert_id' | 'disposition_status' | 'assignee' | 'decided_at_ms'>;
type Case = Pick<ApiSchemas['Case'], 'related_alert_ids' | 'decided_at_ms'>;

export interface DecisionSubject {
  readonly alert_ids: readonly string[];
  /** Of all alike; undefined where they differ or are not known. */
  readonly status: DispositionStatus | undefined;
  readonly assignee: string | undefined;
  /** Of the newest decision; 0 where there was none. */
  readonly seen_decided_at_ms: number;
}

export function subjectOfAlerts(alerts: readonly Alert[]): DecisionSubject {
  return {
    alert_ids: alerts.map(({ alert_id }) => alert_id),
    status: common(alerts.map(({ disposition_status }) => disposition_status)),
    assignee: common(alerts.map(({ assignee }) => assignee)),
    seen_decided_at_ms: newest(alerts),
  };
}

/** A case tells when one of its alerts was last decided, and not how. */
export function subjectOfCases(cases: readonly Case[]): DecisionSubject {
  const seen_decided_at_ms = newest(cases);
  const isFresh = seen_decided_at_ms === 0;
  return {
    alert_ids: [...new Set(cases.flatMap(({ related_alert_ids }) => related_alert_ids))],
    status: isFresh ? 'open' : undefined,
    assignee: isFresh ? '' : undefined,
    seen_decided_at_ms,
  };
}

function newest(decided: readonly { readonly decided_at_ms: number }[]): number {
  return decided.reduce((most, { decided_at_ms }) => Math.max(most, decided_at_ms), 0);
}

function common<T>(values: readonly T[]): T | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}
