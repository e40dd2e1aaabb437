/** The queues of work above the alerts, who has how much of it, and the reader's own views. */
import { WORK_QUEUES } from '@analytics/domain';
import type { ApiSchemas } from '@analytics/api-client';
import { useSearchParams } from 'wouter';
import { formatCount } from '../format/number.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { SliceLink } from '../slice/slice-link.tsx';
import { strings } from '../strings.ts';
import { Due } from './due.tsx';
import { SavedViews } from './saved-views.tsx';
import { useQueues } from './use-queues.ts';

const text = strings.queues;

type Workload = ApiSchemas['Workload'];

const WORKLOAD_COLUMNS: readonly DataColumn<Workload>[] = [
  {
    key: 'assignee',
    head: text.assignee,
    isRowHead: true,
    cell: ({ assignee }) => (
      <SliceLink to="/alerts" query={assignee === '' ? { queue: 'unassigned' } : { queue: 'unfinished', assignee }}>
        {assignee === '' ? text.nobody : assignee}
      </SliceLink>
    ),
  },
  {
    key: 'unfinished',
    head: text.names.unfinished,
    isNumber: true,
    cell: ({ unfinished_count }) => formatCount(unfinished_count),
  },
  { key: 'late', head: text.names.late, isNumber: true, cell: ({ late_count }) => formatCount(late_count) },
  { key: 'next', head: text.next_due, cell: ({ next_due_ms }) => <Due at_ms={next_due_ms} /> },
];

export function WorkQueues() {
  const [params] = useSearchParams();
  const { data } = useQueues();
  const chosen = params.get('queue') ?? '';
  return (
    <>
      <nav className="queues" aria-label={text.title}>
        <SliceLink to="/alerts" aria-current={chosen === '' ? 'true' : undefined}>
          {text.all}
        </SliceLink>
        {WORK_QUEUES.map((name) => (
          <SliceLink
            key={name}
            to="/alerts"
            query={{ queue: name, sort: 'due', order: 'asc' }}
            aria-current={chosen === name ? 'true' : undefined}
            title={name === 'mine' && data !== undefined ? text.mine_hint(data.me) : text.hints[name]}
          >
            {text.names[name]} {data !== undefined && <span className="quiet">{formatCount(data.counts[name])}</span>}
          </SliceLink>
        ))}
        <SavedViews />
      </nav>
      {data !== undefined && data.workload.length > 0 && (
        <details className="workload">
          <summary>{text.workload}</summary>
          <DataTable
            label={text.workload}
            columns={WORKLOAD_COLUMNS}
            rows={data.workload}
            rowKey={({ assignee }) => assignee}
          />
        </details>
      )}
    </>
  );
}
