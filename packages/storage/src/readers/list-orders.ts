/**
 * What lists can be sorted by: a closed list of names, each with its column. Every order is a rising `sort_key` (a
 * falling one is negated), ties by id, so that a page can go on after the last row of the one before, whatever was
 * published or decided meanwhile.
 */
export const ALERT_ORDERS = {
  rank: 'alert_rank',
  severity: 'severity_score',
  confidence: 'alert_confidence_score',
  entered: 'entered_usd',
  volume: 'volume_usd',
  start_time: 'start_time',
  end_time: 'end_time',
  first_seen: 'first_seen_date',
  due: 'first_seen_date',
} as const;
export type AlertSort = keyof typeof ALERT_ORDERS;
export const ALERT_SORTS = Object.keys(ALERT_ORDERS) as [AlertSort, ...AlertSort[]];

export const CASE_SORTS = ['rank', 'severity', 'volume', 'alerts', 'open', 'confidence', 'latest', 'due'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export const PATTERN_ORDERS = {
  confidence: 'confidence_score',
  volume: 'evidence_volume_usd',
  start_time: 'pattern_start_time',
  transfers: 'evidence_transaction_count',
} as const;
export type PatternSort = keyof typeof PATTERN_ORDERS;
export const PATTERN_SORTS = Object.keys(PATTERN_ORDERS) as [PatternSort, ...PatternSort[]];

export type SortOrder = 'asc' | 'desc';

/** The sign that turns an order into a rising one. */
export function signOf(order: SortOrder): 1 | -1 {
  return order === 'asc' ? 1 : -1;
}

/** Where a page begins: after the row with this sort key and id. */
export interface AfterRow {
  readonly sort_key: number;
  readonly id: string;
}

/** Bound parameters of a page; the first begins before everything. */
export function afterParameters(after: AfterRow | undefined): { after_key: string; after_id: string } {
  return { after_key: floatText(after?.sort_key ?? -Infinity), after_id: after?.id ?? '' };
}

/**
 * A float as the engine reads it: the client refuses whole numbers beyond 2^53, though as floats they are none the
 * worse.
 */
export function floatText(value: number): string {
  return Number.isFinite(value) ? String(value) : value > 0 ? 'inf' : '-inf';
}
