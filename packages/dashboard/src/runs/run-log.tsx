/** One run, step by step: seconds, rows, memory, where the time went, and what it warned of. */
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { DataTable, type DataColumn } from '../parts/data-table.tsx';
import { Failure, Loading } from '../parts/states.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { STEP_COLUMNS } from './step-columns.tsx';
import { partsOf } from './step-parts.ts';

const text = strings.run_log;

const COLUMNS: readonly DataColumn<ApiSchemas['ComputationLog']>[] = [
  ...STEP_COLUMNS,
  { key: 'status', head: text.status, cell: ({ status }) => words(status) },
  { key: 'parts', head: text.parts, className: () => 'quiet parts', cell: ({ details_json }) => partsOf(details_json) },
  {
    key: 'warnings',
    head: text.warnings,
    cell: ({ warnings }) => warnings.map((warning) => <p key={warning}>{warning}</p>),
  },
];

export function RunLog({ run_id }: { readonly run_id: string }) {
  const client = useClient();
  const { network } = useSliceState();
  const { data, error, refetch } = useQuery({
    queryKey: ['run', network, run_id],
    queryFn: ({ signal }) =>
      answerOf(client.GET('/api/v1/runs/{run_id}', { params: { path: { run_id }, query: { network } }, signal })),
  });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what={text.what} />;
  const slice = strings.shell.slice_option(data.processing_date, data.window_days);
  return (
    <section className="card" aria-label={text.title(slice)}>
      <h2>{text.title(slice)}</h2>
      {data.error_message !== '' && <p className="failure">{data.error_message}</p>}
      <DataTable
        label={text.what}
        columns={COLUMNS}
        rows={data.step_log}
        rowKey={({ step, started_at }) => `${step} ${started_at}`}
        isTall
      />
      <details>
        <summary>{text.settings}</summary>
        <pre tabIndex={0}>{JSON.stringify(data.settings, null, 2)}</pre>
      </details>
    </section>
  );
}
