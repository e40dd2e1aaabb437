/** The columns of the cases table. */
import type { ApiSchemas } from '@analytics/api-client';
import { Due } from '../alerts/due.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { AddressName } from '../parts/address-name.tsx';
import type { DataColumn } from '../parts/data-table.tsx';
import { SeverityBadge } from '../parts/severity-badge.tsx';
import { Worth } from '../parts/worth.tsx';
import { When } from '../parts/when.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import type { CaseSort } from './case-filter.ts';
import { caseTitle } from './case-title.ts';

export type Case = ApiSchemas['Case'];

const text = strings.cases;

export function caseColumns(
  selected: ReadonlySet<string>,
  onSelect: (cluster_id: string) => void,
): readonly DataColumn<Case, CaseSort>[] {
  return [
    {
      key: 'select',
      head: text.select_head,
      isHeadHidden: true,
      cell: (one) => (
        <input
          type="checkbox"
          aria-label={strings.alerts.select(`${caseTitle(one.typology_types)} ${one.best_rank}`)}
          checked={selected.has(one.cluster_id)}
          onChange={() => {
            onSelect(one.cluster_id);
          }}
        />
      ),
    },
    ...COLUMNS,
  ];
}

const COLUMNS: readonly DataColumn<Case, CaseSort>[] = [
  { key: 'rank', head: text.rank, sort: 'rank', isNumber: true, cell: ({ best_rank }) => formatCount(best_rank) },
  {
    key: 'severity',
    head: text.severity,
    sort: 'severity',
    cell: ({ severity_max }) => <SeverityBadge severity={severity_max} />,
  },
  {
    key: 'case',
    head: text.case,
    isRowHead: true,
    className: () => 'case-name',
    title: ({ cluster_id }) => cluster_id,
    cell: ({ cluster_id, typology_types }) => (
      <SliceLink to={`/cases/${cluster_id}`}>{caseTitle(typology_types)}</SliceLink>
    ),
  },
  {
    key: 'owner',
    head: strings.case_work.owner,
    cell: ({ owner }) => (owner === '' ? <span className="quiet">–</span> : <bdi>{owner}</bdi>),
  },
  {
    key: 'status',
    head: strings.case_work.status,
    cell: ({ status }) => strings.case_work.statuses[status],
  },
  {
    key: 'due',
    head: strings.case_work.due,
    sort: 'due',
    leaves: 'second',
    cell: ({ due_ms }) => <Due at_ms={due_ms} />,
  },
  {
    key: 'primary',
    head: text.primary,
    leaves: 'third',
    cell: ({ primary_address }) => <AddressName address={primary_address} />,
  },
  {
    key: 'volume',
    head: text.volume,
    sort: 'volume',
    isNumber: true,
    cell: ({ total_volume_usd }) => <Worth amount_usd={total_volume_usd} isInColumn />,
  },
  {
    key: 'alerts',
    head: text.alerts,
    sort: 'alerts',
    isNumber: true,
    cell: ({ total_alerts }) => formatCount(total_alerts),
  },
  { key: 'open', head: text.open, sort: 'open', isNumber: true, cell: ({ open_alerts }) => formatCount(open_alerts) },
  {
    key: 'link',
    head: text.link,
    leaves: 'early',
    cell: ({ cluster_type }) => text.links[cluster_type] ?? words(cluster_type),
  },
  {
    key: 'first',
    head: text.first,
    leaves: 'early',
    cell: ({ earliest_alert_timestamp }) => <When at_ms={earliest_alert_timestamp} />,
  },
  {
    key: 'last',
    head: text.last,
    leaves: 'first',
    sort: 'latest',
    cell: ({ latest_alert_timestamp }) => <When at_ms={latest_alert_timestamp} />,
  },
];
