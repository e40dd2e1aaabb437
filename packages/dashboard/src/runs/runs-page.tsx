/** Runs: start one, watch it, cancel it, ask again; and those that were. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatShare } from '../format/number.ts';
import { localDuration } from '../format/time.ts';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { RunsTabs } from '../notifications/runs-tabs.tsx';
import { useSetParams } from '../parts/set-params.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { AccessLog } from './access-log.tsx';
import { RunLog } from './run-log.tsx';
import { Schedules } from './schedules.tsx';
import { StartRun } from './start-run.tsx';
import { StepsOverTime } from './steps-over-time.tsx';
import { TaskProgress } from './task-progress.tsx';

const text = strings.runs;
const REFRESH_MS = 5000;
/** Runs that went through all of their steps. */
const FINISHED: ReadonlySet<string> = new Set(['published', 'completed']);

export function RunsPage() {
  const client = useClient();
  const queries = useQueryClient();
  const { network, slice } = useSliceState();
  const [params] = useSearchParams();
  const setParams = useSetParams();
  const watched = params.get('task');
  const opened = params.get('run');
  const tasks = useQuery({
    queryKey: ['tasks', network],
    refetchInterval: REFRESH_MS,
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/tasks', { params: { query: { network } }, signal })),
  });
  const runs = useQuery({
    queryKey: ['runs', network],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/runs', { params: { query: { network } }, signal })),
    // Whoever starts them: a scheduler, a worker, another analyst.
    refetchInterval: REFRESH_MS,
  });
  // What another run has published can be chosen, and is drawn, without a reload.
  const published = runs.data?.runs.filter(({ status }) => FINISHED.has(status)).map(({ run_id }) => run_id) ?? [];
  const newest = published.join(' ');
  useEffect(() => {
    if (newest !== '') void queries.invalidateQueries({ queryKey: ['slices'] });
  }, [queries, newest]);
  // Of several that were started together one is watched after the other.
  const [following, setFollowing] = useState<readonly string[]>([]);
  const watch = ([first = '', ...rest]: readonly string[]): void => {
    setFollowing(rest);
    setParams({ task: first });
  };
  const onEnd = (): void => {
    void queries.invalidateQueries();
    if (following.length > 0) watch(following);
  };
  return (
    <>
      {slice !== undefined && <RunsTabs />}
      <h1>{text.title}</h1>
      <StartRun
        onStarted={(task_ids) => {
          void tasks.refetch();
          watch(task_ids);
        }}
      />
      {following.length > 0 && <p className="quiet">{text.following(following.length)}</p>}
      {watched !== null && <TaskProgress key={watched} task_id={watched} onEnd={onEnd} />}
      <section className="card">
        <h2>{text.tasks}</h2>
        {tasks.error !== null && <Failure error={tasks.error} onRetry={() => void tasks.refetch()} />}
        {tasks.error === null && tasks.data === undefined && <Loading what={text.what} />}
        {tasks.data?.tasks.length === 0 && <p className="quiet">{text.no_task}</p>}
        {tasks.data !== undefined && tasks.data.tasks.length > 0 && (
          <TaskTable
            tasks={tasks.data.tasks}
            onWatch={(task_id) => {
              watch([task_id]);
            }}
          />
        )}
      </section>
      <section className="card">
        <h2>{text.published}</h2>
        {runs.error !== null && <Failure error={runs.error} onRetry={() => void runs.refetch()} />}
        {runs.data?.runs.length === 0 && <p className="quiet">{text.no_run}</p>}
        {runs.data !== undefined && runs.data.runs.length > 0 && (
          <RunTable
            runs={runs.data.runs}
            onOpen={(run_id) => {
              setParams({ run: run_id });
            }}
          />
        )}
      </section>
      {opened !== null && <RunLog key={opened} run_id={opened} />}
      <StepsOverTime run_ids={published} />
      <Schedules />
      <AccessLog />
    </>
  );
}

interface TaskTableProps {
  readonly tasks: readonly ApiSchemas['Task'][];
  readonly onWatch: (task_id: string) => void;
}

const UNDER_WAY: ReadonlySet<string> = new Set(['PENDING', 'STARTED', 'RETRY']);

function TaskTable({ tasks, onWatch }: TaskTableProps) {
  const columns: readonly DataColumn<ApiSchemas['Task']>[] = [
    { key: 'date', head: text.date, isRowHead: true, cell: sliceName },
    { key: 'status', head: text.status, cell: ({ status }) => text.statuses[status] ?? words(status) },
    { key: 'progress', head: text.progress, isNumber: true, cell: ({ progress }) => formatShare(progress) },
    { key: 'step', head: text.step, cell: ({ current_step }) => words(current_step) },
    { key: 'asked', head: text.asked, cell: ({ created_ms }) => <When at_ms={created_ms} /> },
    { key: 'error', head: text.error, cell: ({ error_message }) => error_message },
    { key: 'actions', head: text.actions, cell: (task) => <TaskActions task={task} onWatch={onWatch} /> },
  ];
  return <DataTable label={text.tasks} columns={columns} rows={tasks} rowKey={({ task_id }) => task_id} />;
}

interface TaskActionsProps {
  readonly task: ApiSchemas['Task'];
  readonly onWatch: (task_id: string) => void;
}

function TaskActions({ task, onWatch }: TaskActionsProps) {
  const client = useClient();
  const queries = useQueryClient();
  const path = { task_id: task.task_id };
  const refresh = (): void => {
    void queries.invalidateQueries({ queryKey: ['tasks'] });
    void queries.invalidateQueries({ queryKey: ['runs'] });
  };
  const cancel = useMutation({
    mutationFn: () => answerOf(client.POST('/api/v1/tasks/{task_id}/cancel', { params: { path } })),
    onSuccess: refresh,
  });
  const retry = useMutation({
    mutationFn: () => answerOf(client.POST('/api/v1/tasks/{task_id}/retry', { params: { path } })),
    onSuccess: ({ task_id }) => {
      refresh();
      onWatch(task_id);
    },
  });
  const error = cancel.error ?? retry.error;
  return (
    <div className="row">
      <button
        type="button"
        onClick={() => {
          onWatch(task.task_id);
        }}
      >
        {text.steps}
      </button>
      {UNDER_WAY.has(task.status) ? (
        <button
          type="button"
          disabled={cancel.isPending}
          onClick={() => {
            cancel.mutate();
          }}
        >
          {text.cancel}
        </button>
      ) : (
        task.status !== 'SUCCESS' && (
          <button
            type="button"
            disabled={retry.isPending}
            onClick={() => {
              retry.mutate();
            }}
          >
            {text.retry}
          </button>
        )
      )}
      {error !== null && <Failure error={error} />}
    </div>
  );
}

interface RunTableProps {
  readonly runs: readonly ApiSchemas['Run'][];
  readonly onOpen: (run_id: string) => void;
}

function RunTable({ runs, onOpen }: RunTableProps) {
  const columns: readonly DataColumn<ApiSchemas['Run']>[] = [
    { key: 'date', head: text.date, isRowHead: true, cell: sliceName },
    { key: 'status', head: text.status, cell: ({ status }) => words(status) },
    { key: 'started', head: strings.overview.started, cell: ({ started_ms }) => <When at_ms={started_ms} /> },
    {
      key: 'took',
      head: strings.overview.took,
      cell: ({ started_ms, ended_ms }) => (ended_ms > 0 ? localDuration(ended_ms - started_ms) : ''),
    },
    { key: 'error', head: text.error, cell: ({ error_message }) => error_message },
    {
      key: 'actions',
      head: text.actions,
      cell: ({ run_id }) => (
        <button
          type="button"
          onClick={() => {
            onOpen(run_id);
          }}
        >
          {strings.run_log.open}
        </button>
      ),
    },
  ];
  return <DataTable label={text.published} columns={columns} rows={runs} rowKey={({ run_id }) => run_id} />;
}

function sliceName({ processing_date, window_days }: ApiSchemas['Task'] | ApiSchemas['Run']): string {
  return strings.shell.slice_option(processing_date, window_days);
}
