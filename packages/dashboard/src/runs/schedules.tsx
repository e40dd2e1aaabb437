/** The schedule's entries: what fired last, and what fires next. */
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'wouter';
import { answerOf, useClient } from '../api/session.tsx';
import { words } from '../format/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { strings } from '../strings.ts';

const text = strings.run_log;

export function Schedules() {
  const client = useClient();
  const [, setParams] = useSearchParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['schedules'],
    queryFn: ({ signal }) => answerOf(client.GET('/api/v1/schedules', { signal })),
  });
  return (
    <section className="card">
      <h2>{text.schedules}</h2>
      {error !== null && <Failure error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <Loading what={text.schedules} />}
      {data?.schedules.length === 0 && <p className="quiet">{text.no_schedule}</p>}
      {data !== undefined && data.schedules.length > 0 && (
        <>
          {!data.is_active && <p className="quiet">{text.inactive}</p>}
          <table>
            <thead>
              <tr>
                <th scope="col">{text.name}</th>
                <th scope="col">{text.task}</th>
                <th scope="col">{text.cron}</th>
                <th scope="col">{text.last}</th>
                <th scope="col">{text.next}</th>
                <th scope="col">{text.slice}</th>
              </tr>
            </thead>
            <tbody>
              {data.schedules.map((entry) => (
                <tr key={entry.name}>
                  <th scope="row">{entry.name}</th>
                  <td>{words(entry.task_name)}</td>
                  <td>
                    <code>{entry.cron}</code>
                  </td>
                  <td>
                    {entry.last === null ? (
                      text.never
                    ) : (
                      <button
                        type="button"
                        onClick={() => {
                          const { task_id } = entry.last ?? { task_id: '' };
                          setParams((before) => {
                            before.set('task', task_id);
                            return before;
                          });
                        }}
                      >
                        <When at_ms={entry.last.fired_ms} />
                      </button>
                    )}
                  </td>
                  <td>{entry.next_ms === null ? '' : <When at_ms={entry.next_ms} />}</td>
                  <td>
                    {entry.network} · {strings.shell.slice_option(entry.date, entry.window_days)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
