/** One run, step by step: seconds, rows, memory, where the time went, and what it warned of. */
import { useQuery } from '@tanstack/react-query';
import type { ApiSchemas } from '@analytics/api-client';
import { answerOf, useClient } from '../api/session.tsx';
import { formatCount } from '../format/number.ts';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';
import { partsOf } from './step-parts.ts';

const text = strings.run_log;
const MEGABYTE = 1e6;

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
      <div className="scroll tall" tabIndex={0} role="region" aria-label={text.what}>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.step}</th>
              <th scope="col">{text.status}</th>
              <th scope="col" className="number">
                {text.seconds}
              </th>
              <th scope="col" className="number">
                {text.rows}
              </th>
              <th scope="col" className="number">
                {text.memory}
              </th>
              <th scope="col">{text.parts}</th>
              <th scope="col">{text.warnings}</th>
            </tr>
          </thead>
          <tbody>
            {data.step_log.map((step) => (
              <StepRow key={`${step.step} ${step.started_at}`} step={step} />
            ))}
          </tbody>
        </table>
      </div>
      <details>
        <summary>{text.settings}</summary>
        <pre tabIndex={0}>{JSON.stringify(data.settings, null, 2)}</pre>
      </details>
    </section>
  );
}

function StepRow({ step }: { readonly step: ApiSchemas['ComputationLog'] }) {
  return (
    <tr>
      <th scope="row">{words(step.step)}</th>
      <td>{words(step.status)}</td>
      <td className="number">{step.duration_seconds.toFixed(1)}</td>
      <td className="number">{formatCount(step.row_count)}</td>
      <td className="number">{formatCount(Math.round(step.peak_rss_bytes / MEGABYTE))} MB</td>
      <td className="quiet parts">{partsOf(step.details_json)}</td>
      <td>
        {step.warnings.map((warning) => (
          <p key={warning}>{warning}</p>
        ))}
      </td>
    </tr>
  );
}
