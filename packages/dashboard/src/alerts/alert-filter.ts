/** The filter of the alerts table as it stands in the URL: a saved view is a bookmark. */
import {
  DISPOSITION_STATUSES,
  WORK_QUEUES,
  WORST_SEVERITIES_FIRST,
  type DispositionStatus,
  type Severity,
  type WorkQueue,
} from '@analytics/domain';
import { defined } from '../api/defined.ts';

export const SORTS = [
  'rank',
  'severity',
  'confidence',
  'entered',
  'volume',
  'start_time',
  'end_time',
  'first_seen',
  'due',
] as const;
export type AlertSort = (typeof SORTS)[number];

export interface AlertFilter {
  readonly q?: string;
  readonly severity?: Severity[];
  readonly typology_type?: string[];
  readonly status?: DispositionStatus[];
  readonly queue?: WorkQueue;
  readonly assignee?: string;
  readonly min_volume_usd?: number;
  readonly min_confidence?: number;
  readonly include_suppressed?: 'true';
  readonly watched?: 'true';
  readonly watch_list?: string;
  readonly sort: AlertSort;
  readonly order?: 'asc' | 'desc';
}

/** The URL parameters of the filter; what the slice names stays beside them. */
export const FILTER_PARAMS = [
  'q',
  'severity',
  'typology',
  'status',
  'queue',
  'assignee',
  'min_usd',
  'min_confidence_percent',
  'suppressed',
  'watched',
  'watch_list',
] as const;
export type FilterParam = (typeof FILTER_PARAMS)[number] | 'sort' | 'order';

/** What of the URL names the list: an alert that is opened from it takes it along, and has a next one. */
export function listParams(params: URLSearchParams): Readonly<Record<string, string>> {
  const names = [...FILTER_PARAMS, 'sort', 'order'];
  return Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])));
}

/** Unknown words and numbers that are none are left out: the URL is the reader's to edit. */
export function alertFilter(params: URLSearchParams): AlertFilter {
  const text = (name: FilterParam): string | undefined => params.get(name)?.trim() || undefined;
  const number = (name: FilterParam): number | undefined => {
    const value = Number(text(name) ?? Number.NaN);
    return Number.isFinite(value) && value >= 0 ? value : undefined;
  };
  const one = (name: FilterParam): string[] | undefined => {
    const value = text(name);
    return value === undefined ? undefined : [value];
  };
  const severity = WORST_SEVERITIES_FIRST.find((known) => known === text('severity'));
  const percent = number('min_confidence_percent');
  const status = DISPOSITION_STATUSES.find((known) => known === text('status'));
  const order = text('order');
  return {
    sort: SORTS.find((known) => known === text('sort')) ?? 'rank',
    ...defined({
      q: text('q'),
      severity: severity && [severity],
      typology_type: one('typology'),
      status: status && [status],
      queue: WORK_QUEUES.find((known) => known === text('queue')),
      assignee: text('assignee'),
      min_volume_usd: number('min_usd'),
      min_confidence: percent === undefined || percent > 100 ? undefined : percent / 100,
      include_suppressed: params.get('suppressed') === 'true' ? ('true' as const) : undefined,
      watched: params.get('watched') === 'true' ? ('true' as const) : undefined,
      watch_list: text('watch_list'),
      order: order === 'asc' || order === 'desc' ? order : undefined,
    }),
  };
}
