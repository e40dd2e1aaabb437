/** Asks for runs of a range of dates. */
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, useClient } from '../api/session.tsx';
import { Allowed } from '../parts/allowed.tsx';
import { Failure } from '../parts/states.tsx';
import { useSliceState } from '../slice/slice.tsx';
import { strings } from '../strings.ts';

const text = strings.runs;

interface Wanted {
  readonly start_date: string;
  readonly end_date: string;
  readonly window_days: number;
}

export function StartRun({ onStarted }: { readonly onStarted: (task_ids: readonly string[]) => void }) {
  const client = useClient();
  const { network, slice } = useSliceState();
  const [start, setStart] = useState(slice?.processing_date ?? '');
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: ({ start_date, end_date, window_days }: Wanted) =>
      answerOf(
        client.POST('/api/v1/pipelines/run', {
          body: { network, date_range: { start_date, end_date }, window_days, config: {} },
        }),
      ),
    onSuccess: ({ task_ids }) => {
      onStarted(task_ids);
    },
  });
  return (
    <section className="card">
      <h2>{text.start}</h2>
      <Allowed scope="run">
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault();
            const form = new FormData(event.currentTarget);
            const field = (name: string): string => {
              const value = form.get(name);
              return typeof value === 'string' ? value : '';
            };
            mutate({
              start_date: field('start_date'),
              end_date: field('end_date'),
              window_days: Number(field('window_days')),
            });
          }}
        >
          <label className="field">
            {text.from}
            <input
              name="start_date"
              type="date"
              required
              value={start}
              onChange={(event) => {
                setStart(event.target.value);
              }}
            />
          </label>
          <label className="field">
            {text.to}
            <input name="end_date" type="date" required min={start} defaultValue={slice?.processing_date} />
          </label>
          <label className="field">
            {text.window}
            <input
              name="window_days"
              type="number"
              min={1}
              max={3660}
              required
              defaultValue={slice?.window_days ?? 30}
            />
          </label>
          <button type="submit" className="primary" disabled={isPending}>
            {text.go}
          </button>
        </form>
      </Allowed>
      <p className="quiet">{text.hint}</p>
      {data !== undefined && data.already_queued.length > 0 && (
        <p role="status">{text.already_queued(data.already_queued.length)}</p>
      )}
      {error !== null && <Failure error={error} />}
    </section>
  );
}
