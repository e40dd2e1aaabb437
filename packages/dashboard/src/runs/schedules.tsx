/** The schedule's entries: what fired last, and what fires next. */
import { useQuery } from '@tanstack/react-query';
import type { ApiPaths } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { QueryCard } from '../parts/query-card.tsx';
import { useSetParams } from '../parts/set-params.ts';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.run_log;

type Scheduled = ApiPaths['/api/v1/schedules']['get']['responses']['200']['content']['application/json'];

export function Schedules() {
  const client = useClient();
  const setParams = useSetParams();
  const query = useQuery({
    queryKey: ['schedules'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/schedules', { signal })),
  });
  const columns: readonly DataColumn<Scheduled['schedules'][number]>[] = [
    { key: 'name', head: text.name, isRowHead: true, cell: ({ name }) => name },
    { key: 'task', head: text.task, cell: ({ task_name }) => words(task_name) },
    { key: 'cron', head: text.cron, cell: ({ cron }) => <code>{cron}</code> },
    {
      key: 'last',
      head: text.last,
      cell: ({ last }) =>
        last === null ? (
          text.never
        ) : (
          <button
            type="button"
            onClick={() => {
              setParams({ task: last.task_id });
            }}
          >
            <When at_ms={last.fired_ms} />
          </button>
        ),
    },
    { key: 'next', head: text.next, cell: ({ next_ms }) => next_ms !== null && <When at_ms={next_ms} /> },
    {
      key: 'slice',
      head: text.slice,
      cell: ({ network, date, window_days }) => `${network} · ${strings.shell.slice_option(date, window_days)}`,
    },
  ];
  return (
    <QueryCard title={text.schedules} query={query}>
      {({ schedules, is_active }) =>
        schedules.length === 0 ? (
          <p className="quiet">{text.no_schedule}</p>
        ) : (
          <>
            {!is_active && <p className="quiet">{text.inactive}</p>}
            <DataTable label={text.schedules} columns={columns} rows={schedules} rowKey={({ name }) => name} />
          </>
        )
      }
    </QueryCard>
  );
}
