/** The filter of the cases table as it stands in the URL: a saved view is a bookmark. */
import { CASE_STATUSES, WORST_SEVERITIES_FIRST, type CaseStatus, type Severity } from '@analytics/domain';
import { defined } from '../api/defined.ts';

export const CASE_SORTS = ['rank', 'severity', 'volume', 'alerts', 'open', 'confidence', 'latest', 'due'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];
export const CASE_FILTER_PARAMS = [
  'q',
  'severity',
  'typology',
  'min_usd',
  'undecided',
  'status',
  'owner',
  'late',
] as const;
/** In the URL: the cases of nobody. */
export const OF_NOBODY = '-';

export interface CaseFilter {
  readonly q?: string;
  readonly severity?: Severity[];
  readonly typology_type?: string[];
  readonly min_volume_usd?: number;
  readonly min_open_alerts?: number;
  readonly status?: CaseStatus[];
  /** Empty: those of nobody. */
  readonly owner?: string;
  readonly late?: 'true';
  readonly sort: CaseSort;
  readonly order: 'asc' | 'desc';
}

/** What of the URL names the list: a case that is opened from it takes it along, and has a next one. */
export function caseListParams(params: URLSearchParams): Readonly<Record<string, string>> {
  const names = [...CASE_FILTER_PARAMS, 'sort', 'order'];
  return Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name) ?? '']] : [])));
}

const WORD = /^[a-z0-9][a-z0-9_-]{0,63}$/u;

/** Unknown words and numbers that are none are left out: the URL is the reader's to edit. */
export function caseFilter(params: URLSearchParams): CaseFilter {
  const text = (name: string): string => params.get(name)?.trim() ?? '';
  const severity = WORST_SEVERITIES_FIRST.find((known) => known === text('severity'));
  const typology = text('typology');
  const status = CASE_STATUSES.find((known) => known === text('status'));
  const owner = text('owner');
  const least_usd = Number.parseFloat(text('min_usd'));
  const sort = CASE_SORTS.find((known) => known === text('sort')) ?? 'rank';
  const order = text('order');
  return {
    sort,
    order: order === 'asc' || order === 'desc' ? order : firstOrder(sort),
    ...defined({
      q: text('q') || undefined,
      severity: severity && [severity],
      typology_type: WORD.test(typology) ? [typology] : undefined,
      min_volume_usd: least_usd >= 0 ? least_usd : undefined,
      min_open_alerts: text('undecided') === 'true' ? 1 : undefined,
      status: status && [status],
      owner: owner === OF_NOBODY ? '' : owner || undefined,
      late: text('late') === 'true' ? ('true' as const) : undefined,
    }),
  };
}

/** What changes in the URL when a header is pressed: the other way round where it already orders. */
export function orderBy(filter: CaseFilter, sort: CaseSort): { readonly sort: CaseSort; readonly order: string } {
  if (filter.sort !== sort) return { sort, order: firstOrder(sort) };
  return { sort, order: filter.order === 'asc' ? 'desc' : 'asc' };
}

function firstOrder(sort: CaseSort): 'asc' | 'desc' {
  return sort === 'rank' || sort === 'due' ? 'asc' : 'desc';
}
